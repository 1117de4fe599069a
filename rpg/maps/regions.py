"""The outlines of all cells of some kinds, as closed loops of corners: one shape without seams, however many cells.

Rows of cells are whole numbers, bit x for the cell in column x: a row is compared with the next one at once, and a
side of a shape is found as a run of bits, however long it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from rpg.maps.model import LETTERS

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet

    from rpg.maps.model import Cell, Stratum

Corner: TypeAlias = tuple[int, int]
Loop: TypeAlias = tuple[Corner, ...]
Mask: TypeAlias = tuple[int, ...]
"""Cells by row, from row 0: bit x of a row is set if the cell in column x is meant."""

_KEPT = 32  # the masks and outlines of some three strata: a plate shows what lies below, too


def mask(rows: tuple[str, ...], kinds: AbstractSet[Cell]) -> Mask:
    """The cells of those kinds among the rows of a stratum."""
    return _mask(rows, frozenset(kinds))


@lru_cache(_KEPT)
def _mask(rows: tuple[str, ...], kinds: frozenset[Cell]) -> Mask:
    digits = _Digits("1" if "solid" in kinds else "0")
    digits.update({ord(letter): "1" if kind in kinds else "0" for letter, kind in LETTERS.items()})
    return tuple(int(row.translate(digits)[::-1] or "0", 2) for row in rows)


class _Digits(dict[int, str]):
    """Digits by letter; letters that no map has are mass, as everywhere (rpg.maps.cells)."""

    def __init__(self, other: str) -> None:
        """``other`` stands for letters that are not in it."""
        self.other = other

    def __missing__(self, letter: int) -> str:
        return self.other


def masked(cells: Collection[Corner], high: int) -> Mask:
    """The mask of some cells, as many rows as told."""
    rows = [0] * high
    for x, y in cells:
        rows[y] |= 1 << x
    return tuple(rows)


def within(bits: Mask) -> Mask:
    """The cells of a mask whose four neighbours belong to it; beyond the box round it, all do."""
    own = [row for row in bits if row]
    if not own:
        return bits
    every = 0
    for row in own:
        every |= row
    first, last = every & -every, 1 << every.bit_length() - 1
    rows = [y for y, row in enumerate(bits) if row]
    above, below = (-1, *bits[:-1]), (*bits[1:], -1)
    return tuple(
        row
        & (-1 if y == rows[0] else above[y])
        & (-1 if y == rows[-1] else below[y])
        & (row << 1 | first)
        & (row >> 1 | last)
        for y, row in enumerate(bits)
    )


def cells_in(bits: Mask) -> frozenset[Corner]:
    """The cells (x, y) of a mask."""
    return frozenset((x, y) for y, row in enumerate(bits) for start, end in spans(row) for x in range(start, end))


@lru_cache(_KEPT)
def traced(bits: Mask) -> tuple[Loop, ...]:
    """The outlines of a mask: outer ones clockwise (y down), holes the other way, corners only."""
    sides = _sides(bits)
    # A loop begins at its first corner, from where it goes to the right or down.
    corners = sorted(sides[0].keys() | sides[1].keys())
    return tuple(_walked(corner, way, sides) for corner in corners for way in (0, 1) if corner in sides[way])


def spans(row: int) -> list[tuple[int, int]]:
    """The runs of set bits of a number, from the lowest: first bit, and first bit beyond."""
    found = []
    while row:
        low = row & -row
        carried = row + low
        found.append((low.bit_length() - 1, (carried & ~row).bit_length() - 1))
        row &= carried
    return found


def turned(bits: Mask, wide: int) -> Mask:
    """The columns of a mask ``wide`` columns wide, as rows."""
    if not (wide and bits):
        return ()
    written = [f"{row:0{wide}b}" for row in reversed(bits)]
    return tuple(int("".join(column), 2) for column in zip(*written, strict=True))[::-1]


def cells_of(stratum: Stratum, kinds: AbstractSet[Cell]) -> frozenset[Corner]:
    """The cells (x, y) of those kinds."""
    return cells_in(mask(stratum.rows, kinds))


def loops(cells: Collection[Corner]) -> tuple[Loop, ...]:
    """The outlines of a set of cells: outer ones clockwise (y down), holes the other way, corners only."""
    if not cells:
        return ()
    left, top = min(x for x, _ in cells), min(y for _, y in cells)
    rows = [0] * (max(y for _, y in cells) - top + 1)
    for x, y in cells:
        rows[y - top] |= 1 << (x - left)
    return tuple(tuple((x + left, y + top) for x, y in loop) for loop in traced(tuple(rows)))


def parts(cells: Collection[Corner]) -> tuple[frozenset[Corner], ...]:
    """The cells by connected part (over edges), in the order of their first cells."""
    left, found = set(cells), []
    for first in sorted(cells):
        if first not in left:
            continue
        part, edge = {first}, [first]
        left.discard(first)
        while edge:
            x, y = edge.pop()
            for near in ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)):
                if near in left:
                    left.discard(near)
                    part.add(near)
                    edge.append(near)
        found.append(frozenset(part))
    return tuple(found)


_Sides: TypeAlias = "tuple[dict[Corner, Corner], ...]"


def _sides(bits: Mask) -> _Sides:
    """The straight sides of a mask from corner to corner, by the way they go with the mask on their right hand."""
    right: dict[Corner, Corner] = {}
    down: dict[Corner, Corner] = {}
    left: dict[Corner, Corner] = {}
    up: dict[Corner, Corner] = {}
    for y, (above, here) in enumerate(zip((0, *bits), (*bits, 0), strict=True)):
        for a, b in spans(here & ~above):
            right[a, y] = (b, y)
        for a, b in spans(above & ~here):
            left[b, y] = (a, y)
    columns = turned(bits, max((row.bit_length() for row in bits), default=0))
    for x, (before, here) in enumerate(zip((0, *columns), (*columns, 0), strict=True)):
        for a, b in spans(here & ~before):
            up[x, b] = (x, a)
        for a, b in spans(before & ~here):
            down[x, a] = (x, b)
    return right, down, left, up


def _walked(start: Corner, way: int, sides: _Sides) -> Loop:
    """Takes one closed walk out of the sides; at a corner where two cells touch it turns right, and stays simple."""
    corners = [start]
    at = sides[way].pop(start)
    while at != start:
        corners.append(at)
        way = (way + 1) % 4 if at in sides[(way + 1) % 4] else (way + 3) % 4
        at = sides[way].pop(at)
    return tuple(corners)
