"""``rpg map explain``: why a map is worth a visit: loops, seals and what opens them, ways to food, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.options import settings, shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.graph import Account, Route
    from rpg.maps.model import Feature, Map
    from rpg.press.map_words import MapWords


@click.command("explain", help=text("cli.help.map.explain"))
@click.argument("which", metavar="FILE|MAP")
@shared
def explain(which: str) -> None:
    """Explain a map."""
    from rpg.cli.map_file import desk, found  # noqa: PLC0415 - `--help` reads no map
    from rpg.maps.graph import account  # noqa: PLC0415 - the same
    from rpg.press.map_words import MapWords  # noqa: PLC0415 - the same

    with desk() as at:
        map_ = found(at, which)
        told, words = account(map_), MapWords(at.voice, map_)
        lines = list(_lines(map_, told, words))
    streams.out(show.dump(_figures(map_, told)) if settings().json else "\n".join(lines))


def _figures(map_: Map, told: Account) -> dict[str, object]:
    return {
        "strata": len(map_.strata), "places": len(map_.places), "cells": told.proof.walkable, "ways": len(told.links),
        "cycles": told.cycles, "loops": round(100 * told.proof.loops), "spans": told.spans,
        "single": [[link.one, link.other] for link in told.single],
        "seals": [{"door": door.key, "opened_by": door.opened_by} for door in told.locks],
        "routes": [{"source": route.source.key, "places": list(route.places), "watch": route.watch}
                   for route in told.routes],
    }  # fmt: skip


def _lines(map_: Map, told: Account, words: MapWords) -> Iterator[str]:
    voice = words.voice
    yield voice.word("cli.map.figures", name=words.name(), strata=len(map_.strata), places=len(map_.places),
                     cells=told.proof.walkable)  # fmt: skip
    kind = "cli.map.cycles" if told.drawn else "cli.map.neighbours"
    yield voice.word(kind, ways=len(told.links), cycles=told.cycles, spans=told.spans)
    yield voice.word("cli.map.loops", loops=round(100 * told.proof.loops), alone=len(told.alone),
                     names=", ".join(_named(map_, key, words) for key in told.alone))  # fmt: skip
    if told.single:
        pairs = (f"{_named(map_, e.one, words)} – {_named(map_, e.other, words)}" for e in told.single)
        yield voice.word("cli.map.single", count=len(told.single), names="; ".join(pairs))
    for order, door in enumerate(told.locks, 1):
        yield _door(map_, order, door, words)
    for route in told.routes:
        yield _route(map_, route, words)


def _door(map_: Map, order: int, door: Feature, words: MapWords) -> str:
    from rpg.maps.coordinates import zone_of_feature  # noqa: PLC0415 - as above
    from rpg.maps.depths import numeral  # noqa: PLC0415 - as above

    stratum = numeral(map_.strata[door.stratum].depth)
    return words.voice.word(
        "cli.map.seal", order=order, zone=zone_of_feature(map_, door), stratum=stratum,
        keeper=_named(map_, door.opened_by, words),
    )  # fmt: skip


def _route(map_: Map, route: Route, words: MapWords) -> str:
    from rpg.maps.depths import numeral  # noqa: PLC0415 - as above

    names = " → ".join(_named(map_, key, words) for key in route.places)
    return words.voice.word(
        "cli.map.route", source=words.feature(route.source), stratum=numeral(map_.strata[route.source.stratum].depth),
        nodes=len(route.places), watch=route.watch, names=names,
    )  # fmt: skip


def _named(map_: Map, key: str, words: MapWords) -> str:
    """The number and the name of a place; the name of a feature."""
    from rpg.maps.ascii import numbers  # noqa: PLC0415 - as above

    for place in map_.places:
        if place.key == key:
            return f"{numbers(map_)[key]} {words.place(place)}"
    return next((words.feature(feature) for feature in map_.features if feature.key == key), key)
