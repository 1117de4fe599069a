"""The sense of a map, and of the districts that maps are made of.

Its rows are even, what is on it stands on ground, every cell can be walked to, each key lies before its lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.maps import proof
from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_feature
from rpg.maps.depths import numeral
from rpg.maps.district import Room
from rpg.maps.drawings import broken
from rpg.maps.model import Map, Stratum
from rpg.rulebook.fault import Fault
from rpg.rulebook.shape import bare
from rpg.words import Forms, Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rpg.rulebook.shape import Path
    from rpg.words import Text, Value

_IN_A_ROW = frozenset({"ragged", "letter", "unreachable", "crowded"})

_TOLD_AT: dict[str, Callable[[proof.Fault], Path]] = {
    "twice": lambda fault: ("strata", fault.stratum, "depth"),
    "tall": lambda fault: ("strata", fault.stratum, "height"),
    "uncut": lambda _: ("section",),
    "stray": lambda fault: ("conduits", fault.count - 1),
    **dict.fromkeys(_IN_A_ROW, lambda fault: ("strata", fault.stratum, "rows", fault.y)),
}


_BETWEEN_THINGS = frozenset({"locked", "no_way"})
"""Faults of a map whose things stand where they should."""


def map_faults(entity: dict[str, Any]) -> Iterator[Fault]:
    """What the proof of the map says, at the row, place or feature at fault."""
    map_ = msgspec.convert({key: value for key, value in bare(entity).items() if key != "kind"}, Map)
    for fault in proof.prove(map_).faults:
        path = _path(entity, fault)
        offset = fault.x + 1 if fault.code in _IN_A_ROW else 0
        yield Fault("map_fault", path, {"why": _said(map_, fault)}, offset=offset)


def _said(map_: Map, fault: proof.Fault) -> Say:
    """The fault, with what the plate calls things by: a key that the generator made is read by nobody."""
    if fault.code not in _BETWEEN_THINGS:
        return fault.say
    told = {**fault.say.values, "key": _called(map_, fault.key), "other": _called(map_, fault.other)}
    return Say(fault.say.key, told)


def _called(map_: Map, key: str) -> str:
    """``8 The dead leg`` or ``Sealed (00:D12)``; the key of what is not there."""
    place = next((place for place in map_.places if place.key == key), None)
    if place is not None:
        return f"{numbers(map_)[key]} {_one(place.name)}"
    thing = next((thing for thing in map_.features if thing.key == key), None)
    if thing is None:
        return key
    depth = numeral(map_.strata[thing.stratum].depth)
    return f"{_one(thing.name)} ({depth}:{zone_of_feature(map_, thing)})"


def _one(name: Text) -> str:
    return name.one if isinstance(name, Forms) else name


def district_faults(entity: dict[str, Any]) -> Iterator[Fault]:
    """Rooms that cannot be walked in some size of theirs, or stretch where there is none of them.

    And a district without a hall, or whose least height is above its greatest.
    """
    for index, room in enumerate(entity["rooms"]):
        if room.get("rows"):
            yield from _room_faults(index, room)
    if not any(room["use"] == "hall" and room.get("rows") for room in entity["rooms"]):
        yield Fault("map_fault", ("rooms",), {"why": Say("map.fault.no_hall")})
    low, high = entity.get("height", (1, 1))
    if low > high:
        yield Fault("map_fault", ("height",), {"why": Say("map.fault.heights")})


def _room_faults(index: int, room: dict[str, Any]) -> Iterator[Fault]:
    rows = tuple(room["rows"])
    level = Stratum(key="room", name="room", depth=0, rows=rows)
    drawing = Map(id="map/room", name="room", metres=1.0, strata=(level,), places=(), features=())
    found = []
    for fault in proof.prove(drawing).faults:
        path: Path = ("rooms", index, "rows", fault.y) if fault.code in _IN_A_ROW else ("rooms", index, "rows")
        found.append(Fault("map_fault", path, {"why": fault.say}, offset=fault.x + 1))
    for key, most in (("across", len(rows[0])), ("down", len(rows))):
        cut = room.get(key)
        if cut and not (cut["start"] < cut["end"] <= most and cut["least"] <= cut["most"]):
            found.append(Fault("map_fault", ("rooms", index, key), {"why": Say("map.fault.stretch", {"count": most})}))
    yield from found
    if not found and (size := broken(msgspec.convert(bare(room), Room))) is not None:
        told: dict[str, Value] = {"columns": len(size[0]) if size else 0, "rows": len(size)}
        yield Fault("map_fault", ("rooms", index, "rows"), {"why": Say("map.fault.broken", told)})


def _path(entity: dict[str, Any], fault: proof.Fault) -> Path:
    if fault.code in _TOLD_AT:
        return _TOLD_AT[fault.code](fault)
    if fault.code in {"no_place", "no_way"}:
        ends = {fault.key, fault.other} - {""}
        return next(("links", i) for i, link in enumerate(entity["links"]) if ends <= {link["one"], link["other"]})
    for group in ("places", "features"):
        for index, thing in enumerate(entity[group]):
            if fault.key and thing["key"] == fault.key:
                return (group, index, "key")
    return ("strata", fault.stratum)
