"""What stands where: cells by stratum and place, which of them one can walk, and how strata meet."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.model import LETTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from rpg.maps.model import Cell, Map, Place, Stratum

WALKABLE: frozenset[Cell] = frozenset({"floor", "corridor", "bridge", "shaft"})
MASS: frozenset[Cell] = frozenset({"solid", "blocked"})
WALKED = frozenset(letter for letter, kind in LETTERS.items() if kind in WALKABLE)
_SHAFT = next(letter for letter, kind in LETTERS.items() if kind == "shaft")
CLIMBED = frozenset({"stair", "lift"})


class Spot(NamedTuple):
    """One cell of a map: the index of its stratum, its column and its row, all from 0."""

    stratum: int
    x: int
    y: int


def width(stratum: Stratum) -> int:
    """Cells in a row."""
    return len(stratum.rows[0]) if stratum.rows else 0


def height(stratum: Stratum) -> int:
    """Rows of cells."""
    return len(stratum.rows)


def cell(stratum: Stratum, x: int, y: int) -> Cell:
    """What fills that cell; beyond the edge all is solid."""
    if 0 <= y < len(stratum.rows) and 0 <= x < len(stratum.rows[y]):
        return LETTERS.get(stratum.rows[y][x], "solid")
    return "solid"


def walkable(stratum: Stratum, x: int, y: int) -> bool:
    """Whether a person can stand there."""
    return cell(stratum, x, y) in WALKABLE


def hung(stratum: Stratum, x: int, y: int) -> bool:
    """Whether a door in that cell hangs from left to right, between mass on both sides; else it hangs up and down."""
    left, right, up, down = (cell(stratum, *at) in MASS for at in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)))
    return left and right if (left and right) != (up and down) else left or right


def spots(map_: Map) -> Iterator[Spot]:
    """Every cell in which a person can stand, stratum by stratum, row by row."""
    for k, stratum in enumerate(map_.strata):
        for y, row in enumerate(stratum.rows):
            columns = [x for x, letter in enumerate(row) if letter in WALKED]
            yield from map(Spot._make, zip(repeat(k), columns, repeat(y), strict=False))


def inside(place: Place, x: int, y: int) -> bool:
    """Whether that cell of the place's own stratum belongs to the place."""
    left, top, wide, high = place.area
    return left <= x < left + wide and top <= y < top + high


def holds(place: Place, spot: Spot) -> bool:
    """Whether a spot lies in the rectangle of a place, on its stratum."""
    return place.stratum == spot.stratum and inside(place, spot.x, spot.y)


def area(place: Place) -> Iterator[tuple[int, int]]:
    """The cells (x, y) of a place's rectangle, row by row."""
    left, top, wide, high = place.area
    return ((x, y) for y in range(top, top + high) for x in range(left, left + wide))


def own(map_: Map, place: Place, shut: Collection[tuple[int, int]] = ()) -> frozenset[tuple[int, int]]:
    """The cells (x, y) in which one is at that place: the largest part of its rectangle that hangs together.

    A corridor that cuts a corner of the rectangle belongs to nobody. ``shut`` are cells that end a part: sealed doors.
    """
    stratum = map_.strata[place.stratum]
    free = dict.fromkeys(at for at in area(place) if walkable(stratum, *at) and at not in shut)
    largest: list[tuple[int, int]] = []
    while free:
        part = [free.popitem()[0]]
        for at in part:
            near = [spot for spot in around(*at) if spot in free]
            part += near
            for spot in near:
                del free[spot]
        largest = max(part, largest, key=len)
    return frozenset(largest)


def around(x: int, y: int) -> tuple[tuple[int, int], ...]:
    """The four cells that share an edge with this one."""
    return ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y))


def joints(map_: Map) -> dict[Spot, tuple[Spot, ...]]:
    """Where strata meet: a stair or a lift that goes on in the same cell above or below, and every cell of a shaft."""
    climbed = {Spot(f.stratum, *f.at): f.symbol for f in map_.features if f.symbol in CLIMBED}
    found: dict[Spot, tuple[Spot, ...]] = {}
    shafts = {
        Spot(k, x, y)
        for k, stratum in enumerate(map_.strata)
        for y, row in enumerate(stratum.rows)
        if _SHAFT in row
        for x, letter in enumerate(row)
        if letter == _SHAFT
    }
    stood = {spot for spot in climbed if walkable(map_.strata[spot.stratum], spot.x, spot.y)}
    for spot in sorted(shafts | stood, key=lambda spot: (spot.stratum, spot.y, spot.x)):
        beyond = (spot._replace(stratum=spot.stratum + step) for step in (-1, 1))
        met = tuple(other for other in beyond if _meets(map_, climbed, spot, other))
        if met:
            found[spot] = met
    return found


def _meets(map_: Map, climbed: Mapping[Spot, str], one: Spot, other: Spot) -> bool:
    if not 0 <= other.stratum < len(map_.strata):
        return False
    if one in climbed and climbed[one] == climbed.get(other):
        return True
    return all(cell(map_.strata[spot.stratum], spot.x, spot.y) == "shaft" for spot in (one, other))
