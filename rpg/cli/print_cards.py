"""``rpg print cards``: the rules as cards, to cut out or to fold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rpg.cli.fault import Hint
from rpg.cli.map_file import desk
from rpg.cli.print import PAPERS, Desk, deliver, looks, options_of, print_group
from rpg.cli.printables import THEMES
from rpg.cli.texts import text

if TYPE_CHECKING:
    from rpg.press.cards.layout import Backs
    from rpg.press.options import Printed

_ALL = "all"
_KINDS = (_ALL, "gear", "adversary", "condition", "ability")


class Asked(NamedTuple):
    """Which cards, for whom, and how their backs lie."""

    kind: str = _ALL
    audience: str = "gm"
    backs: Backs = "long"
    fold: bool = False


@print_group.command("cards", help=text("cli.print.cards"))
@click.option("--kind", metavar=f"[{'|'.join(_KINDS)}|…]", default=_ALL, help=text("cli.print.cards.kind"))
@click.option("--for", "audience", type=click.Choice(("gm", "player")), default="gm", help=text("cli.print.cards.for"))
@click.option(
    "--backs", type=click.Choice(("long", "short", "none")), default="long", help=text("cli.print.cards.backs")
)
@click.option("--fold", is_flag=True, help=text("cli.print.cards.fold"))
@looks
def print_cards(output: Path | None, paper: str, theme: str, backs: Backs, *, fold: bool, **which: str) -> None:
    """Print cards; without any campaign, those of the game itself."""
    if fold and backs == "none":
        raise Hint("cli.print.cards.fold_none")
    with desk() as at:
        made = cards_paper(at, Asked(which["kind"], which["audience"], backs, fold), paper=paper, theme=theme)
    deliver(made, output or Path("cards.pdf"))


def cards_paper(at: Desk, asked: Asked, *, paper: str = PAPERS[0], theme: str = THEMES[0]) -> Printed:
    """The cards asked for; Hint if players would get what is the GM's, or if there are none of that name."""
    from rpg.press.cards.facts import FOR_PLAYERS, KINDS  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.printing import print_cards as printed  # noqa: PLC0415 - the same

    brought = at.printables
    own = brought.own_cards(KINDS)
    every = (*KINDS, *own)
    if asked.kind not in {_ALL, *every}:
        raise Hint("cli.print.cards.no_kind", name=asked.kind, known=", ".join((_ALL, *every)))
    theirs = (*FOR_PLAYERS, *(name for name in own if brought.card(name).players))
    open_to = theirs if asked.audience == "player" else every
    kinds = tuple(kind for kind in open_to if asked.kind in {_ALL, kind})
    if not kinds:
        raise Hint("cli.print.cards.none")
    options = options_of(at, paper, theme)
    return printed(at.rules, at.voice, options, kinds, backs=asked.backs, fold=asked.fold, brought=brought)
