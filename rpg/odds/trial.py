"""A case played many times by its policy, and what came of it: the figures of GAME.md 14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice.source import seed_key
from rpg.game.character.state import Person
from rpg.odds.changed import changed
from rpg.odds.figures import Figures
from rpg.odds.journey import journeys
from rpg.odds.sample import fight_rules, sample
from rpg.odds.table import squad_met

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.rules import Rules
    from rpg.campaign.trial import Case, Policy


def trial(  # noqa: PLR0913 - which case by which policy, how often; all but the rules named
    rules: Rules, case: Case, policy: Policy, *, runs: int, seed: str, patched: bool = True, done: Callable[[int], None]
) -> Figures:
    """Play a case so many times. ``patched``: with the rules that it changes; ``done`` is told how many are played.

    The same rules, case, policy, number and seed give the same figures. NoSuchRuleError: a change of what is not there.
    """
    played = changed(rules, case.changes) if patched else rules
    if case.plays == "fight":
        return _fights(played, case, policy, runs=runs, seed=seed, done=done)
    return journeys(played, case, policy, people(played, case), runs=runs, seed=seed, done=done)


def people(rules: Rules, case: Case) -> tuple[Person, ...]:
    """The party of a case: archetypes as printed, with its gear, no ability, unharmed."""
    found = []
    for number, archetype in enumerate(case.party, 1):
        kind = rules.character.archetypes[archetype]
        found.append(
            Person(
                id=f"p{number}",
                name=f"P{number}",
                gender="n",
                archetype=archetype,
                attributes=kind.attributes,
                skills=kind.skills,
                gear=case.gear or kind.gear,
            )
        )
    return tuple(found)


def _fights(rules: Rules, case: Case, policy: Policy, *, runs: int, seed: str, done: Callable[[int], None]) -> Figures:
    read = fight_rules(rules)
    start = squad_met(read, people(rules, case), case.gap)
    found = sample(read, start, policy.fight, runs, seed_key(seed), odds=policy.odds, done=done)
    return Figures(
        runs=runs, counted=runs, all_dead=100 * found.all_dead, survivors=found.mean_home,
        someone_dead=100 * (1 - found.all_home),
    )  # fmt: skip
