"""How far a text can go: the least and the greatest that it can come to, without rolling and without weighing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from rpg.dice.binding import prepared
from rpg.dice.context import NOTHING
from rpg.dice.depth import followed
from rpg.dice.error import DiceError
from rpg.dice.heap import ASKED
from rpg.dice.kinds import Kind, bare
from rpg.dice.limits import LIMITS
from rpg.dice.lots import Heap, Lot, clamped, kept, summed
from rpg.dice.pools import STEPS, step_sides
from rpg.dice.reach import Reach, called, either, exactly, joined, negative, no_bounds
from rpg.dice.remade import Asked, counted, exploded, opposed, rerolled
from rpg.dice.scan import too_many
from rpg.dice.tree import (
    Binary,
    Call,
    Clamp,
    Compare,
    Count,
    Dice,
    Explode,
    Faces,
    Graded,
    If,
    Keep,
    Labeled,
    Let,
    Lookup,
    Name,
    Node,
    Number,
    Opposed,
    Repeat,
    Reroll,
    Set,
    Step,
    Test,
    Unary,
    Versus,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.arithmetic import Amount
    from rpg.dice.context import Context
    from rpg.dice.limits import Limits

Truths: TypeAlias = frozenset[bool]
"""What a question may come to."""


@followed
def bounds(text: str | Node, context: Context = NOTHING, limits: Limits = LIMITS) -> tuple[Amount, Amount]:
    """The least and the greatest that a text can come to; of several results, that each of them can.

    No roll falls outside. Both ends can be rolled, unless dice may go on (a chain of explosions is taken to be as long
    as it may be), a value is used twice (``let``), or a total is counted, compared or divided whose ends alone are
    known: then they may lie farther out than any roll.

    Raises:
        DiceError: the text is no total (``no_bounds``), cannot be read, or can never be carried out.
    """
    tree, kind = prepared(text, context, limits)
    if kind not in {Kind.NUMBER, Kind.POOL, Kind.RESULTS}:
        raise no_bounds(tree)
    found = _Bounder(limits).reach(tree)
    return found.low, found.high


class _Bounder:
    """Reads a tree by how far its parts reach. ``scope`` is what ``let`` has named so far."""

    __slots__ = ("limits", "scope")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.scope: dict[str, Reach | Truths | Heap] = {}

    def read(self, node: Node) -> Reach | Truths:
        """How far a total reaches, or what a question may come to."""
        return _READ[type(node)](self, node)

    def reach(self, node: Node) -> Reach:
        """How far a total reaches; DiceError if it is none."""
        found = _READ[type(node)](self, node)
        if not isinstance(found, Reach):
            raise no_bounds(node)
        return found

    def heap(self, node: Node) -> Heap:
        """The dice of a part."""
        return _HEAPS[type(node)](self, node)

    def whole(self, node: Node) -> tuple[int, int]:
        """The least and the greatest of the whole numbers that a part may come to; DiceError if it never is one."""
        reach = self.reach(node)
        low, high = math.ceil(reach.low), math.floor(reach.high)
        if low > high:
            message = f"a whole number is wanted here, not {reach.low}"
            raise DiceError("needs_whole", message, node[-1], hint="floor(…)", found=str(reach.low))
        return low, high

    def asked(self, test: Test, heap: Heap, points: int = 1) -> Asked:
        """A test with what it may ask for: a word of words, a number of numbers."""
        if isinstance(test.value, Name) and any(lot.words for lot in heap):
            return Asked(test.op, test.value.name, points)
        return Asked(test.op, self.reach(test.value), points)

    def dice(self, node: Dice) -> Heap:
        """Dice about to be rolled."""
        least, most = self.whole(node.amount)
        if most < 0:
            raise DiceError("no_dice", f"{most} dice cannot be rolled", node.amount[-1], hint="1d6")
        if least > self.limits.dice:
            raise too_many(least, node.span, self.limits)
        faces = node.sides.faces if isinstance(node.sides, Faces) else range(1, self.sides(node.sides) + 1)
        return (Lot(faces, max(least, 0), min(most, self.limits.dice), faces),)

    def sides(self, node: Node) -> int:
        """The most sides that dice may have; DiceError if they are never dice."""
        least, most = self.whole(node)
        if most < 1 or least > self.limits.faces:
            message = f"a die has 1 to {self.limits.faces} faces"
            raise DiceError("faces", message, node[-1], hint="d6", limit=self.limits.faces)
        return min(most, self.limits.faces)

    def layers(self, node: Count) -> tuple[Heap, list[tuple[int, list[Asked]]]]:
        """The dice that are counted, and every layer of rules with its sign."""
        inner = bare(node.pool)
        heap, layers = self.layers(inner) if isinstance(inner, Count) else (self.heap(node.pool), [])
        rules = [self.asked(rule.when, heap, rule.points) for rule in node.rules]
        return heap, [*layers, (1 if node.how == "cs" else -1, rules)]

    def named(self, node: Node) -> Reach | Truths | Heap:
        """What ``let`` gives a name: dice lying side by side, or anything else."""
        inner = bare(node)
        if isinstance(inner, Name):
            return self.scope[inner.name]
        return self.heap(inner) if type(inner) in _HEAPS else self.read(inner)


def _number(bounder: _Bounder, node: Number) -> Reach:
    del bounder
    return exactly(node.value)


def _pool(bounder: _Bounder, node: Node) -> Reach:
    return _summed(bounder.heap(node), node)


def _summed(heap: Heap, node: Node) -> Reach:
    if any(lot.words for lot in heap):
        raise no_bounds(node)
    return summed(heap)


def _name(bounder: _Bounder, node: Name) -> Reach | Truths:
    known = bounder.scope[node.name]
    return known if isinstance(known, Reach | frozenset) else _summed(known, node)


def _count(bounder: _Bounder, node: Count) -> Reach:
    return counted(*bounder.layers(node))


def _unary(bounder: _Bounder, node: Unary) -> Reach:
    return negative(bounder.reach(node.value))


def _binary(bounder: _Bounder, node: Binary) -> Reach:
    return joined(node.op, bounder.reach(node.left), bounder.reach(node.right), node)


def _compare(bounder: _Bounder, node: Compare) -> Truths:
    left, right = bounder.reach(node.left), bounder.reach(node.right)
    apart = joined("-", left, right, node)
    if node.op in {"==", "!="} and apart.low < 0 < apart.high:
        return frozenset({True, False})
    return frozenset(ASKED[node.op](end, 0) for end in (apart.low, apart.high))


def _opposed(bounder: _Bounder, node: Opposed) -> Reach:
    return opposed(bounder.heap(node.left), bounder.heap(node.right))


def _none(bounder: _Bounder, node: Versus | Graded | Lookup) -> Reach:
    del bounder
    raise no_bounds(node)


def _call(bounder: _Bounder, node: Call) -> Reach:
    return called(node.function, [bounder.reach(value) for value in node.values])


def _if(bounder: _Bounder, node: If) -> Reach | Truths:
    asked = bounder.read(node.condition)
    branches = [branch for taken, branch in ((True, node.then), (False, node.other)) if taken in asked]
    found: list[Reach | Truths] = []
    wrong: DiceError | None = None
    for branch in branches:
        try:
            found.append(bounder.read(branch))
        except DiceError as error:
            wrong = error
    if not found and wrong:
        raise wrong
    reaches = [one for one in found if isinstance(one, Reach)]
    return either(reaches) if reaches else frozenset().union(*(one for one in found if isinstance(one, frozenset)))


def _let(bounder: _Bounder, node: Let) -> Reach | Truths:
    outer = bounder.scope
    bounder.scope = {**outer, node.name: bounder.named(node.value)}
    try:
        return bounder.read(node.body)
    finally:
        bounder.scope = outer


def _repeat(bounder: _Bounder, node: Repeat) -> Reach:
    return bounder.reach(node.body)


def _labeled(bounder: _Bounder, node: Labeled) -> Reach | Truths:
    return bounder.read(node.value)


def _set(bounder: _Bounder, node: Set) -> Heap:
    return tuple(Lot(bounder.reach(item), 1, 1) for item in node.items)


def _label(bounder: _Bounder, node: Labeled) -> Heap:
    return bounder.heap(node.value)


def _dice_named(bounder: _Bounder, node: Name) -> Heap:
    known = bounder.scope[node.name]
    return () if isinstance(known, Reach | frozenset) else known


def _step(bounder: _Bounder, node: Step) -> Heap:
    dice = bare(node.dice)
    if not isinstance(dice, Dice) or isinstance(dice.sides, Faces):
        raise DiceError("needs_dice", "only dice go up or down a step", node.span)
    (few, many), (least, most) = bounder.whole(dice.sides), bounder.whole(node.by)
    reached = [sides for i, sides in enumerate(STEPS) if _from(i, (few, many), (least, most))]
    sides = reached[-1] if reached else step_sides(many, most, node)
    return bounder.dice(Dice(dice.amount, Number(sides), node.span))


def _from(place: int, sides: tuple[int, int], by: tuple[int, int]) -> bool:
    """Whether some step leads from some of those dice to that place in the row."""
    starts = (i for i, step in enumerate(STEPS) if sides[0] <= step <= sides[1])
    return any(by[0] <= place - start <= by[1] for start in starts)


def _keep(bounder: _Bounder, node: Keep) -> Heap:
    return kept(bounder.heap(node.pool), node.how, bounder.whole(node.amount))


def _clamp(bounder: _Bounder, node: Clamp) -> Heap:
    heap, up = bounder.heap(node.pool), node.how == "min"
    bound = Reach(*bounder.whole(node.bound))
    return tuple(lot._replace(values=clamped(lot.values, bound, up=up)) for lot in heap)


def _reroll(bounder: _Bounder, node: Reroll) -> Heap:
    heap = bounder.heap(node.pool)
    return rerolled(heap, node, bounder.asked(node.when, heap))


def _explode(bounder: _Bounder, node: Explode) -> Heap:
    heap = bounder.heap(node.pool)
    if node.when is not None:
        asked = bounder.asked(node.when, heap)
    else:
        asked = Asked("=", exactly(Lot(heap[0].faces, 1, 1).reach.high))
    return exploded(heap, node, asked, node.limit or bounder.limits.explosions, bounder.limits.extra)


_READ: dict[type, Callable[..., Reach | Truths]] = {
    Number: _number, Name: _name, Dice: _pool, Set: _pool, Step: _pool, Keep: _pool, Clamp: _pool, Reroll: _pool,
    Explode: _pool, Count: _count, Unary: _unary, Binary: _binary, Compare: _compare, Opposed: _opposed, Versus: _none,
    Graded: _none, Lookup: _none, Call: _call, If: _if, Let: _let, Repeat: _repeat, Labeled: _labeled,
}  # fmt: skip

_HEAPS: dict[type, Callable[..., Heap]] = {
    Dice: _Bounder.dice, Set: _set, Labeled: _label, Name: _dice_named, Step: _step, Keep: _keep, Clamp: _clamp,
    Reroll: _reroll, Explode: _explode,
}  # fmt: skip
