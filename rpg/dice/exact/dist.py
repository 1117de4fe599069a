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


class Dist(NamedTuple):
    """``weights``: in how many of the ``total`` equally likely ways each value comes up."""

    weights: dict[Value, int]
    total: int


def certain(value: Value) -> Dist:
    """What is so in any case."""
    return Dist({value: 1}, 1)


def mapped(dist: Dist, made: Callable[[Value], Value]) -> Dist:
    """The distribution of something made of a value."""
    weights: dict[Value, int] = {}
    for value, weight in dist.weights.items():
        key = made(value)
        weights[key] = weights.get(key, 0) + weight
    return Dist(weights, dist.total)


def paired(left: Dist, right: Dist, made: Callable[[Value, Value], Value], budget: Budget) -> Dist:
    """The distribution of something made of two independent values."""
    budget.spend(3 * len(left.weights) * len(right.weights))
    weights: dict[Value, int] = {}
    for value, weight in left.weights.items():
        for other, ways in right.weights.items():
            key = made(value, other)
            weights[key] = weights.get(key, 0) + weight * ways
    return Dist(weights, left.total * right.total)


def added(op: str, left: Dist, right: Dist, node: Node, budget: Budget) -> Dist:
    """Arithmetic of two independent totals."""
    if op in {"+", "-"} and len(left.weights) * len(right.weights) <= _FEW:
        return _few(left, right, 1 if op == "+" else -1)
    if op in {"+", "-"} and whole(left) and whole(right):
        other = right.weights if op == "+" else {-value: w for value, w in right.weights.items()}  # type: ignore[operator]  # totals
        total = left.total * right.total
        return Dist(product(left.weights, other, total, budget), total)  # type: ignore[arg-type]  # whole numbers
    if op == "/" or not (whole(left) and whole(right)):
        budget.spend(_FRACTION * len(left.weights) * len(right.weights))
    return paired(left, right, lambda a, b: combined(op, a, b, node), budget)  # type: ignore[arg-type]  # totals


def _few(left: Dist, right: Dist, sign: int) -> Dist:
    """A sum one by one; 1/2 and 1/2 are a whole number again."""
    weights: dict[Value, int] = {}
    theirs = [(sign * other, ways) for other, ways in right.weights.items()]
    for value, weight in left.weights.items():
        for other, ways in theirs:
            key = value + other  # type: ignore[operator]  # totals
            if key in weights:
                weights[key] += weight * ways
            else:
                weights[key] = weight * ways
    found = Dist(weights, left.total * right.total)
    return found if whole(found) else mapped(found, plain)  # type: ignore[arg-type]  # the same


def whole(dist: Dist) -> bool:
    """Whether all its values are whole numbers."""
    return all(type(value) is int for value in dist.weights)


def mixed(parts: Iterable[tuple[int, Dist]], budget: Budget) -> Dist:
    """The distribution that is, with these weights, one of several; reduced to lowest terms."""
    cases = list(parts)
    common = lcm(*(dist.total for _, dist in cases))
    budget.spend(sum(len(dist.weights) for _, dist in cases) * (1 + common.bit_length() // 512))
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
