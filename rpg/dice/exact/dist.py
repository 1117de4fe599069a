"""A distribution: whole weights of values over their total. All that is done to one is exact."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.arithmetic import combined, plain
from rpg.dice.exact.polynomials import product

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.dice.exact.budget import Budget
    from rpg.dice.outcome import Value
    from rpg.dice.tree import Node

_FEW = 400
"""Products of outcomes up to this many are quicker one by one than as one number."""
_FRACTION = 20
"""Steps that a fraction takes more than a whole number."""
_WHOLE = frozenset({int})


class Dist(NamedTuple):
    """``weights``: in how many of the ``total`` equally likely ways each value comes up."""

    weights: dict[Value, int]
    total: int


def certain(value: Value) -> Dist:
    """What is so in any case."""
    return Dist({value: 1}, 1)


def mapped(dist: Dist, made: Callable[[Value], Value], budget: Budget) -> Dist:
    """The distribution of something made of a value."""
    budget.spend(2 * len(dist.weights))
    weights: dict[Value, int] = {}
    for value, weight in dist.weights.items():
        key = made(value)
        weights[key] = weights.get(key, 0) + weight
    return Dist(weights, dist.total)


def paired(left: Dist, right: Dist, made: Callable[[Value, Value], Value], budget: Budget) -> Dist:
    """The distribution of something made of two independent values."""
    budget.spend(3 * _worth(left, right) * len(left.weights) * len(right.weights))
    weights: dict[Value, int] = {}
    for value, weight in left.weights.items():
        for other, ways in right.weights.items():
            key = made(value, other)
            weights[key] = weights.get(key, 0) + weight * ways
    return Dist(weights, left.total * right.total)


def added(op: str, left: Dist, right: Dist, node: Node, budget: Budget) -> Dist:
    """Arithmetic of two independent totals."""
    pairs = len(left.weights) * len(right.weights)
    if op in {"+", "-"} and (pairs <= _FEW or pairs == max(len(left.weights), len(right.weights))):
        budget.spend(pairs * _worth(left, right))
        return _few(left, right, 1 if op == "+" else -1)
    if op in {"+", "-"} and whole(left) and whole(right):
        other = right.weights if op == "+" else {-value: w for value, w in right.weights.items()}  # type: ignore[operator]  # totals
        total = left.total * right.total
        return Dist(product(left.weights, other, total, budget), total)  # type: ignore[arg-type]  # whole numbers
    if op == "/":
        budget.spend(_FRACTION * pairs)
    return paired(left, right, lambda a, b: combined(op, a, b, node), budget)  # type: ignore[arg-type]  # totals


def _few(left: Dist, right: Dist, sign: int) -> Dist:
    """A sum one by one; 1/2 and 1/2 are a whole number again."""
    weights: dict[Value, int] = {}
    found = weights.get
    theirs = [(sign * other, ways) for other, ways in right.weights.items()]
    for value, weight in left.weights.items():
        for other, ways in theirs:
            key = value + other  # type: ignore[operator]  # totals
            weights[key] = found(key, 0) + weight * ways
    total = left.total * right.total
    return Dist(weights if _WHOLE.issuperset(map(type, weights)) else _plain(weights), total)


def _plain(weights: dict[Value, int]) -> dict[Value, int]:
    """The same with fractions that are whole as whole numbers: equal to what they were."""
    return {plain(value): weight for value, weight in weights.items()}  # type: ignore[arg-type]  # totals


def _worth(*dists: Dist) -> int:
    """The steps of something done with two values: fractions take their time."""
    return _FRACTION if any(fractional(dist.weights) for dist in dists) else 1


def fractional(values: Iterable[Value]) -> bool:
    """Whether there is a fraction among them."""
    return Fraction in map(type, values)


def whole(dist: Dist) -> bool:
    """Whether all its values are whole numbers."""
    return _WHOLE.issuperset(map(type, dist.weights))


def mixed(parts: Iterable[tuple[int, Dist]], budget: Budget) -> Dist:
    """The distribution that is, with these weights, one of several; reduced to lowest terms."""
    cases = list(parts)
    common = lcm(*(dist.total for _, dist in cases))
    budget.spend(len(cases) + 2 * sum(len(dist.weights) for _, dist in cases) * (1 + common.bit_length() // 512))
    weights: dict[Value, int] = {}
    for share, dist in cases:
        scale = share * (common // dist.total)
        for value, weight in dist.weights.items():
            weights[value] = weights.get(value, 0) + scale * weight
    total = common * sum(share for share, _ in cases)
    least = gcd(total, *weights.values())
    return Dist({value: weight // least for value, weight in weights.items()}, total // least)


def rising(dist: Dist) -> Dist:
    """The same with its values in rising order."""
    keys = sorted(dist.weights)
    if keys == list(dist.weights):
        return dist
    return Dist({key: dist.weights[key] for key in keys}, dist.total)


def negative(value: Value) -> Value:
    """A total with the other sign."""
    return plain(-value) if isinstance(value, int | Fraction) else value
