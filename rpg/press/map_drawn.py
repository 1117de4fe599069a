"""What of the signs of a plan is drawn on it, so that its legend explains no others."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from rpg.maps.cells import cell
from rpg.maps.walls import walls
from rpg.press.map_labels import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.model import Map
    from rpg.press.map_labels import View

_CELLS = {"solid": "solid", "blocked": "blocked", "void": "void", "catwalk": "bridge"}
_OPEN = frozenset({"void", "floor", "corridor"})
_STEPS = 4  # to a cell: no pipe crosses the corner of one without being seen


def drawn(map_: Map, index: int, view: View) -> tuple[str, ...]:
    """What is drawn of a stratum in ``view``: of mass, void, catwalks, railings, pipes, and hidden numbers."""
    left, top, wide, high = view
    stratum = map_.strata[index]
    across, down = range(floor(left), ceil(left + wide)), range(floor(top), ceil(top + high))
    there = {cell(stratum, x, y) for y in down for x in across}
    kinds = [kind for kind, filled in _CELLS.items() if filled in there]
    if any(
        wall.kind == "railing" and _meet((wall.x1, wall.x2), across) and _meet((wall.y1, wall.y2), down)
        for wall in walls(map_, index)
    ):
        kinds.append("railing")
    if any(
        int(x) in across and int(y) in down and cell(stratum, int(x), int(y)) in _OPEN for x, y in _piped(map_, index)
    ):
        kinds.append("pipe")
    if any(place.hidden and place.stratum == index and within(place, view) for place in map_.places):
        kinds.append("hidden")
    return tuple(kinds)


def _meet(one: tuple[int, int], other: range) -> bool:
    """Whether a run has some of its length in a range of cells, or lies along its edge."""
    first, last = one
    return other.start <= first <= other.stop if first == last else first < other.stop and last > other.start


def _piped(map_: Map, index: int) -> Iterator[tuple[float, float]]:
    """Points along the pipes and cables of a stratum, close together."""
    for conduit in map_.conduits:
        if conduit.stratum == index:
            for (x1, y1), (x2, y2) in pairwise(conduit.points):
                count = max(1, ceil(max(abs(x2 - x1), abs(y2 - y1)) * _STEPS))
                yield from ((x1 + (x2 - x1) * i / count, y1 + (y2 - y1) * i / count) for i in range(count + 1))
