"""``rpg rules why``: for each field of an entity the pack, the file and the line that set it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from rpg.cli import show, streams
from rpg.cli.options import settings, shared
from rpg.cli.rules_book import meant, opened, packs_option
from rpg.cli.texts import text
from rpg.rulebook.account import NOTHING, why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.rulebook.account import Row

_WIDTH = 40


@click.command("why", help=text("cli.help.rules.why"))
@click.argument("id_", metavar="ID")
@packs_option
@shared
def why_(id_: str, packs: tuple[str, ...]) -> None:
    """Say who set each field."""
    together = opened(packs)
    entity = meant(together, id_)
    rows = why(together, entity)
    if settings().json:
        streams.out(show.dump([as_json(row) for row in rows]))
        return
    table = [(row.pointer, short(row.value), row.pack, place(row)) for row in rows]
    streams.out("\n".join((entity.id, *columns(table))))


def as_json(row: Row) -> dict[str, Any]:
    """A row for machines; ``value`` and ``was`` are left out where there is none."""
    told = row._asdict()
    return {key: value for key, value in told.items() if value is not NOTHING}


def place(row: Row) -> str:
    """Where a field was set."""
    return show.seen(f"{row.file}:{row.line}:{row.column}")


def short(value: object) -> str:
    """A value on one line, cut if it is long."""
    told = "–" if value is NOTHING else show.dump(value)
    return told if len(told) <= _WIDTH else f"{told[: _WIDTH - 1]}…"


def columns(table: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows with their columns under one another."""
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    return ["  " + "  ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)).rstrip() for row in table]
