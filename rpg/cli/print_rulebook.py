"""``rpg print rulebook``: the whole game as one book."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli.choosing import Choosing
from rpg.cli.map_file import desk
from rpg.cli.print import FIGHTS, PAPERS, Desk, deliver, looks, met_by, options_of, print_group
from rpg.cli.printables import THEMES
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.game.character.decide import from_named
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.game.character.state import Person
    from rpg.press.options import Printed

BOOKS = {True: "rulebook", False: "rulebook-player"}
"""What the book is called as a file: the GM's, and the players'."""


@print_group.command("rulebook", help=text("cli.print.rulebook"))
@click.option(
    "--for", "audience", type=Choosing("for", ("gm", "player")), default="gm", help=text("cli.print.rulebook.for")
)
@click.option("--fights", metavar="N", type=click.IntRange(0), default=FIGHTS, help=text("cli.print.fights"))
@looks
def print_rulebook(audience: str, fights: int, output: Path | None, paper: str, theme: str) -> None:
    """Print the book; without any campaign, that of the game itself."""
    label, hidden = speak("cli.print.rulebook.progress"), not sys.stderr.isatty()
    with desk() as at:
        length = len(at.printables.book())
        with click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
            made = rulebook_paper(at, fights=fights, paper=paper, theme=theme, gm=audience == "gm", passing=bar.update)
    deliver(made, output or Path(f"{BOOKS[audience == 'gm']}.pdf"))


def rulebook_paper(
    at: Desk, *, fights: int = 0, paper: str = PAPERS[0], theme: str = THEMES[0], gm: bool = True,
    passing: Callable[[int], None] = lambda _: None,
) -> Printed:  # fmt: skip
    """The book; ``passing`` is called with 1 after each chapter.

    The odds are those of the people of the packs' stories as they begin, or of the party where there are none, from so
    many fights a cell: who is hurt this week changes no book.
    """
    from rpg.press.printing import print_rulebook as printed  # noqa: PLC0415 - `--help` needs no ink

    shown = met_by(at, fights, first_people(at) or at.party)
    options = options_of(at, paper, theme)
    return printed(at.rules, at.voice, options, shown, at.printables, gm=gm, passing=passing)


def first_people(at: Desk) -> tuple[Person, ...]:
    """Those who would go first in the stories of the packs, in the order in which they join: as a campaign begins."""
    own = at.rules.character
    told = [full for _, story in sorted(at.rules.stories.items()) for full in story.people]
    turn = {full: index for index, full in reversed([*enumerate(told)])}
    named = sorted((turn.get(one.id, len(told)), one.id) for one in own.named.values() if one.party)
    return tuple(from_named(own, own.named[full], at.voice.term(Term(full))) for _, full in named)
