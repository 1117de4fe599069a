"""``rpg print screen``: the GM's screen, four panels across."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli.map_file import desk
from rpg.cli.print import PAPERS, THEMES, Desk, deliver, looks, met_by, options_of, print_group
from rpg.cli.texts import text

if TYPE_CHECKING:
    from rpg.press.options import Printed

_FIGHTS = 60
"""Fights sampled for each cell of the odds; only a campaign with people has any."""


@print_group.command("screen", help=text("cli.print.screen"))
@click.option("--front", is_flag=True, help=text("cli.print.screen.front"))
@click.option("--fights", metavar="N", type=click.IntRange(0), default=_FIGHTS, help=text("cli.print.fights"))
@looks
def print_screen(fights: int, output: Path | None, paper: str, theme: str, *, front: bool) -> None:
    """Print the screen; without any campaign, that of the game itself."""
    with desk() as at:
        made = screen_paper(at, fights=fights, paper=paper, theme=theme, front=front)
    deliver(made, output or Path("screen.pdf"))


def screen_paper(
    at: Desk, *, fights: int = 0, paper: str = PAPERS[0], theme: str = THEMES[0], front: bool = False
) -> Printed:
    """The screen, with the odds of the party at hand from so many fights a cell (0: without)."""
    from rpg.press.printing import print_screen as printed  # noqa: PLC0415 - `--help` needs no ink

    options = options_of(at, paper, theme)
    return printed(at.rules, at.voice, options, met_by(at, fights), front=front, brought=at.printables)
