"""The exact chances of the drift: a walk over the stages, in which the last and the first without drift end it.

GAME.md 9 prints them for a constant pool of dice actually rolled; with a pool for each stage they are somebody's own.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.contagion.measures import Care, drift_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.game.character.state import Person
    from rpg.game.contagion.rules import BodyRules

_ALONE = Care()


def lost_within(rules: BodyRules, pools: Mapping[int, int], start: int, cycles: int) -> Fraction:
    """The chance that somebody at stage ``start`` is lost after so many cycles at the latest; ``pools`` by stage."""
    top, first = len(rules.contagion.stages) - 1, rules.contagion.drift.from_stage
    at = {start: Fraction(1)}
    for _ in range(cycles):
        after: dict[int, Fraction] = {}
        for stage, share in at.items():
            for to, odds in _step(rules, pools[stage], stage).items() if first <= stage < top else [(stage, 1)]:
                after[to] = after.get(to, Fraction(0)) + share * odds
        at = after
    return at.get(top, Fraction(0))


def constant(rules: BodyRules, pool: int) -> dict[int, int]:
    """The same pool at every stage."""
    return dict.fromkeys(range(len(rules.contagion.stages)), pool)


def own_pools(rules: BodyRules, person: Person, care: Care = _ALONE) -> dict[int, int]:
    """The pool that somebody would roll at each stage from which it drifts, with that care: what each weighs counts."""
    pools = {}
    for stage in range(rules.contagion.drift.from_stage, len(rules.contagion.stages) - 1):
        there = replace(person, contagion=stage - character.scarred(rules.character, person, "contagion_gained"))
        pools[stage] = check.pool_size(rules.check, drift_parts(rules, there, care))
    return pools


def _step(rules: BodyRules, pool: int, stage: int) -> dict[int, Fraction]:
    """Where a cycle leads from a stage."""
    top, found = len(rules.contagion.stages) - 1, dict[int, Fraction]()
    for degree, share in check.odds(rules.check, pool).items():
        to = max(0, min(top, stage + rules.contagion.drift.stages.of(degree)))
        found[to] = found.get(to, Fraction(0)) + share
    return found
