"""What holds on every expedition, whoever goes whichever way and whatever falls (GAME.md 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.dice import Seeded
from rpg.game.character import decide as character
from rpg.game.encounter import decide as encounter
from rpg.game.encounter.acts import Act
from rpg.game.encounter.detect import search
from rpg.game.expedition import decide
from rpg.game.expedition.decide import Loading
from rpg.game.expedition.ground import Outing, OutingEvent, after
from rpg.game.expedition.rules import Node
from rpg.game.expedition.state import Expeditions
from rpg.game.refusal import Refusal
from tests.game.encounter.fights import EXTERMINATOR, Fixed, ground, person
from tests.game.encounter.fights import RULES as FIGHT
from tests.game.expedition.outings import RULES, folded, pushes
from tests.tries import tries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.game.encounter.state import Stance

ARCHETYPES = ("harpooner", "pathfinder", "porter", "listener")
EXTRA = ("core:gear/hand-lamp", "core:gear/ration-block", "core:gear/cutting-torch", "core:gear/ear-rig")
DOING = (
    "cross", "cross", "cross", "cross", "cross", "work", "work", "work", "heavy", "camp", "back", "hunt", "rush",
    "change", "meet", "give_up",
)  # fmt: skip
JOURNEYS = st.fixed_dictionaries(
    {
        "people": st.lists(
            st.tuples(
                st.sampled_from(ARCHETYPES),
                st.integers(0, 4),
                st.integers(0, 5),
                st.integers(0, 3),
                st.sets(st.sampled_from(EXTRA)),
            ),
            min_size=1,
            max_size=6,
        ),
        "route": st.lists(
            st.builds(Node, watch=st.integers(0, 3), dark=st.booleans(), sealed=st.booleans(), tower=st.booleans()),
            max_size=2,
        ),
        "pace": st.sampled_from(("careful", "steady", "rush")),
        "points": st.integers(0, 12),
        "steps": st.lists(st.sampled_from(DOING), min_size=8, max_size=30),
        "fights": st.lists(st.sampled_from(("strike", "flee", "flee")), min_size=1, max_size=6),
        "seed": st.text(max_size=4),
    }
)  # fmt: skip


def start(journey: dict[str, Any]) -> Outing:
    people = [
        person(f"p{n}", kind, harm=harm, strain=strain, load=load, gear=(*person("x").gear, *sorted(extra)))
        for n, (kind, harm, strain, load, extra) in enumerate(journey["people"])
    ]
    return Outing(ground=ground(*people, points=journey["points"]))


def stepped(outing: Outing, step: str, dice: Seeded, fights: list[Stance]) -> tuple[OutingEvent, ...] | Refusal:
    """One thing that is done: what waits for an answer first, a fight or a force; else the step."""
    here = outing.ground
    if here.encounter.fight is not None:
        acts = [
            Act(who=who, do=fights[n % len(fights)], push="on_fail")
            for n, who in enumerate(encounter.actors(FIGHT, here))
        ]
        events = encounter.exchange(FIGHT, here, dice, acts)
        fled = [Act(who=act.who, do="flee", push="on_fail") for act in acts]
        return encounter.exchange(FIGHT, here, dice, fled) if isinstance(events, Refusal) else events
    if here.safeguard.sector("home").arrived is not None:
        up = [p.id for p in here.people.by_id.values() if character.standing(FIGHT.character, p) and not p.away]
        events = search(FIGHT, here, dice, leader=up[0] if up else "")
        if events or isinstance(events, Refusal):
            return events
        force = here.safeguard.sector("home").arrived
        assert force is not None
        return encounter.begin(FIGHT, here, dice, units=force.units, people=tuple(up), gap=2, force=True)
    return _taken(outing, step, dice)


def _taken(outing: Outing, step: str, dice: Seeded) -> tuple[OutingEvent, ...] | Refusal:
    known = {
        "work": lambda: decide.work(RULES, outing, dice, how=pushes),
        "heavy": lambda: decide.work(RULES, outing, dice, loading=Loading(heavy=True), how=pushes),
        "camp": lambda: decide.camp(RULES, outing, dice),
        "back": lambda: decide.turn_back(RULES, outing),
        "hunt": lambda: decide.hunt(RULES, outing, dice, how=pushes),
        "change": lambda: decide.change(RULES, outing, lookout="", pace="careful"),
        "give_up": lambda: decide.give_up(RULES, outing, dice),
        "meet": lambda: encounter.begin(FIGHT, outing.ground, dice, units=((EXTERMINATOR, 5),), gap=0),
        "rush": lambda: decide.cross(RULES, outing, dice, pace="rush", how=pushes),
    }
    return known.get(step, lambda: decide.cross(RULES, outing, dice, how=pushes))()


def told(journey: dict[str, Any]) -> Iterator[tuple[Outing, tuple[OutingEvent, ...]]]:
    """Everything that was done: the outing before it, and what happened; what is refused is left out."""
    outing = start(journey)
    route = tuple(journey["route"])
    events = decide.set_out(
        RULES, outing, Fixed(2), route=(*route, Node(watch=2)) if route else (), pace=journey["pace"]
    )
    for n, step in enumerate(("", *journey["steps"])):
        if n:
            events = stepped(outing, step, Seeded(journey["seed"], n), journey["fights"])
        if not isinstance(events, Refusal):
            yield outing, events
            outing = folded(outing, events)


@settings(max_examples=tries(150), deadline=None)
@given(JOURNEYS)
def test_all_food_is_somewhere(journey):
    """What was gathered is with the living, was dropped, or lies with the dead; at home it is what the living had."""
    for before, events in told(journey):
        now = before
        for event in events:
            now = after(now, event)
            trip = now.expeditions.trip
            if trip is None:
                continue
            people = now.ground.people.by_id
            living = [people[who] for who in trip.people if not people[who].dead]
            dead = [people[who] for who in trip.people if people[who].dead]
            assert sum(trip.carried.values()) == sum(p.load for p in living)
            assert trip.lost == sum(p.load for p in dead)
            assert trip.gathered == sum(p.load for p in living) + trip.dropped + trip.lost
            assert min(trip.gathered, trip.dropped, trip.lost, trip.left, trip.rations) >= 0


@settings(max_examples=tries(100), deadline=None)
@given(JOURNEYS)
def test_numbers_stay_within_the_rules_and_nobody_is_lost(journey):
    for before, events in told(journey):
        now = folded(before, events)
        assert now.ground.people.by_id.keys() == before.ground.people.by_id.keys()
        for who, p in now.ground.people.by_id.items():
            assert p.dead or not before.ground.people.by_id[who].dead
            assert 0 <= character.strain(FIGHT.check.core, p) <= FIGHT.check.core.strain.max
            most = before.ground.people.by_id[who]
            assert character.overload(FIGHT.character, p) <= max(
                FIGHT.character.person.overload_max, character.overload(FIGHT.character, most)
            )
        if now.ground.encounter.fight is not None:
            assert all(0 <= f.gap <= 4 for f in now.ground.encounter.fight.fighters.values())
        trip = now.expeditions.trip
        assert trip is None or 0 <= trip.where <= len(trip.route)


@settings(max_examples=tries(60), deadline=None)
@given(JOURNEYS)
def test_kept_and_read_again_an_expedition_goes_on_the_same(journey):
    """Events and state survive the wire, each event is short, and the future is the same."""
    kinds = Any
    for member in get_args(OutingEvent):
        kinds = member if kinds is Any else kinds | member
    steps = list(told(journey))
    assert steps == list(told(journey))
    for before, events in steps:
        wire = [msgspec.json.encode(event) for event in events]
        assert all(len(line) < 1024 for line in wire)
        again = msgspec.json.decode(b"[" + b",".join(wire) + b"]", type=tuple[kinds, ...])  # type: ignore[valid-type]  # made while this runs
        kept = msgspec.json.decode(msgspec.json.encode(before.expeditions), type=Expeditions)
        assert folded(msgspec.structs.replace(before, expeditions=kept), again) == folded(before, events)


@settings(max_examples=tries(60), deadline=None)
@given(JOURNEYS)
def test_whatever_is_taken_back_the_expedition_can_go_on(journey):
    steps = list(told(journey))
    for gone in range(len(steps)):
        outing = start(journey)
        for n, (_, events) in enumerate(steps):
            outing = folded(outing, events) if n != gone else outing
        trip = outing.expeditions.trip
        if trip is not None:
            for step in ("cross", "work", "camp", "back", "give_up"):
                _taken(outing, step, Seeded(journey["seed"], 99))
