"""Ways through the mass by A*: they share corridors gladly, turn unwillingly, and touch no room but their own two."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.generate.level import BRIDGE, CORRIDOR, NOBODY, SOLID, VOID, bit

if TYPE_CHECKING:
    from rpg.maps.generate.level import Level

_COST = {SOLID: 20, CORRIDOR: 9}
_OVER_VOID = {**_COST, VOID: 40, BRIDGE: 12}
_TURN = 30
_SWERVE = 400
"""A catwalk runs straight: to turn on it costs so much more."""
_LEAST = 9
_FAR = 1 << 30
_HUNG = frozenset((VOID, BRIDGE))


class Wanted(NamedTuple):
    """A way from one owner's floor to another's; ``alone``: it may not run into other ways; ``void``: it may cross.

    ``shun`` are cells that may not be its ends: thresholds of other ways.
    """

    one: int
    other: int
    alone: bool = False
    void: bool = False
    shun: frozenset[int] = frozenset()


def route(level: Level, wanted: Wanted) -> list[int] | None:
    """The cells of the cheapest way, first beside the one, last beside the other; None if there is none.

    Only its first and its last cell lie beside the two: one threshold each.
    """
    mine, theirs = bit(wanted.one), bit(wanted.other)
    costs = _OVER_VOID if wanted.void else _COST
    if wanted.alone:
        costs = {cell: cost for cell, cost in costs.items() if cell in {SOLID, VOID}}
    starts, ends = (
        [at for at in _beside(level, owner, mine | theirs, costs) if at not in wanted.shun]
        for owner in (wanted.one, wanted.other)
    )
    if not starts or not ends:
        return None
    both = sorted(set(starts) & set(ends))
    return both[:1] if both else _Search(level, costs, theirs, ends).run(starts)


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


def _beside(level: Level, owner: int, allowed: int, costs: dict[int, int]) -> list[int]:
    return [
        at for at in level.borders.get(owner, ())
        if not level.near[at] & ~allowed and level.owner[at] == NOBODY and level.cells[at] in costs
    ]  # fmt: skip


class _Search:
    """A* over pairs of a cell and the way one faces in it, so that a turn can cost something."""

    def __init__(self, level: Level, costs: dict[int, int], theirs: int, ends: list[int]) -> None:
        """Seek one of the ``ends``, beside which only the bit ``theirs`` lies."""
        self.level, self.costs, self.theirs = level, costs, theirs
        self.steps = (1, level.width, -1, -level.width)
        self.ends = frozenset(ends)
        self.target = divmod(ends[len(ends) // 2], level.width)
        self.spread = max(self._far(at, 0) for at in ends)
        self.best: dict[tuple[int, int], int] = {}
        self.came: dict[tuple[int, int], tuple[int, int]] = {}
        self.queue: list[tuple[int, int, int, int]] = []

    def run(self, starts: list[int]) -> list[int] | None:
        """The cells of the cheapest way from one of the starts; None if there is none."""
        for at in starts:
            for way in range(4):
                self.best[at, way] = 0
                heappush(self.queue, (0, 0, at, way))
        while self.queue:
            _, spent, at, way = heappop(self.queue)
            if self.best[at, way] < spent:
                continue
            if at in self.ends:
                return self._back((at, way))
            self._around(spent, at, way)
        return None

    def _around(self, spent: int, at: int, way: int) -> None:
        """The steps from a cell: straight on and to both sides, for nobody turns on the spot."""
        for turn in (way, way ^ 1, way ^ 3):
            to = at + self.steps[turn]
            price = self._price(to)
            if not price:
                continue
            if turn != way:
                price += self._swerve(at, to)
            total = spent + price
            if total < self.best.get((to, turn), _FAR):
                self.best[to, turn] = total
                self.came[to, turn] = (at, way)
                heappush(self.queue, (total + self._far(to, self.spread) * _LEAST, total, to, turn))

    def _price(self, at: int) -> int:
        """What a step onto a cell costs; 0 if none may go there, beside somebody else's floor."""
        level = self.level
        if level.near[at] & ~self.theirs or level.owner[at] != NOBODY:
            return 0
        return self.costs.get(level.cells[at], 0)

    def _swerve(self, at: int, to: int) -> int:
        cells = self.level.cells
        return _SWERVE if cells[to] in _HUNG or cells[at] in _HUNG else _TURN

    def _far(self, at: int, less: int) -> int:
        y, x = divmod(at, self.level.width)
        return max(0, abs(y - self.target[0]) + abs(x - self.target[1]) - less)

    def _back(self, end: tuple[int, int]) -> list[int]:
        path = [end[0]]
        while end in self.came:
            end = self.came[end]
            path.append(end[0])
        return path[::-1]
