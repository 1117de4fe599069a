"""``rpg roll``: dice, rolled and told. Needs no campaign and records nothing; with ``--log`` it is the desk's line."""

from __future__ import annotations

import click

from rpg.cli import rolled, streams
from rpg.cli.notation import AS_TYPED
from rpg.cli.options import shared
from rpg.cli.texts import text


@click.command(context_settings=AS_TYPED, help=text("cli.help.roll"))
@click.argument("words", metavar="DICE...", nargs=-1, type=click.UNPROCESSED, required=True)
@click.option("--seed", metavar="TEXT", default="", help=text("cli.option.seed"))
@click.option("--log", "logged", is_flag=True, help=text("cli.option.logged"))
@shared
@click.pass_context
def roll(context: click.Context, words: tuple[str, ...], *, seed: str, logged: bool) -> None:
    """Roll dice."""
    if logged:
        from rpg.cli.lines import run_line  # noqa: PLC0415 - only what is recorded needs the desk

        context.exit(run_line(" ".join(("roll", *words))))
    streams.out(rolled.answered(words, seed))
