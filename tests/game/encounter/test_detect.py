"""Who notices whom (GAME.md 4, 5 and 6)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.game.character.events import ConditionGained, Died, Strained
from rpg.game.check.events import Part, Tested
from rpg.game.encounter import decide, detect
from rpg.game.encounter.acts import Act
from rpg.game.encounter.course import Roll
from rpg.game.encounter.events import FightBegan
from rpg.game.safeguard.events import AlertRaised, ForceGone
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import (
    EXTERMINATOR,
    EYE,
    RULES,
    TAG,
    Fixed,
    fight,
    fighting,
    folded,
    ground,
    only,
    person,
    refused,
    sure,
)

LISTENER, FINDER = person("li", "listener"), person("pa", "pathfinder")
FORCE = Force(level=3, units=((EXTERMINATOR, 2),), clock=6)


def dice_of(events):
    (test,) = only(events, Tested)
    return {p.what: p.dice for p in test.parts if "/" not in p.what or p.what.startswith("core:ad")}, test


@pytest.mark.parametrize(("faces", "gap"), [((6, 1, 1, 1), 3), ((4, 1, 1, 1), 2), ((1, 1, 1, 1), 1)])
def test_the_best_lookout_sets_the_gap(faces, gap):
    here = ground(FINDER, LISTENER)
    dice = Fixed().at("lookout:li", *faces)
    events = decide.begin(RULES, here, dice, units=((EXTERMINATOR, 2),), people=("pa", "li"), gap=None)
    assert [b.gaps for b in only(events, FightBegan)] == [(("pa", gap), ("li", gap))]
    assert dice_of(events)[0] == {"lookout_difficulty": -1}


def test_without_a_lookout_the_pool_is_none():
    events, gap = sure(detect.lookout(RULES, ground(FINDER), Fixed(rest=6), people=("pa",), who=""))
    assert only(events, Tested)[0].pool == 0
    assert gap == 3


def test_machines_are_numbered_by_kind_and_a_start_is_never_away():
    units = ((EXTERMINATOR, 2), (EYE, 1), (EXTERMINATOR, 1))
    (began,) = sure(decide.begin(RULES, ground(FINDER), Fixed(), units=units, people=("pa",), gap=9))
    assert [name for name, _ in began.machines] == ["exterminator-1", "exterminator-2", "drift-eye-1", "exterminator-3"]
    assert began.gaps == (("pa", 3),)


def test_the_downed_are_in_the_fight_among_the_others():
    here = ground(msgspec.structs.replace(LISTENER, harm=9), FINDER, person("de", dead=True), person("ab", away=True))
    events = sure(decide.begin(RULES, here, Fixed(rest=6), units=((EXTERMINATOR, 1),), gap=None))
    assert [test.who for test in only(events, Tested)] == ["pa"]
    assert [b.gaps for b in only(events, FightBegan)] == [(("li", 3), ("pa", 3))]
    met = folded(here, events)
    first = sure(decide.exchange(RULES, met, Fixed(rest=4), (Act(who="pa", do="wait"),)))
    assert only(first, Died) == []


@pytest.mark.parametrize("changes", [{"dead": True}, {"away": True}])
def test_who_is_not_there_cannot_be_named(changes):
    here = ground(FINDER, msgspec.structs.replace(LISTENER, **changes))
    units = ((EXTERMINATOR, 1),)
    assert refused(decide.begin(RULES, here, Fixed(), units=units, people=("pa", "li"), gap=1)) == "cannot_act"
    assert refused(detect.lookout(RULES, here, Fixed(), people=("pa",), who="li")) == "cannot_act"


def test_a_great_force_comes_in_events_that_stay_short():
    here = ground(*(person(f"somebody-{n}") for n in range(6)))
    people = tuple(here.people.by_id)
    events = sure(decide.begin(RULES, here, Fixed(), units=((EXTERMINATOR, 30),), people=people, gap=3, force=True))
    assert all(len(msgspec.json.encode(event)) < 1024 for event in events)
    after = fighting(folded(here, events))
    assert (len(after.machines), after.force) == (30, True)
    assert "exterminator-30" in after.machines


def test_the_circumstances_of_moving_unseen():
    crowd = [person(f"p{n}") for n in range(3)]
    here = ground(FINDER, *crowd, points=4)
    events = detect.sneak(RULES, here, Fixed(), leader="pa", watch=2, pace="careful", lookout_helped=True)
    parts, test = dice_of(events)
    assert parts == {"pace": 1, "group": -1, "lookout": 1, "alert": -1, "watch": -2}
    assert Part("core:gear/fisher-suit", 1) in test.parts
    assert test.pool == 3 + 2 + 1 + 1 - 1 + 1 - 1 - 2


def test_a_heavy_load_on_anybody_costs_the_group_one_die_once():
    heavy = person("he", load=4)
    for leader, crew in (("pa", (FINDER, heavy, person("h2", load=4))), ("he", (FINDER, heavy))):
        events = detect.sneak(RULES, ground(*crew), Fixed(), leader=leader, watch=1)
        (test,) = only(events, Tested)
        assert [p.dice for p in test.parts if p.what == "core:condition/heavy"] == [-1]


@pytest.mark.parametrize(
    ("watch", "rest", "raised", "tagged"),
    [(1, 6, [], 0), (1, 4, [("noise", 1)], 0), (1, 1, [("seen-w1", 2)], 0), (2, 1, [("seen-w2", 3)], 2),
     (3, 1, [("seen-w3", 5)], 2), (0, 1, [], 0)],
)  # fmt: skip
def test_what_being_heard_or_seen_sets_off(watch, rest, raised, tagged):
    events = detect.sneak(RULES, ground(FINDER, LISTENER), Fixed(rest=rest), leader="pa", watch=watch)
    assert [(a.trigger.rpartition("/")[2], a.by) for a in only(events, AlertRaised)] == raised
    assert len(only(events, ConditionGained)) == tagged


def test_past_an_adversary_its_sense_counts_and_an_eye_tells():
    events = detect.sneak(RULES, ground(FINDER), Fixed(rest=1), leader="pa", adversary=EYE)
    assert dice_of(events)[0] == {EYE: -2}
    assert [a.trigger for a in only(events, AlertRaised)] == ["core:trigger/seen-w2"]
    events = detect.sneak(RULES, ground(FINDER), Fixed(rest=1), leader="pa", adversary=EXTERMINATOR)
    assert not only(events, AlertRaised)


def test_a_pushed_sneak_is_paid_in_strain_and_noise():
    dice = Fixed().at("sneak:pa", 1, 1, 1, 1).at("sneak:pa/push", 1, 1, 1, 6)
    events = detect.sneak(RULES, ground(FINDER), dice, leader="pa", watch=1, how=Roll(push="now"))
    assert only(events, Strained) == [Strained(who="pa", by=1)]
    assert [(a.trigger, a.by) for a in only(events, AlertRaised)] == [("core:trigger/noise", 3)]


@pytest.mark.parametrize(("rest", "gone", "noises", "tagged"), [(6, 1, 0, 0), (4, 1, 1, 0), (1, 0, 0, 2)])
def test_a_force_that_searches_misses_or_finds(rest, gone, noises, tagged):
    here = ground(FINDER, LISTENER, arrived=FORCE)
    events = detect.search(RULES, here, Fixed(rest=rest), leader="pa")
    assert dice_of(events)[0] == {"search": -2}
    assert [g.why for g in only(events, ForceGone)] == ["missed"] * gone
    assert len(only(events, AlertRaised)) == noises
    assert [c.condition for c in only(events, ConditionGained)] == [TAG] * tagged


def test_the_tagged_are_found_without_a_roll_and_nobody_is_sought_by_nothing():
    here = ground(person("pa", conditions={TAG: 0}), arrived=FORCE)
    assert detect.search(RULES, here, Fixed(), leader="pa") == ()
    nothing = detect.search(RULES, ground(FINDER), Fixed(), leader="pa")
    assert refused(nothing) == "no_force"


def test_nobody_sneaks_in_a_fight_or_when_down():
    fighting = fight(ground(FINDER), (EXTERMINATOR, 1))
    assert refused(detect.sneak(RULES, fighting, Fixed(), leader="pa", watch=1)) == "fight_on"
    down = ground(person("pa", harm=9))
    assert refused(detect.sneak(RULES, down, Fixed(), leader="pa", watch=1)) == "cannot_act"
