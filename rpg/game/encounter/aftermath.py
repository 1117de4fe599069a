"""After a fight: the downed are rescued, and a scar stays (GAME.md 2 and 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.character.events import ConditionLost, Died, Scarred
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.course import Course, Roll
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent

_PLAIN = Roll()


def rescue(  # noqa: PLR0913 - who, whom, with whose help, and how it is rolled: named by keyword
    rules: FightRules,
    ground: Ground,
    dice: Dice,
    *,
    healer: str,
    patient: str,
    helper: str = "",
    how: Roll = _PLAIN,
) -> tuple[GroundEvent, ...] | Refusal:
    """Somebody tends one of the downed: a fail dies, a partial lives with a scar and maimed, clean with a scar.

    Whoever lives rises with ``mend_vitality`` (GAME.md 14.5); a helper gives ``help`` dice.
    """
    wrong = _cannot(rules, ground, healer, patient, helper)
    if wrong is not None:
        return wrong
    procedure, course = rules.encounter.procedure, Course(rules, ground, dice)
    own = character.parts(rules.character, rules.check.core, course.person(healer), procedure.mend_skill)
    helped = (Part("help", procedure.help),) if helper else ()
    tested = course.roll(f"rescue:{patient}", healer, (*own, *helped), how)
    if isinstance(tested, Refusal):
        return tested
    if tested.degree == "fail":
        course.happen((Died(who=patient),))
    else:
        _rise(course, patient, maimed=not check.is_clean(tested.degree))
    course.heard()
    return tuple(course.events)


def _rise(course: Course, patient: str, *, maimed: bool) -> None:
    """Somebody lives: a scar, and Vitality enough to stand."""
    rules = course.rules
    scar = check.read_table(rules.check, course.dice, rules.character.person.scars, f"scar:{patient}")
    course.happen((scar, Scarred(who=patient, scar=scar.row)))
    if maimed:
        person, maim = course.person(patient), rules.encounter.procedure.maimed
        course.happen((character.condition_gained(rules.character, person, maim),))
    staunch(course, patient)
    course.harm(patient, -rules.encounter.procedure.mend_vitality)


def staunch(course: Course, patient: str) -> None:
    """Whatever lasts until somebody is tended is over."""
    known, given = course.rules.character.conditions, course.person(patient).conditions
    over = [key for key in given if key in known and known[key].ends == "tended"]
    course.happen(ConditionLost(who=patient, condition=key) for key in over)


def _cannot(rules: FightRules, ground: Ground, healer: str, patient: str, helper: str) -> Refusal | None:
    if ground.encounter.fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    known = ground.people.by_id
    for who in (healer, helper) if helper else (healer,):
        if who not in known or not character.standing(rules.character, known[who]):
            return Refusal(Say("encounter.refused.cannot_act", {"who": known[who].name if who in known else who}))
    if patient not in known or not character.downed(rules.character, known[patient]):
        return Refusal(
            Say("encounter.refused.not_down", {"whom": known[patient].name if patient in known else patient})
        )
    if known[patient].away:
        return Refusal(Say("encounter.refused.not_with", {"whom": known[patient].name}))
    return Refusal(Say("encounter.refused.helps_alone", {"who": known[healer].name})) if healer == helper else None
