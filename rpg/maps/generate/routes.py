"""Ways through the mass by A*: they share corridors gladly, turn unwillingly, and touch no room but their own two."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
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
_UNSEEN = -1
_COSTS, _PAIR = 22, 16  # bits of a cost; bits of a cell and a way: 120 * 120 * 4 is less; 60 in all, two digits of int
_SPENT, _PAIRS = (1 << _COSTS) - 1, (1 << _PAIR) - 1
_LETTERS = 128
_DOUBT = 400  # steps after which a search asks whether it can succeed
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
    """A* over pairs of a cell and the way one faces in it, so that a turn can cost something.

    A pair is one number, ``4 * cell + way``; what waits in the queue is one, too: the cost hoped for, the cost spent
    and the pair, each in bits of its own. Numbers are compared quicker than tuples, and in the same order.
    """

    def __init__(self, level: Level, costs: dict[int, int], theirs: int, ends: list[int]) -> None:
        """Seek one of the ``ends``, beside which only the bit ``theirs`` lies."""
        self.width, self.not_theirs = level.width, ~theirs
        self.cells, self.near, self.owner = bytes(level.cells), level.near, level.owner
        self.price = [costs.get(cell, 0) for cell in range(_LETTERS)]
        self.steps = (1, level.width, -1, -level.width)
        self.ends = frozenset(ends)
        self.target = divmod(ends[len(ends) // 2], level.width)
        self.spread = max(self._far(at) for at in ends)
        self.best = [_FAR] * (4 * len(level.cells))
        self.came: dict[int, int] = {}
        self.hope = [0] * len(level.cells)
        self.straight, self.turned, self.swerved = ([_UNSEEN] * len(level.cells) for _ in range(3))

    def run(self, starts: list[int]) -> list[int] | None:
        """The cells of the cheapest way from one of the starts; None if there is none.

        One steps straight on or to a side, for nobody turns on the spot. It steps a hundred thousand times a map, and
        so asks nothing on the way but what a step costs.
        """
        best, came, hopes, cells, ends = self.best, self.came, self.hope, self.cells, self.ends
        along, over = self._ways(self.turned), self._ways(self.swerved)
        queue, steps = self._begun(starts), 0
        while queue and (steps != _DOUBT or self._joined(starts)):
            steps += 1
            waiting = heappop(queue)
            spent, pair = waiting >> _PAIR & _SPENT, waiting & _PAIRS
            at = pair >> 2
            if at in ends:
                return self._back(pair)
            if best[pair] < spent:
                continue
            for turn, step, costs in (over if cells[at] in _HUNG else along)[pair & 3]:
                to = at + step
                cost = costs[to]
                if cost == _UNSEEN:
                    self._look(to)
                    cost = costs[to]
                there, total = 4 * to + turn, spent + cost
                if cost and total < best[there]:
                    best[there] = total
                    came[there] = pair
                    heappush(queue, (total + hopes[to] << _COSTS | total) << _PAIR | there)
        return None

    def _begun(self, starts: list[int]) -> list[int]:
        """The queue with which a search begins: nothing is spent, and one may face any way."""
        queue = [pair for at in starts for pair in range(4 * at, 4 * at + 4)]
        for pair in queue:
            self.best[pair] = 0
        heapify(queue)
        return queue

    def _ways(self, aside: list[int]) -> list[list[tuple[int, int, list[int]]]]:
        """For each way that one may face: the ways to go on, the step to the cell there, and what that costs."""
        return [
            [(turn, self.steps[turn], self.straight if turn == way else aside) for turn in (way, way ^ 1, way ^ 3)]
            for way in range(4)
        ]

    def _look(self, at: int) -> None:
        """Note what a step onto a cell costs; nothing (0) if it is no ground, or beside another's floor."""
        cell = self.cells[at]
        cost = self.price[cell]
        if self.near[at] & self.not_theirs or self.owner[at] != NOBODY:
            cost = 0
        self.straight[at] = cost
        self.swerved[at] = cost and cost + _SWERVE
        self.turned[at] = cost and cost + (_SWERVE if cell in _HUNG else _TURN)
        y, x = divmod(at, self.width)
        far = abs(y - self.target[0]) + abs(x - self.target[1]) - self.spread
        self.hope[at] = far * _LEAST if far > 0 else 0

    def _joined(self, starts: list[int]) -> bool:
        """Whether there is any way at all: a search in vain would go over all ground before it says so."""
        goals, edge = frozenset(starts), list(self.ends)
        seen = set(edge)
        while edge:
            at = edge.pop()
            for step in self.steps:
                to = at + step
                if to in goals:  # it lies beside the floor that one leaves, and so is no ground but at the start
                    return True
                if to in seen or not self.price[self.cells[to]]:
                    continue
                if not self.near[to] & self.not_theirs and self.owner[to] == NOBODY:
                    seen.add(to)
                    edge.append(to)
        return False

    def _far(self, at: int) -> int:
        y, x = divmod(at, self.width)
        return abs(y - self.target[0]) + abs(x - self.target[1])

    def _back(self, pair: int) -> list[int]:
        path = [pair >> 2]
        while pair in self.came:
            pair = self.came[pair]
            path.append(pair >> 2)
        return path[::-1]
