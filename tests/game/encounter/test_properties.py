"""What holds in every fight, whoever fights whom with whatever acts (GAME.md 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.dice import Seeded
from rpg.game.character import decide as character
from rpg.game.character.events import Died, Joined
from rpg.game.check.events import Tested
from rpg.game.encounter import decide
from rpg.game.encounter import events as e
from rpg.game.encounter.acts import Act
from rpg.game.encounter.ground import Ground, GroundEvent
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from tests.game.encounter.fights import (
    AGENT,
    COLOSSUS,
    ENCOUNTER,
    EXTERMINATOR,
    EYE,
    LANCER,
    RULES,
    TAG,
    TOWER,
    VERMIN,
    Fixed,
    fighting,
    folded,
    ground,
    only,
    person,
)
from tests.tries import tries

if TYPE_CHECKING:
    from rpg.game.character.state import Person

ARCHETYPES = ("harpooner", "pathfinder", "porter", "listener")
DOING = ("strike", "strike", "flee", "flee", "hold", "drag", "reload", "rig", "still", "wait", "ride", "link")
EXTRA = ("core:gear/ward-stake", "core:gear/breaching-charge")
PEOPLE = st.lists(
    st.tuples(st.sampled_from(ARCHETYPES), st.integers(0, 5), st.integers(0, 6), st.integers(0, 3), st.booleans()),
    min_size=1,
    max_size=6,
)
CHOOSING = {"mass", "cunning"}
"""Traits of machines that share nobody evenly."""
UNITS = st.lists(
    st.tuples(
        st.sampled_from((EXTERMINATOR, LANCER, EYE, TOWER, COLOSSUS, AGENT, VERMIN, *sorted(ENCOUNTER.adversaries))),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=3,
)
PLANS = st.lists(
    st.lists(
        st.tuples(st.sampled_from(DOING), st.sampled_from(("never", "on_fail", "on_fail", "now"))),
        min_size=6,
        max_size=6,
    ),
    min_size=1,
    max_size=8,
)


def crewed(people) -> list[Person]:
    crew = [
        person(f"p{n}", kind, harm=harm, strain=strain, load=load, conditions={TAG: 0} if tagged else {})
        for n, (kind, harm, strain, load, tagged) in enumerate(people)
    ]
    return [msgspec.structs.replace(p, gear=(*p.gear, *EXTRA)) for p in crew]


def begin(here: Ground, units, gap) -> tuple[GroundEvent, ...]:
    """Everybody who stands there meets these machines; nothing happens if nobody does."""
    standing = tuple(p.id for p in here.people.by_id.values() if character.standing(RULES.character, p))
    events = decide.begin(RULES, here, Fixed(), units=tuple(units), people=standing, gap=gap)
    return events if isinstance(events, tuple) else ()


def started(people, units, gap, points) -> Ground:
    here = ground(*crewed(people), points=points)
    return folded(here, begin(here, units, gap))


def planned(here: Ground, plan) -> list[Act]:
    """Acts for everybody who owes one; those that are refused become waiting."""
    fallen = [p.id for p in here.people.by_id.values() if character.downed(RULES.character, p)]
    acts = []
    for who, (do, push) in zip(decide.actors(RULES, here), plan, strict=False):
        acts.append(Act(who=who, do=do, whom=fallen[0] if fallen and do == "drag" else "", push=push))
    return acts


def legal(here: Ground, dice: Seeded, acts: list[Act]) -> tuple[GroundEvent, ...]:
    """The exchange, once the first acts that are refused have become waiting."""
    events = decide.exchange(RULES, here, dice, acts)
    for n in range(1, len(acts) + 1):
        if isinstance(events, Refusal):
            tried = [Act(who=act.who, do="wait") for act in acts[:n]] + acts[n:]
            events = decide.exchange(RULES, here, dice, tried)
    assert isinstance(events, tuple), events
    return events


def course(setup: dict[str, Any]) -> list[tuple[Ground, tuple[GroundEvent, ...], Ground]]:
    """Every exchange of a fight: the ground before it, what happened, the ground after it."""
    here, seed = started(setup["people"], setup["units"], setup["gap"], setup["points"]), setup["seed"]
    steps = []
    for stream, plan in enumerate(setup["plans"]):
        if here.encounter.fight is None:
            break
        events = legal(here, Seeded(seed, stream), planned(here, plan))
        steps.append((here, events, folded(here, events)))
        here = steps[-1][2]
    return steps


FIGHTS = st.fixed_dictionaries(
    {
        "people": PEOPLE,
        "units": UNITS,
        "gap": st.integers(0, 3),
        "points": st.integers(0, 24),
        "plans": PLANS,
        "seed": st.text(max_size=4),
    }
)


@settings(max_examples=tries(60), deadline=None)
@given(FIGHTS)
def test_gaps_engagement_and_strain_stay_within_the_rules(setup):
    for before, events, after in course(setup):
        now = before
        for event in events:
            now = folded(now, (event,))
            if now.encounter.fight is not None:
                assert all(0 <= f.gap <= 4 for f in now.encounter.fight.fighters.values())
        for drawn in only(events, e.MachinesEngaged):
            named = [machine for _, machines in drawn.pairs for machine in machines]
            assert all(1 <= len(machines) <= 3 for _, machines in drawn.pairs)
            blocks = [ENCOUNTER.adversaries[m.adversary] for m in fighting(before).machines.values()]
            if any(CHOOSING & block.by_key.keys() for block in blocks):
                continue
            assert len(named) == len(set(named))
            sizes = [len(machines) for _, machines in drawn.pairs]
            assert not sizes or max(sizes) - min(sizes) <= 1  # a ward may leave nobody engaged
        assert all(0 <= character.strain(RULES.check.core, p) <= 6 for p in after.people.by_id.values())
        assert 0 <= safeguard.points(RULES.safeguard, after.safeguard.sector("home")) <= 24


@settings(max_examples=tries(60), deadline=None)
@given(FIGHTS)
def test_the_dead_stay_dead_and_nobody_is_lost_or_won_by_a_fight(setup):
    for before, events, after in course(setup):
        assert before.people.by_id.keys() == after.people.by_id.keys()
        for who, person_before in before.people.by_id.items():
            assert after.people.by_id[who].dead or not person_before.dead
        for test in only(events, Tested):
            assert character.standing(RULES.character, before.people.by_id[test.who])
        fallen = [died.who for died in only(events, Died)]
        assert len(fallen) == len(set(fallen))


@settings(max_examples=tries(40), deadline=None)
@given(FIGHTS)
def test_the_same_dice_give_the_same_events_and_each_survives_the_wire(setup):
    first, second = course(setup), course(setup)
    assert [events for _, events, _ in first] == [events for _, events, _ in second]
    for before, events, after in first:
        wire = [msgspec.json.encode(event) for event in events]
        assert all(len(line) < 1024 for line in wire)
        assert folded(before, msgspec.json.decode(b"[" + b",".join(wire) + b"]", type=tuple[GroundEvent, ...])) == after


@settings(max_examples=tries(40), deadline=None)
@given(FIGHTS)
def test_a_fight_ends_when_it_must_and_never_earlier(setup):
    for before, events, after in course(setup):
        ends = only(events, e.FightEnded)
        now = before
        for event in events:
            if isinstance(event, e.FightEnded):
                break
            now = folded(now, (event,))
        fight = now.encounter.fight
        assert fight is not None
        machines = any(not m.gone for m in fight.machines.values())
        there = [
            w
            for w, f in fight.fighters.items()
            if not f.away and character.standing(RULES.character, now.people.by_id[w])
        ]
        assert bool(ends) is not (machines and bool(there))
        assert (after.encounter.fight is None) is bool(ends)


def entries(setup: dict[str, Any]) -> list[tuple[GroundEvent, ...]]:
    """Everything that was typed until the fight was where it is: who joined, who met whom, each exchange."""
    crew = crewed(setup["people"])
    typed: list[tuple[GroundEvent, ...]] = [(Joined(person=p),) for p in crew]
    here = folded(ground(points=setup["points"]), [event for entry in typed for event in entry])
    begun = begin(here, setup["units"], setup["gap"])
    typed.append(begun)
    here = folded(here, begun)
    for stream, plan in enumerate(setup["plans"]):
        if here.encounter.fight is not None:
            typed.append(legal(here, Seeded(setup["seed"], stream), planned(here, plan)))
            here = folded(here, typed[-1])
    return typed


@settings(max_examples=tries(60), deadline=None)
@given(FIGHTS)
def test_whatever_is_taken_back_the_fight_goes_on(setup):
    typed = entries(setup)
    for gone in range(len(typed)):
        left = [event for n, entry in enumerate(typed) if n != gone for event in entry]
        here = folded(ground(points=setup["points"]), left)
        if here.encounter.fight is not None:
            events = legal(here, Seeded(setup["seed"], 99), planned(here, setup["plans"][0]))
            after = folded(here, events)
            assert after.people.by_id.keys() == here.people.by_id.keys()
            if after.encounter.fight is not None:
                known = after.people.by_id.keys() & after.encounter.fight.fighters.keys()
                assert all(after.encounter.fight.fighters[who].gap >= 0 for who in known)
