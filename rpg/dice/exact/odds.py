"""The door to exact odds: a text in, weights and fractions out."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.binding import prepared
from rpg.dice.context import NOTHING
from rpg.dice.exact.budget import Budget
from rpg.dice.exact.reading import Reading, context_free
from rpg.dice.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.dice.context import Context
    from rpg.dice.kinds import Kind
    from rpg.dice.limits import Limits
    from rpg.dice.outcome import Value
    from rpg.dice.tree import Node


class Odds(NamedTuple):
    """In how many of the ``total`` equally likely ways each value comes up: totals rising, degrees worst first.

    Dice that may go on for ever are followed ``depth`` times; the chance that one die goes on beyond that is ``tail``
    (0 and 0: everything is in the weights).
    """

    weights: dict[Value, int]
    total: int
    kind: Kind
    depth: int = 0
    tail: Fraction = Fraction(0)

    def chance(self, *values: Value) -> Fraction:
        """The chance of any of these values."""
        return Fraction(sum(self.weights.get(value, 0) for value in values), self.total)

    def at_least(self, least: int | Fraction) -> Fraction:
        """The chance of a total of ``least`` or more; 0 of what is no total."""
        return Fraction(sum(weight for value, weight in self._numbers() if value >= least), self.total)

    @property
    def mean(self) -> Fraction:
        """The mean of totals; of a question the chance of yes; 0 of what is no total."""
        return Fraction(sum(value * weight for value, weight in self._numbers())) / self.total

    @property
    def deviation(self) -> float:
        """The standard deviation of totals."""
        squares = Fraction(sum(value * value * weight for value, weight in self._numbers())) / self.total
        return math.sqrt(squares - self.mean**2)

    def _numbers(self) -> Iterator[tuple[int | Fraction, int]]:
        return ((value, weight) for value, weight in self.weights.items() if isinstance(value, int | Fraction))


def odds(text: str | Node, context: Context = NOTHING, limits: Limits = LIMITS) -> Odds:
    """The exact odds of a text.

    Raises:
        DiceError: the text cannot be read, names what the context does not know, needs more work than the limits
            allow, or may fail when it is rolled (something divided by 0).
    """
    tree, kind = prepared(text, context, limits)
    if not (context.ladders or context.tables) or context_free(tree):
        return _known(tree, kind, limits)
    return _weighed(tree, kind, context, limits)


def _weighed(tree: Node, kind: Kind, context: Context, limits: Limits) -> Odds:
    budget = Budget(limits, (tree[-1].start, tree[-1].end))
    weights, total = Reading(context, limits, budget).whole(tree, kind)
    return Odds(weights, total, kind, budget.depth, budget.tail)


@lru_cache(256)
def _known(tree: Node, kind: Kind, limits: Limits) -> Odds:
    return _weighed(tree, kind, NOTHING, limits)
