"""``rpg print expedition``: the record of an expedition."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli.print import deliver, desk_for, looks, options_of, print_group
from rpg.cli.texts import text


@print_group.command("expedition", help=text("cli.print.expedition"))
@click.option("--blank", is_flag=True, help=text("cli.print.empty"))
@looks
def print_expedition(output: Path | None, paper: str, theme: str, *, blank: bool) -> None:
    """Print it."""
    from rpg.press.printing import print_expedition as printed  # noqa: PLC0415 - `--help` needs no ink

    with desk_for("blank" if blank else "campaign") as at:
        made = printed(None if blank else at.world, at.rules, at.voice, options_of(at, paper, theme), at.printables)
    deliver(made, output or Path("expedition.pdf"))
