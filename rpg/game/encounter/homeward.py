"""What goes along with people: a Tag to the village, Hunters from one sector into the next (GAME.md 4 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import ConditionLost
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.begin import begin
from rpg.game.encounter.counter_result import untag
from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.ground import tagged
from rpg.game.encounter.hunt import hunters
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import Breached, ForceArrived, ForceGone, ForceSent, ForceTurnedBack, WardWorn
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.safeguard.rules import WardTest

_PLAIN = Roll()


def ward_test(
    rules: FightRules, ground: Ground, dice: Dice, ward: int | None = None, *, how: Roll = _PLAIN
) -> tuple[GroundEvent, ...] | Refusal:
    """A Tag comes home, against a Ward of that level (None: that of the rules).

    Clean or partial, the trail dies at the barrier; a partial wears the Ward, by no more than there is. A fail is a
    breach: the dead and what the village loses are told, and the force on its way, or here, begins the fight inside.
    """
    asked = rules.safeguard.ladder.ward
    if asked is None:
        return Refusal(Say("encounter.refused.no_ward"))
    if ground.encounter.fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    if not tagged(rules, ground):
        return Refusal(Say("encounter.refused.no_trail"))
    left = asked.ward if ward is None else ward
    course = Course(rules, ground, dice)
    tested = course.roll("ward:", "", ward_parts(rules, ground, asked, ward), how)
    if isinstance(tested, Refusal):
        return tested
    if tested.degree == "fail":
        _breach(course, asked, left)
    else:
        untag(course)
        if not check.is_clean(tested.degree):
            course.happen(_worn(ground.sector, min(asked.partial_wear, left)))
    return tuple(course.events)


def ward_parts(rules: FightRules, ground: Ground, asked: WardTest, ward: int | None = None) -> tuple[Part, ...]:
    """The dice of a Ward against the level of the sector."""
    level = safeguard.level(rules.safeguard, ground.safeguard.sector(ground.sector))
    parts = (
        Part("ward", asked.ward if ward is None else ward),
        Part("barrier", asked.bonus),
        Part("alert", -max(0, level - asked.free_level)),
    )
    return tuple(part for part in parts if part.dice)


def _worn(sector: str, by: int) -> tuple[WardWorn, ...]:
    return (WardWorn(sector=sector, by=by),) if by > 0 else ()


def _breach(course: Course, asked: WardTest, left: int) -> None:
    """The dead, the Ward, the heart of the village; and whatever was coming is inside."""
    name = course.ground.sector
    dead = asked.dead.roll(course.dice, "breach")
    course.happen((Breached(sector=name, dead=max(0, dead.total), cohesion=asked.cohesion, faces=dead.faces),))
    course.happen(_worn(name, min(asked.fail_wear, left)))
    if course.ground.safeguard.sector(name).force is not None:
        course.happen((ForceArrived(sector=name),))
    arrived = course.ground.safeguard.sector(name).arrived
    if arrived is not None:
        fight = begin(course.rules, course.ground, course.dice, units=arrived.units, gap=asked.gap, force=True)
        course.happen(() if isinstance(fight, Refusal) else fight)


def crossed(rules: FightRules, ground: Ground, to: str) -> tuple[GroundEvent, ...]:
    """People leave the sector for another: the Tag goes with them, points stay, and only what tracks a Tag follows.

    Of a force on its way, or here, the rest has lost them. What follows keeps its clock, or has one beat to go if it
    was here; into a sector that has a force as strong of its own it does not come.
    """
    sector, there = ground.safeguard.sector(ground.sector), ground.safeguard.sector(to)
    if to == ground.sector or ground.encounter.fight is not None:
        return ()
    events: list[GroundEvent] = []
    if sector.force:
        events.append(ForceTurnedBack(sector=ground.sector))
    if sector.arrived:
        events.append(ForceGone(sector=ground.sector, why="lost"))
    chasing = sector.arrived or sector.force
    units = hunters(rules.encounter, chasing.units) if chasing and tagged(rules, ground) else ()
    strong = any(own.level >= chasing.level for own in (there.force, there.arrived) if own and chasing)
    if chasing and units and not strong:
        left = max(1, 0 if sector.arrived else safeguard.remaining(chasing))
        events.append(ForceSent(sector=to, level=chasing.level, units=units, clock=left))
    return tuple(events)


def season(rules: FightRules, ground: Ground) -> tuple[GroundEvent, ...]:
    """The season turns in the sector, and the Tags that were to last as long end with it."""
    tag, people = rules.safeguard.ladder.tag, ground.people.by_id
    marked = [who for who in ground.safeguard.sector(ground.sector).marked if who in people]
    free = [ConditionLost(who=who, condition=tag) for who in marked if tag in people[who].conditions]
    return (*safeguard.season(ground.sector), *free)
