"""After a won fight: what is left of the machines is worth something to the village (GAME.md 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.events import Salvaged
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent

_PLAIN = Roll()


def salvage(
    rules: FightRules, ground: Ground, dice: Dice, *, who: str, how: Roll = _PLAIN
) -> tuple[GroundEvent, ...] | Refusal:
    """Somebody takes the machines of the fight just won apart, once: parts, each worth a tick of a project."""
    if ground.encounter.fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    numbers, known = rules.encounter.procedure.salvage, rules.encounter.adversaries
    if not any(known[key].faction in numbers.factions for key in ground.encounter.wreck if key in known):
        return Refusal(Say("person.refused.no_wreck"))
    person = ground.people.by_id.get(who)
    if person is None or not character.standing(rules.character, person):
        return Refusal(Say("encounter.refused.cannot_act", {"who": person.name if person else who}))
    course = Course(rules, ground, dice)
    own = character.parts(rules.character, rules.check.core, person, numbers.skill)
    tested = course.roll(f"salvage:{who}", who, (*own, Part("difficulty", -numbers.difficulty)), how)
    if isinstance(tested, Refusal):
        return tested
    clean = numbers.clean if check.is_clean(tested.degree) else numbers.partial
    course.happen((Salvaged(who=who, parts=0 if tested.degree == "fail" else clean),))
    course.heard()
    return tuple(course.events)
