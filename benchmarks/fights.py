"""What the odds of a fight cost: whole fights by the table's own rules, on one core.

The bar is 2,000 fights a second. Beside it stands how many six-sided dice of the standard library could fall meanwhile.
"""

from __future__ import annotations

import random  # noqa: TID251  the peer
import time

from rpg.campaign.rules import Rules
from rpg.game.character.state import Person
from rpg.odds import survival_table
from rpg.rulebook import open_packs

FIGHTS, RUNS, BAR, DICE = 1000, 5, 2000, 100_000
PARTY = ("pathfinder", "harpooner", "harpooner", "porter", "listener")
GEAR = ("core:gear/fisher-suit", "core:gear/bolt-rifle", "core:gear/gaff")


def party(rules: Rules) -> list[Person]:
    """Five fishers as printed, with suit, rifle and gaff."""
    kinds = [rules.character.archetypes[f"core:archetype/{kind}"] for kind in PARTY]
    return [
        Person(id=f"p{n}", name=f"P{n}", gender="n", archetype=kind.id, attributes=kind.attributes, skills=kind.skills,
               gear=GEAR)
        for n, kind in enumerate(kinds)
    ]  # fmt: skip


def fights(rules: Rules, people: list[Person]) -> float:
    """Seconds of processor time for one fight: five who stand against the squad, met at gap 1."""
    start = time.process_time()
    survival_table(rules, people, FIGHTS, choices=("stand",), gaps=(1,))
    return (time.process_time() - start) / FIGHTS


def die() -> float:
    """Seconds of processor time for one six-sided die of the standard library."""
    start = time.process_time()
    for _ in range(DICE):
        random.randint(1, 6)  # noqa: S311  dice, not secrets
    return (time.process_time() - start) / DICE


def rows() -> list[tuple[str, str]]:
    """What was measured, and the figure."""
    rules = open_packs(["core"])
    if not isinstance(rules, Rules):
        return [("the shipped pack", "does not open")]
    people = party(rules)
    pairs = [(fights(rules, people), die()) for _ in range(RUNS)]
    fight, one = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    missed = "" if fight * BAR <= 1 else ", missed"
    return [
        ("whole fights, five against the squad", f"{1 / fight:,.0f} a second and core (bar ≥ {BAR:,}{missed})"),
        ("one fight, beside random.randint(1, 6)", f"{fight / one:,.0f} dice"),
    ]
