"""Countermeasures: what people do about the alert, the force on its way, or what watches them (GAME.md 4 and 18).

The roll comes first, then what it does, then the beats of the work pass in the sector, as they do behind a sneak test.
A helper gives dice, and shares the price: the Strain of a push, a contagion test, a Tag for the season.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.acts import Attempt
from rpg.game.encounter.counter_result import near, realise
from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.ground import up
from rpg.game.encounter.price import engaged_parts, pay
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.character.state import Person
    from rpg.game.check.events import Tested
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.encounter.play import Play
    from rpg.game.safeguard.rules import Countermeasure, CounterResult

_PLAIN = Roll()


def counter(
    rules: FightRules, ground: Ground, dice: Dice, attempt: Attempt, *, how: Roll = _PLAIN
) -> tuple[GroundEvent, ...] | Refusal:
    """Try a countermeasure outside a fight: everything that happens; or a refusal that says what is missing."""
    wrong = cannot(rules, ground, attempt)
    if wrong is not None:
        return wrong
    course = Course(rules, ground, dice)
    tested = course.roll(f"{attempt.measure}:{attempt.who}", attempt.who, parts(rules, ground, attempt), how)
    if isinstance(tested, Refusal):
        return tested
    _settle(course, attempt, tested)
    course.heard()
    return tuple(course.events)


def rigged(play: Play, act: Act) -> Refusal | None:
    """The same in a fight, as an act: its exchange is the first of the beats, and whoever is engaged pays by degree."""
    attempt = _of(act)
    measure = play.rules.safeguard.countermeasures[attempt.measure]
    engaging = play.engaging(act.who)
    engaged = engaged_parts(play, engaging) if engaging else ()
    own = circumstances(play.rules, play.ground, attempt)
    tested = play.test(act, measure.skill, (*own, *engaged))
    if isinstance(tested, Refusal):
        return tested
    _settle(play, attempt, tested, beats_over=1)
    pay(play, act.who, tested.degree)
    return None


def unriggable(play: Play, act: Act) -> Refusal | None:
    """Why somebody cannot try a countermeasure as an act of this exchange."""
    attempt = _of(act)
    measure = play.rules.safeguard.countermeasures[attempt.measure]
    if measure.way != "roll":
        return _act_of_a_fight(measure, act.who)
    return lacks(play.rules, play.ground, attempt)


def _of(act: Act) -> Attempt:
    return Attempt(who=act.who, measure=act.counter, place=act.place, watch=act.watch)


def _settle(course: Course, attempt: Attempt, tested: Tested, beats_over: int = 0) -> None:
    measure = course.rules.safeguard.countermeasures[attempt.measure]
    if tested.again and attempt.helper:
        course.strain(attempt.helper, course.rules.check.core.push.strain, f"panic:{attempt.helper}")
    gear = tool(measure, course.person(attempt.who))
    realise(course, measure, attempt, result(measure, tested.degree), gear=gear, beats_over=beats_over)


def result(measure: Countermeasure, degree: str) -> CounterResult:
    """What a countermeasure comes to at a degree."""
    if check.is_clean(degree):
        return measure.clean
    return measure.fail if degree == "fail" else measure.partial


def parts(rules: FightRules, ground: Ground, attempt: Attempt) -> tuple[Part, ...]:
    """The dice of a countermeasure that is rolled: one's own, its difficulty, abilities, who is near, help."""
    measure, person = rules.safeguard.countermeasures[attempt.measure], ground.people.by_id[attempt.who]
    own = character.parts(rules.character, rules.check.core, person, measure.skill)
    return (*own, *circumstances(rules, ground, attempt))


def circumstances(rules: FightRules, ground: Ground, attempt: Attempt) -> tuple[Part, ...]:
    """Those that are not one's own."""
    measure, person = rules.safeguard.countermeasures[attempt.measure], ground.people.by_id[attempt.who]
    easier = ability.having(rules.character, person, lambda effects: effects.easier)
    others = (
        Part("difficulty", -measure.difficulty),
        *(Part(source, verb.by) for verb, source in easier if verb.countermeasure == measure.id),
        *(near(rules, ground) if any(result.untag for result in measure.results) else ()),
        Part("help", rules.encounter.procedure.help if attempt.helper else 0),
    )
    return tuple(part for part in others if part.dice)


def tool(measure: Countermeasure, person: Person) -> str:
    """The item that somebody would do it with: the first of those it needs that they carry; "" is none."""
    return next((item.gear for item in measure.gear if item.gear in person.gear), "")


def cannot(rules: FightRules, ground: Ground, attempt: Attempt) -> Refusal | None:
    """Why a countermeasure cannot be tried now, with a line that could be."""
    measure = rules.safeguard.countermeasures[attempt.measure]
    if measure.way != "roll":
        return _act_of_a_fight(measure, attempt.who)
    if ground.encounter.fight is not None:
        line = Say("line.rig", {"who": attempt.who, "what": Written(measure.id)})
        return Refusal(Say("encounter.refused.counter_in_fight", {"line": line}), prefill=line)
    for who in filter(None, (attempt.who, attempt.helper)):
        person = ground.people.by_id.get(who)
        if person is None or not up(rules, person):
            return Refusal(Say("encounter.refused.cannot_act", {"who": person.name if person else who}))
    if attempt.who == attempt.helper:
        return Refusal(Say("encounter.refused.helps_alone", {"who": ground.people.by_id[attempt.who].name}))
    return lacks(rules, ground, attempt)


def lacks(rules: FightRules, ground: Ground, attempt: Attempt) -> Refusal | None:
    """What a countermeasure that is rolled needs and has not: an item, a force on its way, something that watches."""
    measure, person = rules.safeguard.countermeasures[attempt.measure], ground.people.by_id[attempt.who]
    if measure.gear and not tool(measure, person):
        items = Listed(tuple(Term(item.gear) for item in measure.gear), " / ")
        return Refusal(Say("encounter.refused.counter_gear", {"who": person.name, "gear": items}))
    delays = any(result.clock for result in measure.results)
    if delays and ground.safeguard.sector(ground.sector).force is None:
        return Refusal(Say("encounter.refused.counter_no_force"))
    if any(result.watch for result in measure.results) and attempt.watch <= 0:
        return Refusal(Say("encounter.refused.counter_no_watch"))
    return None


def _act_of_a_fight(measure: Countermeasure, who: str) -> Refusal:
    """The countermeasures that are acts of an exchange: how they are done."""
    item = next((Written(item.gear) for item in measure.gear), "")
    act = Say("line.hold", {"who": who}) if measure.way == "hold" else Say("line.rig", {"who": who, "what": item})
    return Refusal(Say(f"encounter.refused.counter_{measure.way}", {"line": act}), prefill=act)
