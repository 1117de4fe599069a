"""``rpg print screen``: the GM's screen, four panels across."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli.choosing import Choosing
from rpg.cli.map_file import desk
from rpg.cli.print import FIGHTS, PAPERS, Desk, deliver, looks, met_by, options_of, print_group
from rpg.cli.printables import THEMES
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.cards.layout import Backs
    from rpg.press.options import Printed
    from rpg.press.table import Met


@print_group.command("screen", help=text("cli.print.screen"))
@click.option("--front", is_flag=True, help=text("cli.print.screen.front"))
@click.option(
    "--backs", type=Choosing("backs", ("long", "short", "none")), default="long", help=text("cli.print.screen.backs")
)
@click.option("--fights", metavar="N", type=click.IntRange(0), default=FIGHTS, help=text("cli.print.fights"))
@looks
def print_screen(fights: int, output: Path | None, paper: str, theme: str, backs: Backs, *, front: bool) -> None:
    """Print the screen; without any campaign, that of the game itself."""
    with desk() as at:
        made = screen_paper(at, fights=fights, paper=paper, theme=theme, front=front, backs=backs)
    deliver(made, output or Path("screen.pdf"))


def screen_paper(  # noqa: PLR0913 -- which screen, with which odds, how it looks and lies
    at: Desk, *, fights: int = 0, paper: str = PAPERS[0], theme: str = THEMES[0], front: bool = False,
    backs: Backs = "long", met: Sequence[Met] | None = None,
) -> Printed:  # fmt: skip
    """The screen, with the odds of the party at hand from so many fights a cell (0: without), or with ``met``."""
    from rpg.press.printing import print_screen as printed  # noqa: PLC0415 - `--help` needs no ink

    shown = met_by(at, fights) if met is None else met
    options = options_of(at, paper, theme)
    return printed(at.rules, at.voice, options, shown, front=front, backs=backs, brought=at.printables)
