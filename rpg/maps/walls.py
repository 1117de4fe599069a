"""The one wall truth of a stratum. Paper, console and virtual table all draw these lines and no others.

A *wall* parts floor from mass; a *railing* parts floor from the void (it stops feet, not eyes); a *brink* is where
mass falls off into the void (it stops eyes, and no foot comes there). Edges in one line are merged into runs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from rpg.maps.cells import MASS, WALKABLE
from rpg.maps.regions import mask, spans, turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.maps.model import Cell, Map, Stratum
    from rpg.maps.regions import Mask

Kind: TypeAlias = Literal["wall", "railing", "brink"]
_KEPT = 12
_VOID: frozenset[Cell] = frozenset({"void"})


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
    return _walls(stratum.rows, exits)


@lru_cache(_KEPT)
def _walls(rows: tuple[str, ...], exits: frozenset[tuple[int, int]]) -> tuple[Wall, ...]:
    wide, high = len(rows[0]) if rows else 0, len(rows)
    kinds = [mask(rows, kind) for kind in (WALKABLE, MASS, _VOID)]
    columns = [turned(rows, wide) for rows in kinds]
    found = [(kind, x, a, x, b) for x, kind, a, b in _runs(columns, high, [(x, y) for x, y in exits])]
    found += [(kind, a, y, b, y) for y, kind, a, b in _runs(kinds, wide, [(y, x) for x, y in exits])]
    return tuple(Wall(*run) for run in sorted(found))


def between(one: Cell, other: Cell) -> Kind | None:
    """What stands between two cells that share an edge; nothing if one can step across, or see nothing there."""
    pair = {one, other}
    if pair & WALKABLE and pair & MASS:
        return "wall"
    if pair & WALKABLE and "void" in pair:
        return "railing"
    return "brink" if pair & MASS and "void" in pair else None


def _runs(kinds: Sequence[Mask], wide: int, exits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Kind, int, int]]:
    """The runs between each two lines of cells (number of the second line, kind, from, to); beyond all is mass.

    ``kinds`` are where one walks, mass, and void, line by line; ``exits`` are (line, cell).
    """
    walked, mass, void = kinds
    full, last = (1 << wide) - 1, len(walked)
    for line in range(last + 1):
        one = (walked[line - 1], mass[line - 1], void[line - 1]) if line else (0, full, 0)
        other = (walked[line], mass[line], void[line]) if line < last else (0, full, 0)
        shut = full
        if line in {0, last}:
            shut = ~sum({1 << at for row, at in exits if row == min(line, last - 1)})
        met: tuple[tuple[Kind, int], ...] = (
            ("wall", (one[0] & other[1] | one[1] & other[0]) & shut),
            ("railing", one[0] & other[2] | one[2] & other[0]),
            ("brink", (one[1] & other[2] | one[2] & other[1]) & shut),
        )
        for kind, bits in met:
            yield from ((line, kind, a, b) for a, b in spans(bits))
