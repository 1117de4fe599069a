"""The door to exact odds: a text in, weights and fractions out."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.binding import prepared
from rpg.dice.context import NOTHING
from rpg.dice.depth import followed
from rpg.dice.exact.budget import Budget
from rpg.dice.exact.reading import Reading, context_free
from rpg.dice.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.dice.context import Context
    from rpg.dice.kinds import Kind
    from rpg.dice.limits import Limits
    from rpg.dice.outcome import Value
    from rpg.dice.tree import Node


_KEPT = 256
"""So many texts are remembered with their odds."""
_LARGEST = 1 << 18
"""Bytes of odds that are worth remembering; larger ones are weighed again."""
_ENTRY = 150
"""Bytes of a value with its weight, beside the digits of the weight."""
_PRECISE = 64
"""Bits of a square root, at least."""


class Odds(NamedTuple):
    """In how many of the ``total`` equally likely ways each value comes up: totals rising, degrees worst first.

    Dice that may go on for ever are followed ``depth`` times; the chance that one die goes on beyond that is ``tail``
    (0 and 0: everything is in the weights).
    """

    weights: Mapping[Value, int]
    total: int
    kind: Kind
    depth: int = 0
    tail: Fraction = Fraction(0)

    def chance(self, *values: Value) -> Fraction:
        """The chance of any of these values."""
        return Fraction(sum(self.weights.get(value, 0) for value in {*values}), self.total)

    def at_least(self, least: int | Fraction) -> Fraction:
        """The chance of a total of ``least`` or more; 0 of what is no total."""
        reached = (weight for value, weight in self._numbers() if type(value) is not bool and value >= least)
        return Fraction(sum(reached), self.total)

    @property
    def mean(self) -> Fraction:
        """The mean of totals; of a question the chance of yes; 0 of what is no total."""
        return Fraction(sum(value * weight for value, weight in self._numbers())) / self.total

    @property
    def deviation(self) -> float:
        """The standard deviation of totals."""
        squares = Fraction(sum(value * value * weight for value, weight in self._numbers())) / self.total
        return _root(squares - self.mean**2)

    def _numbers(self) -> Iterator[tuple[int | Fraction, int]]:
        return ((value, weight) for value, weight in self.weights.items() if isinstance(value, int | Fraction))


@followed
def odds(text: str | Node, context: Context = NOTHING, limits: Limits = LIMITS) -> Odds:
    """The exact odds of a text.

    Raises:
        DiceError: the text cannot be read, names what the context does not know, needs more work than the limits
            allow, or may fail when it is rolled (something divided by 0).
    """
    tree, kind = prepared(text, context, limits)
    if (context.ladders or context.tables) and not context_free(tree):
        return _weighed(tree, kind, context, limits)
    known = _known.get((tree, limits))
    if known is None:
        known = _weighed(tree, kind, NOTHING, limits)
        if len(known.weights) * (_ENTRY + known.total.bit_length() // 8) <= _LARGEST:
            if len(_known) >= _KEPT:
                _known.clear()
            _known[tree, limits] = known
    return known


_known: dict[tuple[Node, Limits], Odds] = {}
"""Odds of trees that name nothing of a context. What a tree is decides its kind."""


def _weighed(tree: Node, kind: Kind, context: Context, limits: Limits) -> Odds:
    budget = Budget(limits, (tree[-1].start, tree[-1].end))
    weights, total = Reading(context, limits, budget).whole(tree, kind)
    return Odds(MappingProxyType(weights), total, kind, budget.depth, budget.tail)


def _root(square: Fraction) -> float:
    """The square root of a fraction of any length: floats end at some 300 digits, and a square needs twice as many."""
    above, below = square.numerator, square.denominator
    shift = max(0, _PRECISE - (above.bit_length() - below.bit_length()) // 2)
    return isqrt((above << 2 * shift) // below) / (1 << shift)
