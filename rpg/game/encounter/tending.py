"""At a rest somebody tends wounds: a Mend roll gives Vitality back, and stops what bleeds (GAME.md 2 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.character.events import Tended
from rpg.game.check import decide as check
from rpg.game.encounter.aftermath import staunch
from rpg.game.encounter.course import Course, Roll
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent

_PLAIN = Roll()


def tend(
    rules: FightRules, ground: Ground, dice: Dice, *, healer: str, patient: str, how: Roll = _PLAIN
) -> tuple[GroundEvent, ...] | Refusal:
    """Somebody tends a person who stands, once until the next rest, whatever the roll comes to."""
    wrong = _cannot(rules, ground, healer, patient)
    if wrong is not None:
        return wrong
    procedure, course = rules.encounter.procedure, Course(rules, ground, dice)
    own = character.parts(rules.character, rules.check.core, course.person(healer), procedure.mend_skill)
    tested = course.roll(f"tend:{patient}", healer, own, how)
    if isinstance(tested, Refusal):
        return tested
    course.happen((Tended(who=patient),))
    if tested.degree != "fail":
        staunch(course, patient)
        course.harm(patient, -(procedure.tend_clean if check.is_clean(tested.degree) else procedure.tend_partial))
    course.heard()
    return tuple(course.events)


def _cannot(rules: FightRules, ground: Ground, healer: str, patient: str) -> Refusal | None:
    if ground.encounter.fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    known = ground.people.by_id
    for who in (healer, patient):
        if who not in known or not character.standing(rules.character, known[who]):
            return Refusal(Say("encounter.refused.cannot_act", {"who": known[who].name if who in known else who}))
    if known[patient].tended:
        return Refusal(Say("person.refused.tended", {"whom": known[patient].name}))
    if not _hurt(rules.character, known[patient]):
        return Refusal(Say("person.refused.whole", {"whom": known[patient].name}))
    return None


def _hurt(rules: CharacterRules, person: Person) -> bool:
    """Whether there is anything to tend."""
    open_ = any(rules.conditions[key].ends == "tended" for key in person.conditions if key in rules.conditions)
    return open_ or character.vitality(rules, person) < character.vitality_max(rules, person)
