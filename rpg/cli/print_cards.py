"""``rpg print cards``: the rules as cards, to cut out or to fold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from rpg.cli.choosing import Choosing, meant, shown
from rpg.cli.fault import Hint
from rpg.cli.print import PAPERS, Desk, deliver, desk_for, looks, options_of, print_group
from rpg.cli.printables import THEMES
from rpg.cli.texts import text

if TYPE_CHECKING:
    from rpg.press.cards.layout import Backs
    from rpg.press.options import Printed

_ALL = "all"
_MOST = 40
"""More of one card than any table deals."""
_KINDS = (_ALL, "gear", "adversary", "condition", "ability")


class Asked(NamedTuple):
    """Which cards, for whom, how their backs lie, and how many: ``party``, of what it has; so many ``copies``."""

    kind: str = _ALL
    audience: str = "gm"
    backs: Backs = "long"
    fold: bool = False
    party: bool = False
    copies: int = 1


@print_group.command("cards", help=text("cli.print.cards"))
@click.option("--kind", metavar=f"[{shown('cards', _KINDS)}|…]", default=_ALL, help=text("cli.print.cards.kind"))
@click.option(
    "--for", "audience", type=Choosing("for", ("gm", "player")), default="gm", help=text("cli.print.cards.for")
)
@click.option(
    "--backs", type=Choosing("backs", ("long", "short", "none")), default="long", help=text("cli.print.cards.backs")
)
@click.option("--fold", is_flag=True, help=text("cli.print.cards.fold"))
@click.option("--party", is_flag=True, help=text("cli.print.cards.party"))
@click.option("--copies", metavar="N", type=click.IntRange(1, _MOST), default=1, help=text("cli.print.cards.copies"))
@looks
def print_cards(output: Path | None, paper: str, theme: str, **which: Any) -> None:  # noqa: ANN401 -- see Asked
    """Print cards; without any campaign, those of the game itself."""
    asked = Asked(**{**which, "kind": meant("cards", which["kind"], _KINDS)})
    if asked.fold and asked.backs == "none":
        raise Hint("cli.print.cards.fold_none")
    with desk_for("campaign" if asked.party else "map") as at:
        made = cards_paper(at, asked, paper=paper, theme=theme)
    deliver(made, output or Path("cards.pdf"))


def cards_paper(at: Desk, asked: Asked, *, paper: str = PAPERS[0], theme: str = THEMES[0]) -> Printed:
    """The cards asked for; Hint if players would get what is the GM's, or if there are none of that name."""
    from rpg.press.cards.facts import FOR_PLAYERS, KINDS  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.printing import print_cards as printed  # noqa: PLC0415 - the same

    brought = at.printables
    own = brought.own_cards(KINDS)
    every = (*KINDS, *own)
    if asked.kind not in {_ALL, *every}:
        raise Hint(
            "cli.print.cards.no_kind", name=asked.kind, known=", ".join((*shown("cards", _KINDS).split("|"), *own))
        )
    shared = (*FOR_PLAYERS, *(name for name in own if brought.card(name).players))
    open_to = shared if asked.audience == "player" else every
    kinds = tuple(kind for kind in open_to if asked.kind in {_ALL, kind})
    if not kinds:
        raise Hint("cli.print.cards.none")
    held = _hand(at, asked) if asked.party else None
    made = printed(
        at.rules, at.voice, options_of(at, paper, theme), kinds, backs=asked.backs, fold=asked.fold, hand=held,
        copies=asked.copies, brought=brought,
    )  # fmt: skip
    if not made.document.pages:
        raise Hint("cli.print.cards.nothing")
    return made


def dealt(at: Desk, asked: Asked) -> bool:
    """Whether there is anything for cards to be of: what the party has, or the rows of tables of packs."""
    from rpg.press.cards.facts import KINDS  # noqa: PLC0415 - `--help` needs no ink

    return not asked.party or bool(_hand(at, asked) or at.printables.own_cards(KINDS))


def _hand(at: Desk, asked: Asked) -> dict[str, int]:
    from rpg.press.cards.hand import hand  # noqa: PLC0415 - the same

    return hand([person for person in at.party if asked.audience == "gm" or not person.hidden], at.rules)
