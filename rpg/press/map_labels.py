"""Where the number of a place stands on a plan: inside the place, on no sign, on no other number."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from rpg.maps.ascii import numbers
from rpg.maps.cells import WALKABLE, cell
from rpg.press.map_fittings import Disc
from rpg.press.map_plan import SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.maps.model import Map, Place

View: TypeAlias = tuple[float, float, float, float]
"""A part of a stratum, in cells: left, top, width, height."""
EVERYWHERE: View = (0, 0, 1_000_000, 1_000_000)
_FINE = 6  # decimals: a cell that ends a millionth beyond an edge ends there
RADIUS = 2.2
"""Millimetres: a number, its circle and its halo."""
LEAST = 1.8
"""Millimetres: the least sign that can be told from another."""


class Spot(NamedTuple):
    """A number on a plan: the index of its place, and its middle in cells."""

    number: int
    place: int
    x: float
    y: float
    hidden: bool


def sign(side: float) -> float:
    """The size of a sign, in cells, on a plan with cells of ``side`` millimetres: on small ones it passes its cell."""
    return max(SIGN, LEAST / side)


def spots(map_: Map, index: int, side: float, view: View = EVERYWHERE) -> tuple[Spot, ...]:
    """The numbers of a stratum drawn with cells of ``side`` millimetres, or of what of it lies in ``view``."""
    taken = [(f.at[0] + 0.5, f.at[1] + 0.5, max(0.55, 0.6 * sign(side))) for f in map_.features if f.stratum == index]
    numbered, found = numbers(map_), []
    for i, place in sorted(enumerate(map_.places), key=lambda pair: numbered[pair[1].key]):
        if place.stratum == index and (area := within(place, view)):
            x, y = _best(map_, msgspec.structs.replace(place, area=area), taken, RADIUS / side)
            taken.append((x, y, RADIUS / side))
            found.append(Spot(numbered[place.key], i, x, y, place.hidden))
    return tuple(found)


def discs(found: Iterable[Spot], side: float) -> tuple[Disc, ...]:
    """The room that those numbers take, where a cell has ``side`` millimetres."""
    return tuple(Disc(spot.x, spot.y, RADIUS / side) for spot in found)


def within(place: Place, view: View) -> tuple[int, int, int, int] | None:
    """The rectangle of a place as far as it lies in ``view``, in whole cells; None if nothing of it does."""
    left, top, wide, high = place.area
    right, bottom = (
        min(at + long, floor(round(begin + of, _FINE)))
        for at, long, begin, of in ((left, wide, view[0], view[2]), (top, high, view[1], view[3]))
    )
    left, top = max(left, ceil(round(view[0], _FINE))), max(top, ceil(round(view[1], _FINE)))
    return (left, top, right - left, bottom - top) if left < right and top < bottom else None


def seen(at: tuple[int, int], view: View) -> bool:
    """Whether the middle of a cell lies in ``view``."""
    return 0 <= at[0] + 0.5 - view[0] < view[2] and 0 <= at[1] + 0.5 - view[1] < view[3]


def _best(map_: Map, place: Place, taken: Sequence[tuple[float, float, float]], radius: float) -> tuple[float, float]:
    """The spot nearest to the middle of the place, on bare floor, clear of what is taken; the clearest if none is."""
    left, top, wide, high = place.area
    middle = (left + wide / 2, top + high / 2)
    near = [
        (x, y, r + radius)
        for x, y, r in taken
        if left - r - radius < x < left + wide + r + radius and top - r - radius < y < top + high + r + radius
    ]
    best, least = middle, (inf, inf, middle)
    for away, i, j in _steps(wide, high):
        at = (left + i / 2, top + j / 2)
        clash = sum(max(0.0, r - ((at[0] - x) ** 2 + (at[1] - y) ** 2) ** 0.5) for x, y, r in near)
        cost = (clash * 100 + _covered(map_, place, at) * 2, away, at)
        if cost < least:
            best, least = at, cost
        if not cost[0]:
            break
    return best


@lru_cache(256)
def _steps(wide: int, high: int) -> tuple[tuple[float, int, int], ...]:
    """Half cells within a rectangle, the nearest to its middle first: distance squared, half cells from a corner."""
    inner = [(i, j) for i in range(1, 2 * wide) for j in range(1, 2 * high)]
    return tuple(sorted((((i - wide) / 2) ** 2 + ((j - high) / 2) ** 2, i, j) for i, j in inner))


def _covered(map_: Map, place: Place, at: tuple[float, float]) -> int:
    """How many of the four quarters around a spot are not floor."""
    stratum = map_.strata[place.stratum]
    near = [(at[0] + i, at[1] + j) for i in (-0.3, 0.3) for j in (-0.3, 0.3)]
    return sum(cell(stratum, int(x), int(y)) not in WALKABLE for x, y in near)
