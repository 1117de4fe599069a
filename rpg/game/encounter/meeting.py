"""Machines that cannot be met like others: those that never fight, come alone, or wear a face (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.encounter.rules import EncounterRules

_PEACEFUL = ("never_fights", "not_hostile")


def unmet(rules: EncounterRules, units: Iterable[tuple[str, int]], *, force: bool) -> Refusal | None:
    """Why no fight can begin with these machines (known adversaries and how many).

    A ``force`` has been sent as it is: nobody asks whether its machines like company.
    """
    for adversary, count in units:
        traits = rules.adversaries[adversary].by_key
        for key in _PEACEFUL:
            if key in traits:
                return Refusal(Say(f"encounter.refused.{key}", {"adversary": Term(adversary)}))
        if "solitary" in traits and count > 1 and not force:
            return Refusal(Say("encounter.refused.solitary", {"adversary": Term(adversary)}))
    return None


def masked(rules: EncounterRules, units: Iterable[tuple[str, int]]) -> bool:
    """Whether no lookout sees them come: one of them passes for a person."""
    return any("mask" in rules.adversaries[adversary].by_key for adversary, count in units if count > 0)
