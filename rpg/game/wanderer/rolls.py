"""Rolls that his block is for, and the emitter in hands that are not his (GAME.md 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.check.events import Part, Tested
from rpg.game.encounter.course import Roll
from rpg.game.encounter.price import engaged_parts, pay
from rpg.game.refusal import Refusal
from rpg.game.wanderer import emitter
from rpg.game.wanderer.decide import coming, course, done, unready
from rpg.game.wanderer.events import LockOpened
from rpg.game.wanderer.stage import Deed
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.check.told import Told
    from rpg.game.encounter.play import Play
    from rpg.game.wanderer.decide import StageEvent
    from rpg.game.wanderer.stage import Stage

Feat: TypeAlias = Literal["strike", "evade", "climb", "interface"]
_PLAIN = Roll()


def trial(
    stage: Stage, dice: Dice, feat: Feat, *, difficulty: int = 0, machine: str = "", told: Told | None = None
) -> tuple[Tested, ...] | Refusal:
    """He tries something with a pool of his block; the Threat of a machine counts only from a tier on."""
    if not stage.wanderer.here:
        return Refusal(Say("wanderer.refused.absent", {"who": Term(stage.own.id)}))
    parts = [Part(stage.own.id, getattr(stage.own.block, feat)), Part("difficulty", -difficulty)]
    fight = stage.ground.encounter.fight
    if machine and fight and machine in fight.machines:
        block = stage.rules.encounter.adversaries[fight.machines[machine].adversary]
        parts.append(Part(block.id, -block.threat if block.tier >= stage.own.block.threat_from_tier else 0))
    rolled = tuple(part for part in parts if part.dice)
    tested = check.test(stage.rules.check, dice, who=stage.own.id, label=f"{feat}:wanderer", parts=rolled, told=told)
    return tested if isinstance(tested, Refusal) else (tested,)


def opened(stage: Stage, dice: Dice, who: str, how: Roll = _PLAIN) -> tuple[StageEvent, ...] | Refusal:
    """Somebody who carries the emitter tries its identity lock; anything but a fail opens it to them."""
    wrong = _cannot(stage, who)
    if wrong is not None:
        return wrong
    lock, deed = stage.own.emitter.lock, Deed(stage, course(stage, dice))
    tested = _rolled(deed, who, lock.skill, f"interface:{who}", (Part("lock", -lock.difficulty),), how)
    if isinstance(tested, Refusal):
        return tested
    if tested.degree != "fail":
        deed.happen(LockOpened(who=who))
    return done(deed)


def fired(stage: Stage, dice: Dice, level: int, who: str, how: Roll = _PLAIN) -> tuple[StageEvent, ...] | Refusal:
    """Somebody else fires: a failed shot hits nothing, and the recoil comes in any case.

    In a fight it is their act of the next exchange: whoever engages them counts, and harms.
    """
    wrong = _cannot(stage, who) or unready(stage, level, who)
    if wrong is not None:
        return wrong
    if who not in stage.wanderer.opened:
        return Refusal(Say("wanderer.refused.locked", {"who": stage.ground.people.by_id[who].name}))
    lock, deed = stage.own.emitter.lock, Deed(stage, course(stage, dice))
    play = deed.play
    hindered = _hindered(play, who) if play else ()
    parts = (Part(stage.own.emitter.gear, -lock.shot_difficulty), *hindered)
    tested = _rolled(deed, who, lock.shot_skill, f"shoot:{who}", parts, how)
    if isinstance(tested, Refusal):
        return tested
    if play and hindered:
        pay(play, who, tested.degree)
    emitter.fire(deed, level, exchange=coming(stage), who=who, missed=tested.degree == "fail")
    return done(deed)


def _rolled(  # noqa: PLR0917 - whose roll, with what, and how it is made
    deed: Deed, who: str, skill: str, label: str, parts: tuple[Part, ...], how: Roll
) -> Tested | Refusal:
    at = deed.course
    own = character.parts(at.rules.character, at.rules.check.core, at.person(who), skill)
    return at.roll(label, who, (*own, *parts), how)


def _hindered(play: Play, who: str) -> tuple[Part, ...]:
    """What the machines that engage somebody in contact take from any roll."""
    fighter, engaging = play.fight.fighters.get(who), play.engaging(who)
    if fighter is None or fighter.gap or not engaging:
        return ()
    return engaged_parts(play, engaging)


def _cannot(stage: Stage, who: str) -> Refusal | None:
    """Why somebody cannot handle the emitter at all: not on their feet, or not carrying it."""
    person = stage.ground.people.by_id.get(who)
    if person is None or not character.standing(stage.rules.character, person):
        return Refusal(Say("encounter.refused.cannot_act", {"who": person.name if person else who}))
    gear = stage.own.emitter.gear
    if gear not in person.gear:
        return Refusal(Say("encounter.refused.not_carried", {"who": person.name, "gear": Term(gear)}))
    return None
