"""``rpg rules diff``: what packs change in the entities of others, or in what an entity is made from."""

from __future__ import annotations

import click

from rpg.cli import show, streams
from rpg.cli.options import settings, shared
from rpg.cli.rules_book import meant, opened, packs_option
from rpg.cli.rules_why import as_json, columns, place, short
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.account import diff


@click.command("diff", help=text("cli.help.rules.diff"))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@packs_option
@shared
def diff_(ids: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Show what is not as the first file of an entity has it."""
    together = opened(packs)
    every = sorted(together.book.entities.values(), key=lambda entity: entity.id)
    chosen = [meant(together, word) for word in ids] or [entity for entity in every if entity.touched]
    found = {entity.id: diff(together, entity) for entity in chosen}
    if settings().json:
        streams.out(show.dump({identity: [as_json(row) for row in rows] for identity, rows in found.items()}))
        return
    lines = []
    for identity, rows in found.items():
        table = [(row.pointer, f"{short(row.was)} → {short(row.value)}", row.pack, place(row)) for row in rows]
        lines += [identity, *columns(table)] if table else []
    streams.out("\n".join(lines) or speak("cli.rules.same"))
