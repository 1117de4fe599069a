"""The exact odds of the core roll, before and after a push; they equal full enumeration (GAME.md 1)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache
from itertools import combinations_with_replacement
from math import factorial, prod
from typing import TYPE_CHECKING, Literal

from rpg.dice import degree_weights

if TYPE_CHECKING:
    from rpg.dice import Ladder
    from rpg.game.check.rules import CheckRules


def odds(rules: CheckRules, pool: int) -> dict[str, Fraction]:
    """The chance of every degree, from worst to best, when a pool is rolled once."""
    total = rules.ladder.sides ** rules.ladder.count(pool)
    return {degree: Fraction(ways, total) for degree, ways in degree_weights(rules.ladder, pool).items()}


def odds_pushed(rules: CheckRules, pool: int, when: Literal["fail", "any"] = "fail") -> dict[str, Fraction]:
    """The chance of every degree when a failed roll is pushed, or (``any``) every roll.

    A pool too small to be pushed has the odds of one roll.
    """
    if pool < rules.core.push.min_pool:
        return odds(rules, pool)
    return dict(_pushed(rules.ladder, pool, rules.core.push.rerolls, when))


@lru_cache(64)
def _pushed(
    ladder: Ladder, pool: int, rerolls: tuple[int, ...], when: Literal["fail", "any"]
) -> tuple[tuple[str, Fraction], ...]:
    """Each way the dice can fall first, whatever their order, then the closed form of the dice that are rerolled."""
    count = ladder.count(pool)
    chances = dict.fromkeys(degree_weights(ladder, pool), Fraction(0))
    worst = ladder.bands[0].key
    for faces in combinations_with_replacement(range(1, ladder.sides + 1), count):
        first = Fraction(_orders(faces), ladder.sides**count)
        degree = ladder.degree(pool, faces)
        if when == "fail" and degree != worst:
            chances[degree] += first
            continue
        kept = tuple(face for face in faces if face not in rerolls)
        for after, ways in degree_weights(ladder, pool, kept).items():
            chances[after] += first * Fraction(ways, ladder.sides ** (count - len(kept)))
    return tuple(chances.items())


def _orders(faces: tuple[int, ...]) -> int:
    """In how many orders dice can show these faces."""
    return factorial(len(faces)) // prod(factorial(n) for n in Counter(faces).values())
