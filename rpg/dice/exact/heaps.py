"""Dice side by side, before they are read: equal and independent as long as possible, then all their multisets.

``Iid`` are equal dice, each worth one value. ``Groups`` are independent things, each worth several values at once (a
die that went on; the parts of a set). ``Joint`` lists every multiset that may lie there: what is left when dice were
kept and something more is done to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rpg.dice.arithmetic import Amount, plain
from rpg.dice.exact.dist import Dist, fractional, paired, whole
from rpg.dice.exact.kernels import kept_sum
from rpg.dice.exact.polynomials import power, product

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.exact.budget import Budget
    from rpg.dice.outcome import Face, Value

Multiset: TypeAlias = "tuple[Face, ...]"
"""Values in rising order."""


class Iid(NamedTuple):
    """``dice`` of them, each worth ``weights`` over ``total``; ``keep`` of them count, the lowest if ``low``."""

    weights: dict[Face, int]
    total: int
    dice: int
    keep: int
    low: bool = False


class Group(NamedTuple):
    """``times`` independent things, each worth a multiset."""

    weights: dict[Multiset, int]
    total: int
    times: int


class Groups(NamedTuple):
    """Independent things of several kinds."""

    groups: tuple[Group, ...]


class Joint(NamedTuple):
    """Every multiset that may lie there; ``words``: of dice that show words, even if none of them lies there."""

    weights: dict[Multiset, int]
    total: int
    words: bool = False


Heap: TypeAlias = Iid | Groups | Joint


def wordy(heap: Heap) -> bool:
    """Whether these dice show words."""
    if isinstance(heap, Iid):
        return bool(heap.weights) and isinstance(next(iter(heap.weights)), str)
    if isinstance(heap, Joint) and heap.words:
        return True
    sets = [heap.weights] if isinstance(heap, Joint) else [group.weights for group in heap.groups]
    return any(isinstance(value, str) for weights in sets for values in weights for value in values[:1])


def spread(heap: Joint) -> Dist:
    """The multisets as values."""
    weights: dict[Value, int] = {}
    weights.update(heap.weights.items())
    return Dist(weights, heap.total)


def grouped(heap: Heap, budget: Budget) -> Groups | Joint:
    """The same dice, each as a multiset of its own."""
    if not isinstance(heap, Iid):
        return heap
    if heap.keep < heap.dice:
        return joint(heap, budget)
    return Groups((Group({(value,): weight for value, weight in heap.weights.items()}, heap.total, heap.dice),))


def joint(heap: Heap, budget: Budget, most: int | None = None, *, low: bool = False) -> Joint:
    """Every multiset, of all dice or of the ``most`` highest (lowest) ones."""
    if isinstance(heap, Joint):
        return heap if most is None else Joint(_only(heap.weights, most, budget, low=low), heap.total)
    if isinstance(heap, Iid):
        most, low = (heap.keep, heap.low) if heap.keep < heap.dice else (most, low)
        one = Group({(value,): weight for value, weight in heap.weights.items()}, heap.total, heap.dice)
        heap = Groups((one,))
    weights: dict[Multiset, int] = {(): 1}
    total = 1
    for group in heap.groups:
        cut = _only(group.weights, most, budget, low=low)
        raised = _raised(cut, group.times, most, budget, low=low)
        weights = _merged(weights, raised, most, budget, low=low)
        total *= group.total**group.times
    return Joint(weights, total)


def _raised(
    weights: dict[Multiset, int], count: int, most: int | None, budget: Budget, *, low: bool
) -> dict[Multiset, int]:
    """So many equal things together, by doubling."""
    every: dict[Multiset, int] = {(): 1}
    while count:
        if count & 1:
            every = _merged(every, weights, most, budget, low=low)
        count >>= 1
        if count:
            weights = _merged(weights, weights, most, budget, low=low)
    return every


_BEGUN = 16
"""Steps that are taken before the first two multisets are put together."""
_FRACTION = 4
"""Steps of a value that is a fraction: they are slow to compare and to add up."""


def _merged(
    left: dict[Multiset, int], right: dict[Multiset, int], most: int | None, budget: Budget, *, low: bool
) -> dict[Multiset, int]:
    size = _longest(left) + _longest(right)
    slow = size if _fractional(right) or _fractional(left) else 0
    bits = max(left.values(), default=0).bit_length() + max(right.values(), default=0).bit_length()
    budget.spend(_BEGUN + len(left) * len(right) * (2 + size // 8 + _FRACTION * slow + bits // 512))
    found: dict[Multiset, int] = {}
    for mine, weight in left.items():
        for other, ways in right.items():
            key = _cut(tuple(sorted(mine + other)), most, low=low)
            found[key] = found.get(key, 0) + weight * ways
    return found


def _longest(weights: dict[Multiset, int]) -> int:
    return max(map(len, weights), default=0)


def _fractional(weights: dict[Multiset, int]) -> bool:
    return any(fractional(values) for values in weights)


def _only(weights: dict[Multiset, int], most: int | None, budget: Budget, *, low: bool) -> dict[Multiset, int]:
    if most is None:
        return weights
    budget.spend(len(weights) * (2 + _longest(weights) // 16))
    found: dict[Multiset, int] = {}
    for values, weight in weights.items():
        key = _cut(values, most, low=low)
        found[key] = found.get(key, 0) + weight
    return found


def _cut(values: Multiset, most: int | None, *, low: bool) -> Multiset:
    if most is None or len(values) <= most:
        return values
    return values[:most] if low else values[len(values) - most :]


def keep(heap: Heap, how: str, amount: int, budget: Budget) -> Heap:
    """The dice that ``kh``, ``kl``, ``dh`` or ``dl`` leaves."""
    low = how in {"kl", "dh"}
    size = _size(heap)
    if how[0] == "d" and size is None:
        every = joint(heap, budget)
        return Joint(_dropped(every.weights, amount, budget, low=low), every.total)
    if size is not None:
        amount = max(size - amount, 0) if how[0] == "d" else min(amount, size)
    if isinstance(heap, Iid) and heap.keep == heap.dice and amount:
        return heap._replace(keep=amount, low=low)
    return joint(joint(heap, budget) if isinstance(heap, Iid) else heap, budget, amount, low=low)


def _dropped(weights: dict[Multiset, int], amount: int, budget: Budget, *, low: bool) -> dict[Multiset, int]:
    budget.spend(len(weights) * (2 + _longest(weights) // 16))
    found: dict[Multiset, int] = {}
    for values, weight in weights.items():
        key = _cut(values, max(len(values) - amount, 0), low=low)
        found[key] = found.get(key, 0) + weight
    return found


def _size(heap: Heap) -> int | None:
    """How many dice lie there, if that does not depend on chance."""
    if isinstance(heap, Iid):
        return heap.keep
    if isinstance(heap, Joint):
        sizes = set(map(len, heap.weights))
        return sizes.pop() if len(sizes) == 1 else None
    if all(len(values) == 1 for group in heap.groups for values in group.weights):
        return sum(group.times for group in heap.groups)
    return None


Made: TypeAlias = "Callable[[Face], tuple[dict[Multiset, int], int]]"
"""What becomes of a die that shows a value: multisets with their weights, over a total that is always the same."""


def each(heap: Heap, made: Made, budget: Budget) -> Groups | Joint:
    """What becomes of the dice when something is done to each of them by itself."""
    ready = grouped(heap, budget)
    if isinstance(ready, Joint):
        return Joint(*_each(ready.weights, ready.total, made, budget))
    return Groups(tuple(Group(*_each(g.weights, g.total, made, budget), g.times) for g in ready.groups))


def _each(weights: dict[Multiset, int], total: int, made: Made, budget: Budget) -> tuple[dict[Multiset, int], int]:
    longest = _longest(weights)
    every = {face: made(face) for face in dict.fromkeys(face for values in weights for face in values)}
    budget.spend(len(every) + len(weights) * (1 + longest // 16))
    base = next((total for _, total in every.values()), 1)
    bits = longest * base.bit_length()
    budget.number(bits)
    found: dict[Multiset, int] = {}
    for values, weight in weights.items():
        missing = longest - len(values)
        budget.spend(bits * missing >> 10)
        became: dict[Multiset, int] = {(): weight * base**missing}
        for value in values:
            became = _merged(became, every[value][0], None, budget, low=False)
        budget.spend(3 * len(became))
        for key, ways in became.items():
            found[key] = found.get(key, 0) + ways
    return found, total * base**longest


def summed(heap: Heap, budget: Budget) -> Dist:
    """The total of dice that are worth numbers."""
    if isinstance(heap, Iid):
        if not heap.dice:
            return Dist({0: 1}, 1)
        args = heap.weights, heap.total, heap.dice, heap.keep, budget
        return Dist(kept_sum(*args, low=heap.low), heap.total**heap.dice)  # type: ignore[arg-type]  # numbers
    return read(heap, sum, budget)  # type: ignore[arg-type]  # the same


def read(heap: Groups | Joint, worth: Callable[[Multiset], Amount], budget: Budget) -> Dist:
    """The sum over independent things of what each is worth."""
    groups = heap.groups if isinstance(heap, Groups) else (Group(heap.weights, heap.total, 1),)
    every = Dist({0: 1}, 1)
    for group in groups:
        size = _longest(group.weights)
        slow = size if _fractional(group.weights) else 0
        budget.spend(len(group.weights) * (2 + size // 16 + _FRACTION * slow))
        weights: dict[Value, int] = {}
        for values, weight in group.weights.items():
            key = worth(values)
            weights[key] = weights.get(key, 0) + weight
        every = _plus(every, _times(Dist(weights, group.total), group.times, budget), budget)
    return every


def _times(one: Dist, count: int, budget: Budget) -> Dist:
    """The sum of so many equal things."""
    if whole(one) and count:
        return Dist(power(one.weights, one.total, count, budget), one.total**count)  # type: ignore[arg-type]  # whole numbers
    every = Dist({0: 1}, 1)
    for _ in range(count):
        every = _plus(every, one, budget)
    return every


def _plus(left: Dist, right: Dist, budget: Budget) -> Dist:
    if len(left.weights) == 1 and 0 in left.weights:
        return right
    total = left.total * right.total
    if whole(left) and whole(right):
        return Dist(product(left.weights, right.weights, total, budget), total)  # type: ignore[arg-type]  # whole numbers
    return paired(left, right, lambda a, b: plain(a + b), budget)  # type: ignore[operator, arg-type]  # totals
