"""The one wall truth of a stratum. Paper, console and virtual table all draw these lines and no others.

A *wall* parts floor from mass; a *railing* parts floor from the void (it stops feet, not eyes); a *brink* is where
mass falls off into the void (it stops eyes, and no foot comes there). Edges in one line are merged into runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from rpg.maps.cells import MASS, WALKABLE, cell, height, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.model import Cell, Map, Stratum

Kind: TypeAlias = Literal["wall", "railing", "brink"]


class Wall(msgspec.Struct, frozen=True, order=True):
    """A straight run of edges of one kind, from corner (x1, y1) to corner (x2, y2) of cells; x1 <= x2, y1 <= y2."""

    kind: Kind
    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def upright(self) -> bool:
        """Whether it runs along a column."""
        return self.x1 == self.x2


def walls(map_: Map, stratum: int) -> tuple[Wall, ...]:
    """The runs of that stratum, sorted. An exit at the rim of the map opens the rim there."""
    exits = frozenset(f.at for f in map_.features if f.stratum == stratum and f.symbol == "exit")
    return walls_of(map_.strata[stratum], exits)


def walls_of(stratum: Stratum, exits: frozenset[tuple[int, int]] = frozenset()) -> tuple[Wall, ...]:
    """The runs of a stratum whose rim is open at ``exits``."""
    wide, high = width(stratum), height(stratum)
    found = [Wall(kind, x, a, x, b) for x in range(wide + 1) for kind, a, b in _column(stratum, exits, x)]
    found += [Wall(kind, a, y, b, y) for y in range(high + 1) for kind, a, b in _row(stratum, exits, y)]
    return tuple(sorted(found))


def between(one: Cell, other: Cell) -> Kind | None:
    """What stands between two cells that share an edge; nothing if one can step across, or see nothing there."""
    pair = {one, other}
    if pair & WALKABLE and pair & MASS:
        return "wall"
    if pair & WALKABLE and "void" in pair:
        return "railing"
    return "brink" if pair & MASS and "void" in pair else None


def _column(stratum: Stratum, exits: frozenset[tuple[int, int]], x: int) -> Iterator[tuple[Kind, int, int]]:
    return _runs([_edge(stratum, exits, (x - 1, y), (x, y)) for y in range(height(stratum))])


def _row(stratum: Stratum, exits: frozenset[tuple[int, int]], y: int) -> Iterator[tuple[Kind, int, int]]:
    return _runs([_edge(stratum, exits, (x, y - 1), (x, y)) for x in range(width(stratum))])


def _edge(
    stratum: Stratum, exits: frozenset[tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> Kind | None:
    pair = (one, other)
    rim = [not (0 <= x < width(stratum) and 0 <= y < height(stratum)) for x, y in pair]
    if any(rim) and any(at in exits for at in pair):
        return None
    return between(cell(stratum, *one), cell(stratum, *other))


def _runs(edges: list[Kind | None]) -> Iterator[tuple[Kind, int, int]]:
    start = 0
    for end in range(1, len(edges) + 1):
        if end < len(edges) and edges[end] == edges[start]:
            continue
        if kind := edges[start]:
            yield kind, start, end
        start = end
