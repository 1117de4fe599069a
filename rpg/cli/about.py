"""``rpg about``: what this is, whose it is, and under which terms."""

from __future__ import annotations

import click

import rpg
from rpg.cli import show, streams
from rpg.cli.options import settings, shared
from rpg.cli.texts import languages, text
from rpg.cli.voices import voice

_PARTS = ("what", "notice", "licences")


@click.command(help=text("cli.help.about"))
@shared
def about() -> None:
    """Show the notice in every language."""
    told = {tongue: [voice(tongue).word(f"cli.about.{part}") for part in _PARTS] for tongue in languages()}
    if settings().json:
        streams.out(show.dump({"version": rpg.__version__, "about": told}))
        return
    streams.out(f"Megastructure {rpg.__version__}")
    for parts in told.values():
        streams.out("\n" + "\n".join(parts))
