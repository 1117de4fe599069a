"""``rpg rules show``: an entity as the packs together have it."""

from __future__ import annotations

import json

import click

from rpg.cli import show, streams
from rpg.cli.options import settings, shared
from rpg.cli.rules_book import meant, opened, packs_option
from rpg.cli.texts import text


@click.command("show", help=text("cli.help.rules.show"))
@click.argument("id_", metavar="ID")
@packs_option
@shared
def show_(id_: str, packs: tuple[str, ...]) -> None:
    """Show an entity with all its fields."""
    value = meant(opened(packs), id_).value
    if settings().json:
        streams.out(show.dump(value))
        return
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    streams.out("\n".join(map(show.seen, lines)))
