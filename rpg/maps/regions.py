"""The outlines of all cells of some kinds, as closed loops of corners: one shape without seams, however many cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.maps.cells import cell, height, width

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from rpg.maps.model import Cell, Stratum

Corner: TypeAlias = tuple[int, int]
Loop: TypeAlias = tuple[Corner, ...]


def cells_of(stratum: Stratum, kinds: Collection[Cell]) -> frozenset[Corner]:
    """The cells (x, y) of those kinds."""
    return frozenset(
        (x, y) for y in range(height(stratum)) for x in range(width(stratum)) if cell(stratum, x, y) in kinds
    )


def loops(cells: Collection[Corner]) -> tuple[Loop, ...]:
    """The outlines of a set of cells: outer ones clockwise (y down), holes the other way, corners only."""
    ways: dict[Corner, list[Corner]] = {}
    for start, end in sorted(_edges(cells)):
        ways.setdefault(start, []).append(end)
    found: list[Loop] = []
    while ways:
        found.append(_loop(ways))
    return tuple(found)


def parts(cells: Collection[Corner]) -> tuple[frozenset[Corner], ...]:
    """The cells by connected part (over edges), in the order of their first cells."""
    left, found = set(cells), []
    for first in sorted(cells):
        if first not in left:
            continue
        part, edge = {first}, [first]
        while edge:
            x, y = edge.pop()
            near = {(x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)} & left - part
            part |= near
            edge += sorted(near)
        left -= part
        found.append(frozenset(part))
    return tuple(found)


def _edges(cells: Collection[Corner]) -> Iterable[tuple[Corner, Corner]]:
    own = frozenset(cells)
    for x, y in own:
        if (x, y - 1) not in own:
            yield (x, y), (x + 1, y)
        if (x + 1, y) not in own:
            yield (x + 1, y), (x + 1, y + 1)
        if (x, y + 1) not in own:
            yield (x + 1, y + 1), (x, y + 1)
        if (x - 1, y) not in own:
            yield (x, y + 1), (x, y)


def _loop(ways: dict[Corner, list[Corner]]) -> Loop:
    """Takes one closed walk out of ``ways``; at a corner where two cells touch it turns right, and stays simple."""
    start = at = min(ways)
    came, corners = (0, 0), []
    while True:
        ends = ways[at]
        end = min(ends, key=lambda end, at=at, came=came: _turn(came, (end[0] - at[0], end[1] - at[1])))  # type: ignore[misc]  # the defaults bind the loop's values
        ends.remove(end)
        if not ends:
            del ways[at]
        went = (end[0] - at[0], end[1] - at[1])
        if went != came:
            corners.append(at)
        at, came = end, went
        if at == start:
            return tuple(corners)


def _turn(came: Corner, goes: Corner) -> int:
    """-1 for a turn to the right (y down), 0 straight on, 1 left."""
    cross = came[0] * goes[1] - came[1] * goes[0]
    return -cross
