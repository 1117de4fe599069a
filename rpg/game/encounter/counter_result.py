"""What a countermeasure does once it was rolled: to the Tag, the alert, the force on its way, the Watch, to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.events import ConditionGained, ConditionLost, GearLost
from rpg.game.check.events import Part
from rpg.game.encounter.begin import arriving
from rpg.game.encounter.detect import seen_at
from rpg.game.encounter.ground import active, tagged
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import (
    ContagionDue,
    ForceArrived,
    ForceDelayed,
    ForceTicked,
    PointsOwed,
    SeasonTagged,
    WatchLowered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.game.encounter.acts import Attempt
    from rpg.game.encounter.course import Course
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.safeguard.rules import Countermeasure, CounterResult


def near(rules: FightRules, ground: Ground) -> tuple[Part, ...]:
    """What makes going dark harder: the worst machine that is here, in the fight or in the force that arrived."""
    fight, arrived = ground.encounter.fight, ground.safeguard.sector(ground.sector).arrived
    here = {m.adversary for m in fight.machines.values() if not m.gone} if fight else set()
    here |= {adversary for adversary, _ in arrived.units} if arrived else set()
    traits = {a: rules.encounter.adversaries[a].trait("go_dark") for a in here if a in rules.encounter.adversaries}
    found = [Part(adversary, -abs(trait.value)) for adversary, trait in sorted(traits.items()) if trait]
    return (min(found, key=lambda part: part.dice),) if found else ()


def realise(
    course: Course, measure: Countermeasure, attempt: Attempt, result: CounterResult, *, gear: str, beats_over: int
) -> None:
    """Let a result be true: people first, then what the network hears, what it forgets, its force, and the beats."""
    if result.untag:
        untag(course)
    course.happen(_upon_people(course, measure, attempt, result, gear))
    _heard(course, attempt, result)
    _forgotten(course, measure, attempt, result)
    for n in range(measure.beats + result.beats - beats_over):
        if not beat(course, f"beat:{n}"):
            break


def untag(course: Course) -> None:
    """The Tag leaves everybody with the group, but those whom it stays with for the season."""
    tag, kept = course.rules.safeguard.ladder.tag, course.ground.safeguard.marked
    gone = [p.id for p in active(course.ground) if tag in p.conditions and p.id not in kept]
    course.happen(ConditionLost(who=who, condition=tag) for who in gone)


def beat(course: Course, label: str) -> bool:
    """A beat of the work passes in the sector; False if a force arrived in it: it finds whoever is Tagged."""
    name, found = course.ground.sector, tagged(course.rules, course.ground)
    sector = course.ground.safeguard.sector(name)
    passed = safeguard.beat(course.rules.safeguard, course.dice, name, sector, tagged=found, label=label)
    course.happen(passed)
    here = any(isinstance(event, ForceArrived) for event in passed)
    if here and found:
        course.happen(arriving(course.ground))
    return not here


def _upon_people(
    course: Course, measure: Countermeasure, attempt: Attempt, result: CounterResult, gear: str
) -> Iterator[GroundEvent]:
    """What happens to whoever rolled, and to the helper, who shares the price."""
    name, tag = course.ground.sector, course.rules.safeguard.ladder.tag
    for who in filter(None, (attempt.who, attempt.helper)):
        if result.season_tag:
            if tag not in course.person(who).conditions:
                yield ConditionGained(who=who, condition=tag)
            yield SeasonTagged(sector=name, who=who)
        if result.contagion:
            yield ContagionDue(sector=name, who=who, severity=result.contagion)
    if gear and (result.lose_gear or any(item.spent for item in measure.gear if item.gear == gear)):
        yield GearLost(who=attempt.who, gear=gear)


def _heard(course: Course, attempt: Attempt, result: CounterResult) -> None:
    """What the network hears of it, at once: later beats count from there."""
    trigger = seen_at(course.rules, attempt.watch) if result.seen else result.trigger
    course.noise(result.noise)
    if trigger and not result.trigger_points:
        course.trigger(trigger)
    course.heard()
    if trigger and result.trigger_points:
        rules, name = course.rules.safeguard, course.ground.sector
        sector, extra = course.ground.safeguard.sector(name), result.trigger_points - rules.triggers[trigger].points
        label = f"alert:{trigger.rpartition('/')[2]}"
        course.happen(safeguard.trigger(rules, course.dice, name, sector, trigger, label=label, extra=extra))


def _forgotten(course: Course, measure: Countermeasure, attempt: Attempt, result: CounterResult) -> None:
    """What the network loses: points, now or when the cycle ends; time; an eye."""
    rules, name = course.rules.safeguard, course.ground.sector
    sector = course.ground.safeguard.sector(name)
    course.happen(safeguard.lower_levels(rules, name, sector, result.levels, counter=measure.id))
    sector = course.ground.safeguard.sector(name)
    course.happen(safeguard.lower_by(rules, name, sector, result.points, "", counter=measure.id))
    if result.cycle_points:
        course.happen((PointsOwed(sector=name, by=result.cycle_points),))
    if result.watch:
        course.happen((WatchLowered(sector=name, place=attempt.place, by=result.watch),))
    if sector.force is not None:
        if result.clock:
            decoy = attempt.place if result.decoy else ""
            course.happen((ForceDelayed(sector=name, by=result.clock, decoy=decoy),))
        if result.stop:
            course.happen((ForceTicked(sector=name, stopped=-result.stop),))
