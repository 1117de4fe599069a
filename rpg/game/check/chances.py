"""The exact odds of the core roll, before and after a push; they equal full enumeration (GAME.md 1)."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import TYPE_CHECKING, Literal

from rpg.dice import degree_weights
from rpg.game.check.counted import Counted

if TYPE_CHECKING:
    from rpg.dice import Ladder
    from rpg.game.check.events import Tested
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


def odds_after(rules: CheckRules, tested: Tested) -> dict[str, Fraction]:
    """The chance of every degree once this very roll is pushed: kept dice lie there, the others fall again.

    Without faces nothing can be rolled again: the degree is what it was told to be.
    """
    if not tested.faces:
        return {degree: Fraction(degree == tested.degree) for degree in odds(rules, tested.pool)}
    kept = tuple(sorted(face for face in tested.faces if face not in rules.core.push.rerolls))
    total = rules.ladder.sides ** (len(tested.faces) - len(kept))
    weights = degree_weights(rules.ladder, tested.pool, kept)
    return {degree: Fraction(ways, total) for degree, ways in weights.items()}


@lru_cache(64)
def _pushed(
    ladder: Ladder, pool: int, rerolls: tuple[int, ...], when: Literal["fail", "any"]
) -> tuple[tuple[str, Fraction], ...]:
    """In how many ways a pool and its push fall, of ``sides`` to the power of twice the dice.

    Dice are counted by what they are, never listed: those kept, by what they read; of the loose ones, in how many ways
    they fell first (so that the roll failed, if only a fail is pushed) and in how many they fall again.
    """
    count, every = ladder.count(pool), range(1, ladder.sides + 1)
    worst = ladder.bands[0]
    once = degree_weights(ladder, pool)
    ways = dict.fromkeys(once, 0)
    if when == "fail":
        ways |= {degree: n * ladder.sides**count for degree, n in once.items() if degree != worst.key}
    for loose in range(count + 1):
        kept = Counted(ladder, pool, [face for face in every if face not in rerolls], count - loose)
        first = Counted(ladder, pool, [face for face in every if face in rerolls], loose)
        again = Counted(ladder, pool, every, loose)
        for value, loud, falls in kept.each():
            before = first.degrees(value, loud)
            pushed = before[worst.key] if when == "fail" else sum(before.values())
            times = comb(count, loose) * falls * pushed * ladder.sides ** (count - loose)
            for degree, after in again.degrees(value, loud).items() if times else ():
                ways[degree] += times * after
    return tuple((degree, Fraction(n, ladder.sides ** (2 * count))) for degree, n in ways.items())
