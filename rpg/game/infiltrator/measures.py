"""What can be reckoned of a case without knowing the secret: its clock, and how likely each suspect is it, exactly."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.game.infiltrator.rules import InfiltratorRules
    from rpg.game.infiltrator.state import Case, Read


def filled(rules: InfiltratorRules, case: Case) -> int:
    """The segments of the clock that are full, 0 to its size."""
    return max(0, min(rules.clock.size, case.ticked))


def chance(rules: InfiltratorRules, case: Case) -> Fraction:
    """The chance that there is a mask at all, before anything was seen."""
    if case.certain:
        return Fraction(1)
    die = rules.entry.die
    return 1 - prod((Fraction(max(0, die - chance), die) for chance in case.chances), start=Fraction(1))


def beliefs(rules: InfiltratorRules, case: Case) -> dict[str, Fraction]:
    """How likely each suspect is masked after all that was seen, and "" that nobody is; together 1.

    Bayes' rule: what each has shown and not shown, and what examinations said, as far as they are to be believed. The
    weights are whole numbers: what all of them would be divided by says nothing of anybody.
    """
    there, everybody = chance(rules, case), len(case.suspects)
    weights = {who: 0 if who in case.cleared else there.numerator * _seen(rules, case, who) for who in case.suspects}
    weights[""] = (there.denominator - there.numerator) * everybody * _seen(rules, case, "")
    total = sum(weights.values())
    if not total:
        return {who: Fraction(1, len(weights)) for who in weights}
    return {who: Fraction(weight, total) for who, weight in weights.items()}


def _seen(rules: InfiltratorRules, case: Case, masked: str) -> int:
    """In how many ways all that was seen can come about, if that one is masked ("": nobody)."""
    shown = [_shown(rules, case, who, masked=who == masked) for who in case.suspects if who not in case.cleared]
    said = [_said(rules, read, true=(read.verdict == "agent") == (read.who == masked)) for read in case.readings]
    return prod((*shown, *said))


def _shown(rules: InfiltratorRules, case: Case, who: str, *, masked: bool) -> int:
    tells = rules.tells
    each = max(0, min(tells.die, tells.masked if masked else tells.innocent))
    shown = case.tells.get(who, 0)
    watched = case.watched - case.unseen.get(who, 0)
    return int(each**shown * (tells.die - each) ** max(0, watched - shown))


def _said(rules: InfiltratorRules, read: Read, *, true: bool) -> int:
    test = rules.examination
    right = max(0, min(test.die, right_on(rules, read.degree)))
    return right if true else test.die - right


def right_on(rules: InfiltratorRules, degree: str) -> int:
    """An examination of that degree is true on so much of its die, or less; 0 if it says nothing."""
    return next((reading.right for reading in rules.examination.readings if reading.degree == degree), 0)
