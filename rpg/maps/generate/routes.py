"""Ways through the mass by A*: they share corridors gladly, turn unwillingly, and touch no room but their own two."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.generate.level import BRIDGE, CORRIDOR, NOBODY, SOLID, VOID, bit

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.maps.generate.level import Level

_COST = {SOLID: 20, CORRIDOR: 9}
_OVER_VOID = {**_COST, VOID: 40, BRIDGE: 12}
_TURN = 30
_SWERVE = 400
"""A catwalk runs straight: to turn on it costs so much more."""
_LEAST = 9


class Wanted(NamedTuple):
    """A way from one owner's floor to another's; ``alone``: it may not run into other ways; ``void``: it may cross."""

    one: int
    other: int
    alone: bool = False
    void: bool = False


def route(level: Level, wanted: Wanted) -> list[int] | None:
    """The cells of the cheapest way, first beside the one, last beside the other; None if there is none.

    Only its first and its last cell lie beside the two: one threshold each.
    """
    mine, theirs = bit(wanted.one), bit(wanted.other)
    costs = _OVER_VOID if wanted.void else _COST
    if wanted.alone:
        costs = {cell: cost for cell, cost in costs.items() if cell in {SOLID, VOID}}
    starts = _beside(level, mine, mine | theirs, costs)
    ends = _beside(level, theirs, mine | theirs, costs)
    if not starts or not ends:
        return None
    both = sorted(set(starts) & set(ends))
    return both[:1] if both else _search(level, starts, frozenset(ends), _stepping(level, costs, mine, theirs))


def carve(level: Level, path: list[int]) -> bool:
    """Cut the way; True if it crosses a void."""
    crosses = False
    for at in path:
        if level.cells[at] == SOLID:
            level.cells[at] = CORRIDOR
        elif level.cells[at] == VOID:
            level.cells[at] = BRIDGE
            crosses = True
    return crosses


def _beside(level: Level, own: int, allowed: int, costs: dict[int, int]) -> list[int]:
    return [
        at for at, near in enumerate(level.near)
        if near & own and not near & ~allowed and level.owner[at] == NOBODY and level.cells[at] in costs
    ]  # fmt: skip


def _stepping(level: Level, costs: dict[int, int], mine: int, theirs: int) -> Callable[[int], int]:
    """What a step onto a cell costs: 0 if none may go there."""
    cells, near, owner = level.cells, level.near, level.owner

    def cost(at: int) -> int:
        if near[at] & ~theirs or owner[at] != NOBODY:
            return 0
        return costs.get(cells[at], 0)

    del mine  # beside the first room lies only the first cell: its bit is among those that forbid
    return cost


def _search(level: Level, starts: list[int], ends: frozenset[int], cost: Callable[[int], int]) -> list[int] | None:
    wide, cells = level.width, level.cells
    steps = (1, wide, -1, -wide)
    target = sorted(ends)[len(ends) // 2]
    tx, ty = target % wide, target // wide
    spread = max(abs(at % wide - tx) + abs(at // wide - ty) for at in ends)
    queue: list[tuple[int, int, int, int]] = []
    best: dict[tuple[int, int], int] = {}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for at in starts:
        for way in range(4):
            best[at, way] = 0
            heappush(queue, (0, 0, at, way))
    while queue:
        _, spent, at, way = heappop(queue)
        if best[at, way] < spent:
            continue
        if at in ends:
            return _back(came, (at, way))
        for turn, step in enumerate(steps):
            if (turn - way) % 4 == 2:  # noqa: PLR2004 - nobody turns on the spot
                continue
            to = at + step
            price = cost(to)
            if not price:
                continue
            if turn != way:
                price += _SWERVE if cells[to] in {VOID, BRIDGE} or cells[at] in {VOID, BRIDGE} else _TURN
            total = spent + price
            if total < best.get((to, turn), 1 << 30):
                best[to, turn] = total
                came[to, turn] = (at, way)
                far = abs(to % wide - tx) + abs(to // wide - ty) - spread
                heappush(queue, (total + max(0, far) * _LEAST, total, to, turn))
    return None


def _back(came: dict[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> list[int]:
    path = [end[0]]
    while end in came:
        end = came[end]
        path.append(end[0])
    return path[::-1]
