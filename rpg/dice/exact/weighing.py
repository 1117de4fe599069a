"""Heaps of dice while a tree is weighed: what each kind of part puts there, and does to what lies there.

Where an amount is itself rolled, there are several heaps, each with its weight.
"""

from __future__ import annotations

from abc import abstractmethod
from math import gcd
from typing import TYPE_CHECKING, TypeAlias

from rpg.dice.arithmetic import whole
from rpg.dice.error import DiceError
from rpg.dice.exact.chains import depth, exploded, rerolled
from rpg.dice.exact.heaps import Group, Groups, Heap, Iid, Joint, each, keep, wordy
from rpg.dice.heap import ASKED, Passes
from rpg.dice.kinds import bare
from rpg.dice.pools import step_sides
from rpg.dice.scan import too_many
from rpg.dice.tree import (
    Clamp,
    Dice,
    Explode,
    Faces,
    Keep,
    Labeled,
    Name,
    Node,
    Number,
    Reroll,
    Set,
    Step,
    Test,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rpg.dice.context import Context
    from rpg.dice.exact.budget import Budget
    from rpg.dice.exact.dist import Dist
    from rpg.dice.limits import Limits
    from rpg.dice.outcome import Face, Value

Weighed: TypeAlias = "list[tuple[int, Heap, Sequence[Face]]]"
"""Heaps with their weights, and the faces of the dice that lie there (of a set: none)."""

Amounts: TypeAlias = "Sequence[tuple[int, int]]"
"""Whole numbers with their weights."""


class Weigher:
    """Weighs what lies on the table; its heir knows what totals are."""

    __slots__ = ("budget", "context", "limits", "rolled", "scope")

    def __init__(self, context: Context, limits: Limits, budget: Budget) -> None:
        """A reader that has weighed nothing yet; ``scope`` is what ``let`` has named so far.

        ``rolled`` is the most dice that a roll has thrown when it comes here: those that it may not throw are refused.
        """
        self.context = context
        self.limits = limits
        self.budget = budget
        self.scope: dict[str, Joint | Value] = {}
        self.rolled = 0

    @abstractmethod
    def dist(self, node: Node) -> Dist:
        """How a part is distributed."""

    def heaps(self, node: Node) -> Weighed:
        """What may lie on the table for a part."""
        return _HEAPS[type(node)](self, node)

    def amounts(self, node: Node) -> Amounts:
        """What an amount may be, as whole numbers with their weights."""
        if type(node) is Number:
            return ((node.value, 1),)
        return [(whole(value, node), weight) for value, weight in self.dist(node).weights.items()]  # type: ignore[arg-type]  # totals

    def passes(self, test: Test, heaps: Weighed) -> list[tuple[int, Passes]]:
        """The test of a modifier for everything that it may ask of such dice, with weights."""
        ask = ASKED[test.op]
        if isinstance(test.value, Name) and any(wordy(heap) for _, heap, _ in heaps):
            return [(1, asking(ask, test.value.name))]
        asked = self.dist(test.value).weights
        self.budget.spend(4 * len(asked))
        return [(weight, asking(ask, value)) for value, weight in asked.items()]  # type: ignore[arg-type]  # totals

    def more(self, count: int, node: Node) -> None:
        """So many dice more; DiceError if a roll would throw too many of them."""
        self.rolled += count
        if self.rolled > self.limits.dice:
            raise too_many(self.rolled, node[-1], self.limits)

    def dice(self, node: Dice) -> Weighed:
        """Dice that are about to be rolled."""
        amounts = self.amounts(node.amount)
        sides = (
            ((node.sides.faces, 1),) if isinstance(node.sides, Faces) else self.sides(self.amounts(node.sides), node)
        )
        return self.falling(amounts, sides, node)

    def falling(self, amounts: Amounts, sides: Iterable[tuple[Sequence[Face], int]], node: Dice) -> Weighed:
        """So many dice with such faces."""
        counts = [count for count, _ in amounts]
        if min(counts) < 0:
            raise DiceError("no_dice", f"{min(counts)} dice cannot be rolled", node.amount[-1], hint="1d6")
        self.more(max(counts), node)
        found: Weighed = []
        for faces, ways in sides:
            self.budget.spend(2 + len(faces) + 4 * len(counts))
            weights, total = fair(faces)
            found += [(weight * ways, Iid(weights, total, count, count), faces) for count, weight in amounts]
        return found

    def sides(self, amounts: Amounts, node: Dice) -> Iterable[tuple[Sequence[Face], int]]:
        """The faces of dice with so many sides."""
        found = []
        for number, weight in amounts:
            if not 1 <= number <= self.limits.faces:
                message = f"a die has 1 to {self.limits.faces} faces"
                raise DiceError("faces", message, node.sides[-1], hint="d6", limit=self.limits.faces)
            found.append((range(1, number + 1), weight))
        return found


def fair(faces: Sequence[Face]) -> tuple[dict[Face, int], int]:
    """The weights of a die with these faces."""
    if isinstance(faces, range):
        return dict.fromkeys(faces, 1), len(faces)
    weights: dict[Face, int] = {}
    for face in faces:
        weights[face] = weights.get(face, 0) + 1
    return weights, len(faces)


def asking(ask: Callable[[Face, Face], bool], wanted: Face) -> Passes:
    """A test with what it asks for."""
    return lambda face: ask(face, wanted)


def _dice(weigher: Weigher, node: Dice) -> Weighed:
    return weigher.dice(node)


def _step(weigher: Weigher, node: Step) -> Weighed:
    inner = bare(node.dice)
    if not isinstance(inner, Dice) or isinstance(inner.sides, Faces):
        raise DiceError("needs_dice", "only dice go up or down a step", node.span)
    starts, steps = weigher.amounts(inner.sides), weigher.amounts(node.by)
    weigher.budget.spend(4 * len(starts) * len(steps))
    reached = [(step_sides(sides, by, node), weight * ways) for sides, weight in starts for by, ways in steps]
    return weigher.falling(weigher.amounts(inner.amount), weigher.sides(reached, inner), inner)


def _set(weigher: Weigher, node: Set) -> Weighed:
    dists = []
    for item in node.items:
        dists.append(weigher.dist(item))
        weigher.budget.spend(4 * len(dists[-1].weights))
    groups = (Group({(value,): w for value, w in dist.weights.items()}, dist.total, 1) for dist in dists)  # type: ignore[misc]  # the same
    return [(1, Groups(tuple(groups)), ())]


def _labeled(weigher: Weigher, node: Labeled) -> Weighed:
    return weigher.heaps(node.value)


def _name(weigher: Weigher, node: Name) -> Weighed:
    known = weigher.scope[node.name]
    return [(1, known if isinstance(known, Joint) else Joint({(known,): 1}, 1), ())]  # type: ignore[dict-item]  # a number


def _keep(weigher: Weigher, node: Keep) -> Weighed:
    heaps, amounts = weigher.heaps(node.pool), weigher.amounts(node.amount)
    found: Weighed = []
    for weight, heap, faces in heaps:
        weigher.budget.spend(7 * len(amounts))
        found += [(weight * ways, keep(heap, node.how, max(n, 0), weigher.budget), faces) for n, ways in amounts]
    return found


def _clamp(weigher: Weigher, node: Clamp) -> Weighed:
    pick = max if node.how == "min" else min
    found: Weighed = []
    heaps = weigher.heaps(node.pool)
    for bound, ways in weigher.amounts(node.bound):

        def made(value: Face, bound: int = bound) -> tuple[dict[Face, int], int]:
            return {pick(value, bound): 1}, 1

        weigher.budget.spend(4 * len(heaps))
        found += [(weight * ways, _each(heap, made, weigher.budget), faces) for weight, heap, faces in heaps]
    return found


def _reroll(weigher: Weigher, node: Reroll) -> Weighed:
    heaps = weigher.heaps(node.pool)
    found: Weighed = []
    for ways, passes in weigher.passes(node.when, heaps):
        for weight, heap, faces in heaps:
            weigher.budget.spend(4 + len(faces))
            found.append((weight * ways, _each(heap, rerolled(node, faces, passes), weigher.budget), faces))
    return found


def _each(heap: Heap, made: Callable[[Face], tuple[dict[Face, int], int]], budget: Budget) -> Heap:
    """What becomes of dice that stay single; equal dice stay equal."""
    if not isinstance(heap, Iid) or heap.keep < heap.dice:
        return each(heap, lambda value: _singly(made(value)), budget)
    weights: dict[Face, int] = {}
    total = heap.total
    for value, weight in heap.weights.items():
        became, total = made(value)
        budget.spend(2 + len(became))
        for face, ways in became.items():
            weights[face] = weights.get(face, 0) + weight * ways
    total *= heap.total
    least = gcd(total, *weights.values())
    lowest = {face: weight // least for face, weight in weights.items()}
    return Iid(lowest, total // least, heap.dice, heap.dice)


def _singly(became: tuple[dict[Face, int], int]) -> tuple[dict[tuple[Face, ...], int], int]:
    weights, total = became
    return {(face,): weight for face, weight in weights.items()}, total


def _explode(weigher: Weigher, node: Explode) -> Weighed:
    found: Weighed = []
    heaps = weigher.heaps(node.pool)
    asked = weigher.passes(node.when, heaps) if node.when else []
    for weight, heap, faces in heaps:
        for ways, passes in asked or [(1, _top(faces))]:
            weigher.budget.spend(4 + len(faces))
            steps = depth(node, faces, passes, weigher.limits.explosions, weigher.budget)
            made = exploded(node, faces, passes, steps, weigher.budget)
            if node.how == "xx" and isinstance(heap, Iid) and not isinstance(faces[0], str):
                grown = _each(heap, lambda value, made=made: _as_one(made(value)), weigher.budget)  # type: ignore[misc]  # one of several
            else:
                grown = each(heap, made, weigher.budget)
            found.append((weight * ways, grown, faces))
    return found


def _as_one(became: tuple[dict[tuple[Face, ...], int], int]) -> tuple[dict[Face, int], int]:
    weights, total = became
    return {values[0]: weight for values, weight in weights.items()}, total


def _top(faces: Sequence[Face]) -> Passes:
    return max(faces).__eq__ if faces else bool


_HEAPS: dict[type, Callable[..., Weighed]] = {
    Dice: _dice, Set: _set, Labeled: _labeled, Name: _name, Step: _step, Keep: _keep, Clamp: _clamp, Reroll: _reroll,
    Explode: _explode,
}  # fmt: skip
