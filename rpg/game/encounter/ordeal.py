"""The roll of one person, outside any procedure, with all that a push may bring (GAME.md 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.encounter.course import Course, Roll
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.check.events import Part
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent

_PLAIN = Roll()


def ordeal(  # noqa: PLR0913 - who rolls what with which dice, all named by keyword
    rules: FightRules,
    ground: Ground,
    dice: Dice,
    *,
    who: str,
    skill: str,
    parts: tuple[Part, ...] = (),
    how: Roll = _PLAIN,
    label: str,
) -> tuple[GroundEvent, ...] | Refusal:
    """Somebody who stands rolls a skill, with ``parts`` beside their own; a push is felt, and heard.

    Its panic is realised: load is lost, a weapon dropped, a scream heard. KeyError: no such skill.
    """
    person = ground.people.by_id.get(who)
    if person is None or not character.standing(rules.character, person):
        return Refusal(Say("encounter.refused.cannot_act", {"who": person.name if person else who}))
    course = Course(rules, ground, dice)
    own = character.parts(rules.character, rules.check.core, person, skill)
    tested = course.roll(label, who, (*own, *parts), how)
    if isinstance(tested, Refusal):
        return tested
    course.read_clock(skill, tested)
    course.heard()
    return tuple(course.events)
