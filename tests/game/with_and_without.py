"""Scenarios that show that something of the rules does what it says: one outcome with it, another without.

A scenario is a function ``(has) -> outcome``; ``shows("ability/mule")`` enters it for that entity. A walk over the data
names whatever has no scenario, and each scenario is played both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Scenario: TypeAlias = "Callable[[bool], Any]"
SCENARIOS: dict[str, Scenario] = {}


def shows(*what: str) -> Callable[[Scenario], Scenario]:
    """Enter a scenario for these entities (``kind/slug``), or for parts of them (``adversary/lancer:ranged``)."""

    def enter(scenario: Scenario) -> Scenario:
        for each in what:
            assert each not in SCENARIOS, each
            SCENARIOS[each] = scenario
        return scenario

    return enter
