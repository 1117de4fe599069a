"""The sense of a map: its rows are even, what is on it stands on ground, and every cell can be walked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.maps import proof
from rpg.maps.model import Map
from rpg.rulebook.fault import Fault
from rpg.rulebook.shape import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.shape import Path

_IN_A_ROW = frozenset({"ragged", "letter", "unreachable"})


def map_faults(entity: dict[str, Any]) -> Iterator[Fault]:
    """What the proof of the map says, at the row, place or feature at fault."""
    map_ = msgspec.convert({key: value for key, value in bare(entity).items() if key != "kind"}, Map)
    for fault in proof.prove(map_).faults:
        path = _path(entity, fault)
        offset = fault.x + 1 if fault.code in _IN_A_ROW else 0
        yield Fault("map_fault", path, {"why": fault.say}, offset=offset)


def _path(entity: dict[str, Any], fault: proof.Fault) -> Path:
    for group in ("places", "features"):
        for index, thing in enumerate(entity[group]):
            if fault.key and thing["key"] == fault.key:
                return (group, index, "key")
    return ("strata", fault.stratum, "rows", fault.y) if fault.code in _IN_A_ROW else ("strata", fault.stratum)
