"""Where the way itself is dangerous: everybody who stands rolls; a fail hurts, but kills nobody (GAME.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.check.decide import read_table
from rpg.game.check.events import Part
from rpg.game.expedition.events import HazardMet
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.game.character.state import Person
    from rpg.game.effects import Effects
    from rpg.game.effects.raise_degree import RaiseDegree
    from rpg.game.expedition.going import Going
    from rpg.game.expedition.ground import OutingRules
    from rpg.game.expedition.walking import Walking


def met(going: Going) -> Refusal | None:
    """The hazard of the node that they are in."""
    read = read_table(going.rules.check, going.dice, going.numbers.hazards, "hazard")
    going.happen((read, HazardMet(where=going.trip.where, row=read.row)))
    return endured(going)


def endured(going: Walking) -> Refusal | None:
    """Everybody who stands makes the hazard test, and bears what comes of it."""
    hazard = going.numbers.hazard
    before = dict(going.triggers)
    for who in going.up:
        tested = going.test("hazard", who, parts(going.run, going.person(who)))
        if isinstance(tested, Refusal):
            return tested
        _felt(going, who, _degree(going, who, tested.degree))
    if not hazard.heard:
        going.triggers = before
    going.heard()
    return None


def parts(rules: OutingRules, person: Person) -> tuple[Part, ...]:
    """The dice of somebody's hazard test."""
    hazard = rules.expedition.procedure.hazard
    own = character.parts(rules.fight.character, rules.fight.check.core, person, hazard.skill)
    return (*own, Part("hazard", -hazard.difficulty))


def _degree(going: Walking, who: str, degree: str) -> str:
    """What a roll counts as, for somebody whose failed rolls count as better."""
    person, rules = going.person(who), going.rules
    for raised, source in ability.having(rules.character, person, _raising, rules.uses(who)):
        if raised.low == degree:
            going.happen(ability.spend(rules.character, person, source, _raising))
            return raised.high
    return degree


def _raising(effects: Effects) -> RaiseDegree | None:
    return effects.raise_degree


def _felt(going: Walking, who: str, degree: str) -> None:
    hazard = going.numbers.hazard
    if degree == "partial":
        going.strain(who, hazard.partial_strain, f"panic:{who}:hazard")
    if degree == "fail":
        person, rules = going.person(who), going.rules.character
        harm = min(hazard.fail_harm, max(0, character.vitality(rules, person) - hazard.least_vitality))
        going.happen(character.harm(rules, person, harm, soak=hazard.soak))
        going.strain(who, hazard.fail_strain, f"panic:{who}:hazard")
