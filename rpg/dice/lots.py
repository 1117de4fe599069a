"""Dice side by side, as far as they reach: lots of equal dice, what each may show, and how many there are.

Of most dice every value is known, so that a test can be asked of it; of totals in a set only their ends are.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rpg.dice.heap import ASKED
from rpg.dice.passing import CONTRARY, passing
from rpg.dice.reach import Reach, either, exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rpg.dice.arithmetic import Amount
    from rpg.dice.outcome import Face

Worth: TypeAlias = "Face | Fraction"
Values: TypeAlias = "Sequence[Worth] | Reach"
"""What a die may be worth: one of these, or anything that a total may be."""
Wanted: TypeAlias = "Reach | str"
"""What a test asks for: some total, or a word."""
Run: TypeAlias = tuple["Amount", int]

_LISTED = 1000
"""Values up to which the one in the middle that is no longer possible is taken out."""


class Lot(NamedTuple):
    """``least`` to ``most`` equal dice, each worth one of ``values``; ``faces`` are what it shows if rolled again."""

    values: Values
    least: int
    most: int
    faces: Sequence[Face] = ()

    @property
    def reach(self) -> Reach:
        """What one of these dice may be worth."""
        values = self.values
        if isinstance(values, Reach):
            return values
        ends = (values[0], values[-1]) if isinstance(values, range) else (min(values), max(values))
        return Reach(*ends)  # type: ignore[arg-type]  # numbers: of words nobody asks this

    @property
    def words(self) -> bool:
        """Whether these dice show words."""
        return not isinstance(self.values, Reach) and isinstance(self.values[0], str)


Heap: TypeAlias = tuple[Lot, ...]


def summed(heap: Heap) -> Reach:
    """What all dice together may be worth."""
    return total((lot.reach, lot.least, lot.most) for lot in heap)


def total(each: Iterable[tuple[Reach, int, int]]) -> Reach:
    """What so many equal numbers at least, and at most, add up to."""
    low: Amount = 0
    high: Amount = 0
    whole = True
    for reach, least, most in each:
        low += reach.low * (least if reach.low >= 0 else most)
        high += reach.high * (most if reach.high >= 0 else least)
        whole = whole and reach.whole
    return Reach(low, high, whole)


def may(values: Values, op: str, wanted: Wanted) -> Values:
    """The values that may pass a test; an empty sequence if none may."""
    if isinstance(wanted, str):
        return () if isinstance(values, Reach) else passing(values, op, wanted)
    if not wanted.fixed:
        return _may(values, op, wanted)
    if isinstance(values, Reach):
        return _cut(values, op, wanted.low)
    if isinstance(values, range) and op == "!=":
        return _without(values, wanted.low)
    return passing(values, op, wanted.low)


def may_fail(values: Values, op: str, wanted: Wanted) -> Values:
    """The values that may fail a test; an empty sequence if none may."""
    return may(values, CONTRARY[op], wanted)


def _may(values: Values, op: str, wanted: Reach) -> Values:
    """The same where it is not certain what is asked for."""
    if op == "!=":
        return values
    if op == "=":
        return may(may(values, ">=", exactly(wanted.low)), "<=", exactly(wanted.high))
    return may(values, op, exactly(wanted.high if op[0] == "<" else wanted.low))


def _cut(values: Reach, op: str, wanted: Amount) -> Values:
    low, high, whole = values
    if op == "!=":
        return () if low == high == wanted else values
    if op[0] == "<":
        high = min(high, wanted if op == "<=" or not whole else math.ceil(wanted) - 1)
    elif op[0] == ">":
        low = max(low, wanted if op == ">=" or not whole else math.floor(wanted) + 1)
    else:
        low, high = max(low, wanted), min(high, wanted)
    if whole:
        low, high = math.ceil(low), math.floor(high)
    return Reach(low, high, whole) if low <= high else ()


def _without(values: range, wanted: Amount) -> Sequence[int]:
    if wanted not in values:
        return values
    if wanted == values[0]:
        return values[1:]
    if wanted == values[-1] or len(values) > _LISTED:
        return values[:-1] if wanted == values[-1] else values
    return [value for value in values if value != wanted]


def merged(one: Values, other: Values) -> Values:
    """What is among the one values or among the others."""
    if one == other or not _any(other):
        return one
    if not _any(one):
        return other
    if isinstance(one, range) and isinstance(other, range) and one.start <= other.stop and other.start <= one.stop:
        return range(min(one.start, other.start), max(one.stop, other.stop))
    if isinstance(one, Reach) or isinstance(other, Reach) or len(one) + len(other) > _LISTED:
        return either((Lot(one, 1, 1).reach, Lot(other, 1, 1).reach))
    return [*dict.fromkeys((*one, *other))]


def _any(values: Values) -> bool:
    return isinstance(values, Reach) or bool(values)


def clamped(values: Values, bound: Reach, *, up: bool) -> Values:
    """Values raised to a bound, or lowered to it."""
    pick = max if up else min
    if bound.fixed and not isinstance(values, range | Reach):
        return [*dict.fromkeys(pick(value, bound.low) for value in values if not isinstance(value, str))]
    reach = Lot(values, 1, 1).reach
    low, high = pick(reach.low, bound.low), pick(reach.high, bound.high)
    if bound.fixed and isinstance(values, range) and isinstance(low, int) and isinstance(high, int):
        return range(low, high + 1)
    return Reach(low, high, reach.whole and bound.whole)


def kept(heap: Heap, how: str, amount: tuple[int, int]) -> Heap:
    """The highest or lowest dice; ``amount`` is how many at least and at most are kept or dropped."""
    there = sum(lot.least for lot in heap), sum(lot.most for lot in heap)
    few, many = (max(end, 0) for end in amount)
    if how[0] == "d":
        least, most = max(there[0] - many, 0), max(there[1] - few, 0)
    else:
        least, most = min(there[0], few), min(there[1], many)
    if len(heap) <= 1:
        return tuple(lot._replace(least=least, most=most) for lot in heap)
    highest = how in {"kh", "dl"}
    return tuple(_between(ranked(heap, most, highest=highest), least, heap))


def ranked(heap: Heap, most: int, *, highest: bool) -> Iterator[tuple[Amount, Amount, int]]:
    """How far the highest die reaches, the second and so on (or the lowest), as runs of equal dice."""
    sure = [(lot.reach.low if highest else lot.reach.high, lot.least) for lot in heap]
    open_ = [(lot.reach.high if highest else lot.reach.low, lot.most) for lot in heap]
    worst = min(lot.reach.low for lot in heap) if highest else max(lot.reach.high for lot in heap)
    bounds = ([*_runs(sure, highest=highest), (worst, most)], [*_runs(open_, highest=highest)])
    for one, other, count in _alongside(*bounds, most):
        yield (one, other, count) if highest else (other, one, count)


def _runs(runs: list[Run], *, highest: bool) -> list[Run]:
    return sorted((run for run in runs if run[1]), reverse=highest)


def _alongside(ones: Iterable[Run], others: Iterable[Run], most: int) -> Iterator[tuple[Amount, Amount, int]]:
    """Two rows of runs side by side, as far as ``most``."""
    theirs = iter(others)
    other, spare = next(theirs, (0, 0))
    for one, count in ones:
        left = min(count, most)
        most -= left
        while left > 0:
            if not spare:
                other, spare = next(theirs, (other, left))
            step = min(left, spare)
            yield one, other, step
            left, spare = left - step, spare - step


def _between(ranked: Iterable[tuple[Amount, Amount, int]], least: int, heap: Heap) -> Iterator[Lot]:
    whole = all(lot.reach.whole for lot in heap)
    for low, high, count in ranked:
        yield Lot(Reach(low, high, whole), min(count, max(least, 0)), count, heap[0].faces)
        least -= count


def samples(values: Values, asked: Iterable[Wanted]) -> Iterable[Worth]:
    """Values in which every answer to some tests is found: all of them, or those on both sides of what is asked for."""
    if not isinstance(values, range | Reach):
        return values
    ends = {end for wanted in asked if isinstance(wanted, Reach) for end in (wanted.low, wanted.high)}
    low, high, whole = Lot(values, 1, 1).reach
    if whole:
        near = {math.floor(end) + by for end in ends for by in (-1, 0, 1, 2)}
        return sorted({low, high, *(value for value in near if low <= value <= high)})
    points = sorted({low, high, *(end for end in ends if low <= end <= high)})
    return [*points, *(Fraction(one + other) / 2 for one, other in pairwise(points))]


def answers(value: Worth, op: str, wanted: Wanted) -> set[bool]:
    """What a test may say of a value."""
    ask = ASKED[op]
    if not isinstance(wanted, Reach) or wanted.fixed:
        return {ask(value, wanted.low if isinstance(wanted, Reach) else wanted)}
    if op in {"=", "!="} and not isinstance(value, str) and wanted.low < value < wanted.high:
        return {True, False}
    return {ask(value, wanted.low), ask(value, wanted.high)}
