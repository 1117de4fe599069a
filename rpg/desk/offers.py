"""What may be done next: the pushes that are open, what the rules now demand, and lines ready to type."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import SceneSet, SessionBegun, SessionEnded, TimePassed, Voided
from rpg.desk import quest
from rpg.desk.alert import beats_left
from rpg.desk.chances import chance
from rpg.desk.contagion import due
from rpg.desk.depths import left as unlived
from rpg.desk.outing import demand
from rpg.desk.telling import degree, name
from rpg.desk.telling.counter import place_name
from rpg.desk.whereabouts import before_the_barrier, in_the_village
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.check.events import Tested
from rpg.game.check.turn import table_of
from rpg.game.encounter.events import FightBegan
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.entry import Entry
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.table import History
    from rpg.game.character.state import Person
    from rpg.game.check.turn import Turn
    from rpg.words import Value


CLOSES = (SceneSet, TimePassed, SessionBegun, SessionEnded, FightBegan, Voided)
"""After these nobody comes back to a roll."""


_TURNS: dict[str, Turn] = {"partial": "price", "surge": "surge"}
"""What is drawn for a degree."""
_TOLD = frozenset(
    {
        "desk.now.found",
        "desk.now.search",
        "desk.now.rescue",
        "counter.now.tagged",
        "counter.now.decoy",
        "contagion.now.lost",
    }
)
"""What is due and told as soon as it is."""


class Demand(msgspec.Struct, frozen=True):
    """Something due: what, and a line that would settle it."""

    what: Say
    line: Say


def pushable(rules: Rules, world: World, tested: Iterable[Tested]) -> list[Tested]:
    """The tests that may still be forced, in ``world`` as it was before them (GAME.md 1): worst degree first."""
    core, found = rules.check.core, []
    for test in tested:
        person = world.people.by_id.get(test.who)
        open_to_push = not test.again and test.faces and test.pool >= core.push.min_pool
        if open_to_push and person and _worth(rules, test) and character.may_push(rules.character, core, person):
            found.append(test)
    return sorted(found, key=lambda t: check.RANK[t.degree])


def unpushable(rules: Rules, world: World, who: str, tested: Iterable[Tested]) -> Say:
    """Why somebody may force none of these tests, in ``world`` as it was before them: the reason of the last one."""
    core, person = rules.check.core, world.people.by_id.get(who)
    name = person.name if person else who
    own = [test for test in tested if test.who == who]
    if not own or person is None:
        return Say("desk.unpushable.not_rolled", {"who": name})
    test, weighs = own[-1], character.conditions(rules.character, core, person)
    held = next((condition for condition in weighs if condition.no_push), None)
    values: dict[str, Value] = {"who": name, "least": core.push.min_pool}
    if check.is_clean(test.degree):
        return Say("desk.unpushable.clean", {**values, "degree": degree(rules, test.degree)})
    if held is not None:
        return Say("desk.unpushable.held", {**values, "condition": Term(held.id)})
    reasons = {
        "twice": bool(test.again),
        "no_faces": not test.faces,
        "small": test.pool < core.push.min_pool,
        "down": not character.standing(rules.character, person),
    }
    return Say(f"desk.unpushable.{next((key for key, holds in reasons.items() if holds), 'no_low')}", values)


def _worth(rules: Rules, test: Tested) -> bool:
    """Whether a push can make a test better."""
    return test.degree == "fail" or (not check.is_clean(test.degree) and clean_after(rules, test) > 0)


def clean_after(rules: Rules, test: Tested) -> Fraction:
    """The chance that a push makes this very roll clean."""
    after = check.odds_after(rules.check, test)
    return sum((share for key, share in after.items() if check.is_clean(key)), Fraction(0))


def push_offer(rules: Rules, world: World, tests: Iterable[Tested]) -> tuple[Say, ...]:
    """``push tae: 1 strain, still fails 12.5 %`` for each who may force one, the worst of theirs; one line, or none."""
    worst: dict[str, Tested] = {}
    for test in pushable(rules, world, tests):
        worst.setdefault(test.who, test)
    offers = tuple(_offer(rules, world, test) for test in worst.values())
    values: dict[str, Value] = {"offers": Listed(offers, " · "), "face": rules.check.core.push.noise_face}
    return (Say("desk.push.offers", values),) if offers else ()


def _offer(rules: Rules, world: World, test: Tested) -> Say:
    values: dict[str, Value] = {"who": name(world, test.who), "strain": rules.check.core.push.strain}
    if world.odds == "off":
        return Say("desk.push.offer_bare", values)
    fail = chance(world, check.odds_after(rules.check, test)["fail"])
    clean = chance(world, clean_after(rules, test))
    return Say("desk.push.offer", {**values, "degree": degree(rules, "fail"), "chance": fail, "clean": clean})


def turn_offer(rules: Rules, world: World, tests: Iterable[Tested]) -> tuple[Say, ...]:
    """``price tae``, ``surge oru`` for plain tests that came out so, where there is a table of it; a line, or none."""
    found = []
    for test in tests:
        of = _TURNS.get(test.degree)
        plain = any(test.label.startswith(f"{skill}:") for skill in rules.character.skills)
        if of is not None and plain and table_of(rules.check, of) is not None:
            found.append(Say(f"desk.turn.{of}", {"who": name(world, test.who)}))
    return (Say("desk.turn.offers", {"offers": Listed(tuple(found), " · ")}),) if found else ()


def last_test(history: History) -> tuple[Entry, tuple[int, ...]] | None:
    """The newest entry that rolled a test and still counts, with the entries behind it that rolled nothing."""
    voided, behind = history.voided(), []
    for entry in reversed(history.path(100)):
        if entry.id in voided:
            behind.append(entry.id)
            continue
        if any(isinstance(fact.event, Tested) for fact in entry.facts):
            return entry, tuple(reversed(behind))
        if any(isinstance(fact.event, CLOSES) for fact in entry.facts):
            return None
        behind.append(entry.id)
    return None


def demands(rules: Rules, world: World) -> tuple[Demand, ...]:
    """What the rules wait for, most urgent first."""
    found: list[Demand] = []
    if world.encounter.fight is not None:
        found.append(Demand(Say("desk.now.exchange"), Say("line.flee")))
    else:
        found += [*_arrived(rules, world), *_downed(rules, world), *_tagged(rules, world)]
    if world.sector.force is not None:
        left = beats_left(world.sector.force)
        found.append(Demand(Say("desk.now.coming", {"beats": left}), Say("line.beat")))
    if world.encounter.fight is None:
        found += (Demand(*waits) for waits in (*due(rules, world), *quest.due(rules, world)))
    found += [Demand(Say("desk.now.trail"), Say("line.ward"))] if _trail(rules, world) else []
    away = unlived(world)
    found += [Demand(away, Say("line.cycle"))] if away else []
    return (*found, *(Demand(*going) for going in [demand(world)] if going))


def _trail(rules: Rules, world: World) -> bool:
    """Whether somebody stands before the barrier with a Tag that nobody has tested yet."""
    calm = world.encounter.fight is None and world.sector.arrived is None
    tagged = any(rules.safeguard.ladder.tag in p.conditions for p in _here(world))
    return calm and tagged and before_the_barrier(world)


def _arrived(rules: Rules, world: World) -> list[Demand]:
    """The force that is here: it has found them, searches, or stands at a decoy elsewhere."""
    arrived = world.sector.arrived
    if arrived is None:
        return []
    if any(rules.safeguard.ladder.tag in p.conditions for p in _here(world)):
        return [Demand(Say("desk.now.found"), Say("line.fight"))]
    if arrived.decoy not in {"", world.place.key}:
        return [Demand(Say("counter.now.decoy", {"place": place_name(arrived.decoy)}), Say("line.gone"))]
    return [Demand(Say("desk.now.search"), Say("line.search"))]


def _downed(rules: Rules, world: World) -> list[Demand]:
    """Everybody who is down while somebody stands who could mend: whoever is best at it."""
    standing = [p for p in _here(world) if character.standing(rules.character, p)]
    if not standing:
        return []
    healer = max(standing, key=lambda p: _pool(rules, p, rules.encounter.procedure.mend_skill)).id
    return [
        Demand(Say("desk.now.rescue", {"who": p.name}), Say("line.mend", {"patient": p.id, "healer": healer}))
        for p in _here(world)
        if character.downed(rules.character, p)
    ]


def fresh(rules: Rules, before: World, now: World) -> tuple[Say, ...]:
    """What has become due between two worlds and should not wait to be asked for, each with a line that settles it."""
    known = {demand.what.key for demand in demands(rules, before)}
    due = [demand for demand in demands(rules, now) if demand.what.key in _TOLD - known]
    return tuple(Say("counter.now.next", {"what": demand.what, "line": demand.line}) for demand in due)


def _tagged(rules: Rules, world: World) -> list[Demand]:
    """The Tag of somebody raises the alert with every beat: whoever moves best takes it from the group."""
    tag, kept = rules.safeguard.ladder.tag, world.safeguard.marked
    standing = [p for p in _here(world) if character.standing(rules.character, p)]
    measures = (m for m in rules.safeguard.countermeasures.values() if m.way == "roll" and m.clean.untag)
    measure = next(measures, None)
    if measure is None or not standing or not any(tag in p.conditions and p.id not in kept for p in _here(world)):
        return []
    who = max(standing, key=lambda p: _pool(rules, p, measure.skill)).id
    line = Say("line.counter", {"measure": Written(measure.id), "who": who})
    return [Demand(Say("counter.now.tagged"), line)]


def _here(world: World) -> list[Person]:
    return [p for p in world.people.by_id.values() if not p.dead and not p.away]


def _pool(rules: Rules, person: Person, skill: str) -> int:
    return check.pool_size(rules.check, character.parts(rules.character, rules.check.core, person, skill))


def ideas(rules: Rules, world: World) -> tuple[Say, ...]:
    """Legal lines that fit the moment, the likeliest first; more than anybody needs, the caller takes three."""
    lines = [demand.line for demand in demands(rules, world)]
    standing = [p for p in _here(world) if character.standing(rules.character, p)]
    if world.encounter.fight is not None:
        fighters = world.encounter.fight.fighters
        there = [p.id for p in standing if p.id in fighters and not fighters[p.id].away]
        if len(there) > 1:
            lines.append(Say("line.hold", {"who": there[-1]}))
        lines += [Say("line.strike"), Say("line.odds")]
    elif standing:
        skill = rules.encounter.procedure.sneak_skill
        leader = max(standing, key=lambda p: _pool(rules, p, skill))
        if in_the_village(rules, world):
            lines += [Say("line.village"), Say("line.cycle")]
        lines += [Say("line.depth"), Say("line.deeper")] if world.strata.here and world.expeditions.trip is None else []
        lines += [Say("line.sneak", {"who": leader.id}), Say("line.beat"), Say("line.scene"), Say("line.rest")]
    if not world.session_open:
        lines.insert(0, Say("line.begin"))
    if not world.people.by_id:
        lines.insert(0, Say("line.join"))
    return tuple({line.key: line for line in reversed(lines)}.values())[::-1]
