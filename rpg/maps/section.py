"""The vertical section: the strata cut along one row of cells, and what stands behind the cut, seen from the south.

Lengths are in cells; down is positive, 0 is the floor of the first stratum. Rooms get a ceiling, floors a plate
below them; over the void everything is open until the next plate.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby, pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.cells import cell, width
from rpg.maps.model import UNSEEN, Stratum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.model import Cell, Map

STEPS = 4  # rows of the section to one cell of height
PLATE = 0.75  # what carries a floor
DECK = 0.25  # what carries a catwalk
CEILINGS: dict[Cell, float] = {"floor": 3.5, "corridor": 2.0}
_FILLED: dict[Cell, str] = {"solid": "#", "blocked": "X", "unseen": UNSEEN}
ABOVE = 2.0  # how much of the mass over the first stratum, and of what lies under the last, the section shows
BELOW = 4.0
_OPEN: frozenset[Cell] = frozenset({"void", "bridge", "shaft"})
"""Over these, and under a catwalk, no mass hangs."""


class Cut(NamedTuple):
    """The section as cells: rows of 1 / STEPS cells, from ``top``; letters as in a stratum (a deck is a bridge)."""

    stratum: Stratum
    top: float


class Seen(NamedTuple):
    """A line behind the cut, from (x1, z1) to (x2, z2); ``far`` is the distance in cells."""

    x1: float
    z1: float
    x2: float
    z2: float
    far: int


def row(map_: Map) -> int:
    """The row of cells along which the map is cut."""
    return map_.section if map_.section >= 0 else len(map_.strata[0].rows) // 2


def floors(map_: Map) -> tuple[float, ...]:
    """How deep the floor of each stratum lies."""
    deep, found = 0.0, [0.0]
    for stratum in map_.strata[1:]:
        deep += stratum.height / map_.metres
        found.append(deep)
    return tuple(found)


def cut(map_: Map) -> Cut:
    """The section itself."""
    levels = floors(map_)
    top = -map_.strata[0].height / map_.metres - ABOVE
    count = round((levels[-1] + BELOW - top) * STEPS)
    y = row(map_)
    zs = [top + (i + 0.5) / STEPS for i in range(count)]
    bands = [[z for z in zs if over <= z < level] for over, level in pairwise((-inf, *levels, inf))]
    roof = levels[0] - map_.strata[0].height / map_.metres

    @cache
    def band(under: int, above: Cell, own: Cell) -> str:
        """The letters between two floors: many columns have the same."""
        return "".join(_letter(above, own, z, _Band(under, levels, roof)) for z in bands[under])

    columns = []
    for x in range(width(map_.strata[0])):
        met: list[Cell] = ["solid", *(cell(stratum, x, y) for stratum in map_.strata), "solid"]
        columns.append("".join(band(k, above, own) for k, (above, own) in enumerate(pairwise(met))))
    rows = tuple("".join(letters) for letters in zip(*columns, strict=True))
    return Cut(Stratum(key="section", name="", depth=0, rows=rows), top)


class _Band(NamedTuple):
    """What lies between two floors: the stratum below, all floors, and where the mass over the first one begins."""

    under: int
    levels: tuple[float, ...]
    roof: float


def _letter(above: Cell, own: Cell, z: float, band: _Band) -> str:
    """What the section shows at that depth, between what lies over it and its own stratum: the letter of a cell."""
    under, levels = band.under, band.levels
    if under and (plate := _plate(above, z - levels[under - 1])):
        return plate
    if under == len(levels):
        return {"void": " ", "unseen": UNSEEN}.get(above, "#")
    if own in _FILLED:
        return _FILLED[own]
    roofed = z < band.roof if under == 0 else above not in _OPEN
    if own == "shaft":
        return "."
    if own in CEILINGS and (roofed or under == 0):
        return "." if levels[under] - z < CEILINGS[own] else "#"
    return "#" if roofed and under == 0 else " "


def _plate(above: Cell, below: float) -> str:
    """The plate under a floor or the deck under a catwalk, if that depth lies in it."""
    if above in CEILINGS and below < PLATE:
        return "#"
    return "=" if above == "bridge" and below < DECK else ""


def seen(map_: Map) -> tuple[Seen, ...]:
    """What stands behind the cut wherever the cut is open, as lines; the nearest thing hides what is behind it."""
    found: list[Seen] = []
    for k, level in enumerate(floors(map_)):
        faces = [_face(map_, k, x) for x in range(width(map_.strata[k]))]
        found += _levels(faces, level)
        found += _corners(faces, level, map_.strata[k].height / map_.metres)
    return tuple(sorted(found))


class Facade(NamedTuple):
    """What bounds the view behind the cut, from column x1 to x2 and from depth ``top`` to ``floor``.

    ``far`` is the distance in cells; ``opening`` how high the place is that opens there (0: it is mass).
    """

    x1: int
    x2: int
    top: float
    floor: float
    far: int
    opening: float


def facades(map_: Map) -> tuple[Facade, ...]:
    """The faces behind the cut wherever it is open, stratum by stratum, each as wide as it runs."""
    found: list[Facade] = []
    for k, level in enumerate(floors(map_)):
        faces = [_face(map_, k, x) for x in range(width(map_.strata[k]))]
        top, x = level - map_.strata[k].height / map_.metres, 0
        for face, run in groupby(faces, key=lambda face: (face.far, face.kind) if face else None):
            wide = len(list(run))
            if face:
                found.append(Facade(x, x + wide, top, level, face[0], CEILINGS.get(face[1], 0.0)))
            x += wide
    return tuple(found)


class _Face(NamedTuple):
    """The first thing behind the cut in a column, how far, and the nearest catwalk before it (0: none)."""

    kind: Cell
    far: int
    walk: int


def _face(map_: Map, k: int, x: int) -> _Face | None:
    y, stratum, walk = row(map_), map_.strata[k], 0
    if cell(stratum, x, y) not in {"void", "bridge"}:
        return None
    for far in range(1, y + 2):
        kind = cell(stratum, x, y - far)
        if kind == "bridge":
            walk = walk or far
        elif kind != "void":
            return _Face(kind, far, walk)
    return None


def _levels(faces: list[_Face | None], level: float) -> Iterator[Seen]:
    """Floors, ceilings and decks seen from the side."""
    for x, face in enumerate(faces):
        if face is None:
            continue
        if face.kind in CEILINGS:
            tops = (level - CEILINGS[face.kind], level - 0.75, level, level + PLATE)
            yield from (Seen(x, z, x + 1, z, face.far) for z in tops)
        if face.walk:
            yield from (Seen(x, z, x + 1, z, face.walk) for z in (level - 0.75, level, level + DECK))


def _corners(faces: list[_Face | None], level: float, high: float) -> Iterator[Seen]:
    """Upright lines where one thing stands before another, and the sides of openings."""
    for x, (one, other) in enumerate(pairwise(faces), 1):
        if one is None or other is None or (one.far, one.kind) == (other.far, other.kind):
            continue
        opens = {one.kind, other.kind} & CEILINGS.keys()
        top = level - max(CEILINGS[kind] for kind in opens) if opens and one.far == other.far else level - high
        yield Seen(x, top, x, level, min(one.far, other.far))
