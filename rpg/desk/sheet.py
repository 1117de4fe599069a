"""Somebody's sheet, and an adversary's stat block, as lines on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.state import person_line
from rpg.desk.telling import archetype
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.game.character.state import Person
    from rpg.game.encounter.rules import Adversary


def sheet(rules: Rules, person: Person) -> tuple[Say, ...]:
    """Who somebody is: archetype, numbers, ability, gear, scars, and how they are."""
    says = [
        Say("desk.sheet.who", {"who": person.name, "archetype": archetype(rules, person)}),
        Say("desk.line", {"clauses": _numbers(person.attributes)}),
        Say("desk.line", {"clauses": _numbers({k: v for k, v in person.skills.items() if v})}),
    ]
    says += [Say("desk.sheet.ability", {"name": Term(key), "text": Term(key, "text")}) for key in person.abilities]
    if person.gear:
        says.append(Say("desk.sheet.gear", {"gear": Listed(tuple(Term(item) for item in person.gear))}))
    scars = rules.character.person.scars
    says += [Say("desk.sheet.scar", {"text": Term(scars, f"rows.{scar}.text")}) for scar in person.scars]
    return (*says, person_line(rules, person))


def _numbers(values: dict[str, int]) -> Listed:
    return Listed(tuple(Say("desk.number", {"name": Term(key), "n": n}) for key, n in values.items()), " · ")


def block(adversary: Adversary) -> tuple[Say, ...]:
    """A stat block on two lines, and its traits."""
    a = adversary
    first: dict[str, str | int] = {
        "tier": a.tier,
        "sense": a.sense,
        "threat": a.threat,
        "speed": a.speed,
        "pace": a.pace,
    }
    second: dict[str, str | int] = {
        "partial": a.harm.partial, "fail": a.harm.fail, "integrity": a.integrity, "armour": a.armour, "reach": a.reach,
    }  # fmt: skip
    traits = Listed(tuple(Say(f"trait.{t.key}", {"n": t.value}) for t in a.traits))
    return (
        Say("desk.block.difficulty", {**first}),
        Say("desk.block.body", {**second}),
        Say("desk.block.traits", {"traits": traits}),
    )
