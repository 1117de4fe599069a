"""Exact odds: whole weights over the number of equally likely ways; a fraction only at the door."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import TYPE_CHECKING

from rpg.dice.degrees import degree_weights
from rpg.dice.error import DiceError
from rpg.dice.parser import parse
from rpg.dice.rolled import ladder_of
from rpg.dice.sums import sums
from rpg.dice.tree import Expr, Handful, Total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.dice.ladder import Ladder

MAX_WORK = 2_000_000
"""Steps of exact work allowed for one text (a second or two); beyond it the text is refused."""

MAX_BITS = 4_000_000
"""Bits of the whole number that holds all weights of one handful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """``weights``: in how many of the ``total`` equally likely ways each total, or each degree, comes up."""

    weights: dict[int | str, int]
    total: int

    def chance(self, *keys: int | str) -> Fraction:
        """The chance of any of these totals or degrees."""
        return Fraction(sum(self.weights.get(key, 0) for key in keys), self.total)


def odds(text: str | Expr, ladders: Mapping[str, Ladder] | None = None) -> Odds:
    """The exact odds of a text: of its totals, or of a pool's degrees from worst to best.

    Raises:
        DiceError: the text cannot be read, names an unknown ladder, or needs more work than is allowed.
    """
    expr = parse(text) if isinstance(text, str) else text
    if isinstance(expr, Total):
        return _total(expr)
    ladder = ladder_of(expr, ladders or {})
    weights = degree_weights(ladder, expr.pool)
    return Odds(weights=dict(weights.items()), total=ladder.sides ** ladder.count(expr.pool))


@lru_cache(256)
def _total(expr: Total) -> Odds:
    weights = {expr.fixed: 1}
    total = 1
    for handful in expr.handfuls:
        weights = _add(weights, _handful(handful), handful)
        total *= handful.sides**handful.count
    return Odds(weights={value: weights[value] for value in sorted(weights)}, total=total)


def _add(one: dict[int, int], other: dict[int, int], handful: Handful) -> dict[int, int]:
    _allow(len(one) * len(other), MAX_WORK, handful)
    both: dict[int, int] = {}
    for value, weight in one.items():
        for more, ways in other.items():
            key = value + handful.sign * more
            both[key] = both.get(key, 0) + weight * ways
    return both


def _handful(handful: Handful) -> dict[int, int]:
    count, sides = handful.count, handful.sides
    if handful.keep in {0, count}:
        _allow((sides**count).bit_length() * count * sides, MAX_BITS, handful)
        return sums(range(1, sides + 1), count)
    _allow(count * count * sides * sides * handful.keep, MAX_WORK, handful)
    faces = range(1, sides + 1) if handful.lowest else range(sides, 0, -1)
    return _kept(faces, count, handful.keep)


def _kept(faces: range, count: int, keep: int) -> dict[int, int]:
    """Weights of the sum of the first ``keep`` of ``count`` dice, when dice are taken in the order of ``faces``."""
    states = {(0, 0): 1}
    for face in faces:
        after: dict[tuple[int, int], int] = {}
        for (placed, value), weight in states.items():
            for more in range(count - placed + 1):
                key = placed + more, value + face * max(0, min(more, keep - placed))
                after[key] = after.get(key, 0) + weight * comb(count - placed, more)
        states = after
    return {value: weight for (placed, value), weight in states.items() if placed == count}


def _allow(work: int, limit: int, handful: Handful) -> None:
    if work > limit:
        message = f"the exact odds of {handful} are too much work"
        raise DiceError("too_much_work", message, (handful.start, handful.end), found=str(handful))
