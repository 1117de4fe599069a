"""``rpg pack list``: the packs that are shipped, and those on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.coded import Offer, offers
from rpg.cli.options import settings, shared
from rpg.cli.rules_why import columns
from rpg.cli.shelf import Card, card, every
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.folder import came, shipped

if TYPE_CHECKING:
    from pathlib import Path


@click.command("list", help=text("cli.help.pack.list"))
@shared
def list_() -> None:
    """List packs with their versions."""
    own = [(place, card(place)) for place in every()]
    core = [(place, card(place)) for name in came() if (place := shipped(name))]
    if settings().json:
        told = [_row(place, card_, shipped=(place, card_) in core) for place, card_ in (*core, *own)]
        streams.out(show.dump([*told, *map(_offered, offers())]))
        return
    table = [_cells(place, card_, speak("cli.pack.shipped")) for place, card_ in core]
    table += [_cells(place, card_, str(place)) for place, card_ in own]
    table += [(offer.name, offer.version, offer.distribution, speak("cli.code.installed")) for offer in offers()]
    streams.out("\n".join(line[2:] for line in columns(table)))


def _row(place: Path, own: Card | None, *, shipped: bool) -> dict[str, object]:
    told = own or Card(place.name.partition(".")[0])
    return {"id": told.id, "version": told.version, "title": told.title, "path": str(place), "shipped": shipped}


def _offered(offer: Offer) -> dict[str, object]:
    said = {"id": offer.name, "version": offer.version, "title": offer.distribution}
    return {**said, "path": "", "shipped": False}


def _cells(place: Path, own: Card | None, where: str) -> tuple[str, ...]:
    told = own or Card(place.name.partition(".")[0], "?")
    return tuple(show.seen(cell) for cell in (told.id, told.version, told.title, where))
