"""Two totals rolled by themselves: how often one is higher than the other."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.dice.exact.odds import Odds


def beats(mine: Odds, others: Odds) -> tuple[Fraction, Fraction]:
    """The chance that one total is higher than another one rolled by itself, and the chance that they are equal."""
    ours, theirs = weights_of(mine), weights_of(others)
    values = sorted(theirs)
    below = [0, *accumulate(theirs[value] for value in values)]
    won = sum(weight * below[bisect_left(values, value)] for value, weight in ours.items())
    equal = sum(weight * theirs.get(value, 0) for value, weight in ours.items())
    whole = mine.total * others.total
    return Fraction(won, whole), Fraction(equal, whole)


def weights_of(odds: Odds) -> dict[int | Fraction, int]:
    """The weights of totals; whatever else can come up is left out."""
    return {value: weight for value, weight in odds.weights.items() if isinstance(value, int | Fraction)}
