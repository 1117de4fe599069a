"""How far totals reach: everything between the least and the greatest, and what arithmetic makes of it."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.arithmetic import combined
from rpg.dice.error import DiceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.dice.arithmetic import Amount
    from rpg.dice.tree import Node


class Reach(NamedTuple):
    """What a total may come to: ``low`` to ``high``, both included, and if ``whole`` nothing but whole numbers."""

    low: Amount
    high: Amount
    whole: bool = True

    @property
    def fixed(self) -> bool:
        """Whether there is only one such total."""
        return self.low == self.high


def exactly(value: Amount) -> Reach:
    """One total and no other."""
    return Reach(value, value, isinstance(value, int))


def either(reaches: Iterable[Reach]) -> Reach:
    """What at least one of them may be."""
    every = [*reaches]
    low, high = min(reach.low for reach in every), max(reach.high for reach in every)
    return Reach(low, high, all(reach.whole for reach in every))


def joined(op: str, left: Reach, right: Reach, node: Node) -> Reach:
    """What the sum, difference, product, quotient or rest of two totals may be.

    Raises:
        DiceError: the result is out of all measure, something is always divided by nothing, or by a number so near to
            nothing that nobody can say how near (``no_bounds``).
    """
    whole = left.whole and right.whole
    match op:
        case "+" | "-" | "*":
            return _corners(op, left, (right.low, right.high), node, whole=whole)
        case "%":
            return _rest(left, right, node)
        case _:
            divisors = _divisors(right, node)
            return _corners(op, left, divisors, node, whole=op == "//" or (whole and {*divisors} <= {1, -1}))


def called(function: str, values: Sequence[Reach]) -> Reach:
    """What ``min``, ``max``, ``floor``, ``ceil`` or ``abs`` makes of totals."""
    first = values[0]
    match function:
        case "min" | "max":
            pick = min if function == "min" else max
            low, high = pick(value.low for value in values), pick(value.high for value in values)
            return Reach(low, high, all(value.whole for value in values))
        case "floor":
            return Reach(math.floor(first.low), math.floor(first.high))
        case "ceil":
            return Reach(math.ceil(first.low), math.ceil(first.high))
        case _:
            most = max(-first.low, first.high)
            return Reach(max(first.low, -first.high, 0), most, first.whole)


def negative(value: Reach) -> Reach:
    """The same totals with the other sign."""
    return Reach(-value.high, -value.low, value.whole)


def no_bounds(node: Node) -> DiceError:
    """The error of something that has no least and no greatest."""
    return DiceError("no_bounds", "only totals have bounds", (node[-1].start, node[-1].end), hint="2d6")


def _corners(op: str, left: Reach, rights: Iterable[Amount], node: Node, *, whole: bool) -> Reach:
    """Where every operator that rises or falls steadily takes its ends from: one end of each side."""
    ends = [combined(op, one, other, node) for one, other in product((left.low, left.high), rights)]
    return Reach(min(ends), max(ends), whole)


def _divisors(right: Reach, node: Node) -> tuple[Amount, ...]:
    """The largest and the smallest divisors of each sign; what is divided by nothing comes to nothing at all."""
    if right.low > 0 or right.high < 0:
        return right.low, right.high
    if right.fixed:
        raise DiceError("divided_by_zero", "nothing can be divided by 0", (node[-1].start, node[-1].end))
    if not right.whole:
        raise no_bounds(node)
    below = (right.low, -1) if right.low < 0 else ()
    above = (1, right.high) if right.high > 0 else ()
    return *below, *above


def _rest(left: Reach, right: Reach, node: Node) -> Reach:
    divisors = _divisors(right, node)
    whole = left.whole and right.whole
    if right.fixed and combined("//", left.low, right.low, node) == combined("//", left.high, right.low, node):
        low, high = (combined("%", end, right.low, node) for end in (left.low, left.high))
        return Reach(low, high, whole)
    least, most = min(divisors), max(divisors)
    high = max(most - whole, 0)
    if left.low >= 0 and most > 0:
        high = min(high, left.high)
    return Reach(min(least + whole, 0), high, whole)
