"""``rpg print rulebook``: the whole game as one book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli.map_file import desk
from rpg.cli.print import PAPERS, THEMES, Desk, deliver, looks, met_by, options_of, print_group
from rpg.cli.texts import text
from rpg.game.character.decide import from_named
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.game.character.state import Person
    from rpg.press.options import Printed

_FIGHTS = 60
"""Fights sampled for each cell of the odds."""


@print_group.command("rulebook", help=text("cli.print.rulebook"))
@click.option("--for", "audience", type=click.Choice(("gm", "player")), default="gm", help=text("cli.print.rulebook.for"))
@click.option("--fights", metavar="N", type=click.IntRange(0), default=_FIGHTS, help=text("cli.print.fights"))
@looks
def print_rulebook(audience: str, fights: int, output: Path | None, paper: str, theme: str) -> None:
    """Print the book; without any campaign, that of the game itself."""
    with desk() as at:
        made = rulebook_paper(at, fights=fights, paper=paper, theme=theme, gm=audience == "gm")
    deliver(made, output or Path("rulebook.pdf"))


def rulebook_paper(
    at: Desk, *, fights: int = 0, paper: str = PAPERS[0], theme: str = THEMES[0], gm: bool = True,
    passing: Callable[[int], None] = lambda _: None,
) -> Printed:  # fmt: skip
    """The book, with the odds of the party at hand, or of the story's people, from so many fights a cell."""
    from rpg.press.printing import print_rulebook as printed  # noqa: PLC0415 - `--help` needs no ink

    met = met_by(at, fights, at.party or _people(at))
    return printed(at.rules, at.voice, options_of(at, paper, theme), met, gm=gm, passing=passing)


def _people(at: Desk) -> tuple[Person, ...]:
    """Those who would go first in the stories of the packs."""
    own = at.rules.character
    named = [one for _, one in sorted(own.named.items()) if one.party]
    return tuple(from_named(own, one, at.voice.term(Term(one.id))) for one in named)
