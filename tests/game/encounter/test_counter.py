"""Countermeasures: what each does at each degree, what it needs, whom it costs, and how long it takes (GAME.md 4)."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rpg.game.character.events import ConditionGained, ConditionLost, GearLost, Harmed, Strained
from rpg.game.check.events import Part, Tested
from rpg.game.encounter import counter, decide
from rpg.game.encounter.acts import Act
from rpg.game.encounter.course import Roll
from rpg.game.encounter.events import MachinesJoined, WardRaised
from rpg.game.encounter.rules import Trait
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import (
    AlertLowered,
    AlertRaised,
    ContagionDue,
    ForceArrived,
    ForceDelayed,
    ForceTicked,
    PointsOwed,
    SeasonTagged,
    WatchLowered,
)
from rpg.game.safeguard.state import Force
from rpg.words import Say, Written
from tests.game.encounter import counters
from tests.game.encounter.counters import (
    FAIL,
    FULL,
    PARTIAL,
    PATROL,
    TOOLS,
    attempt,
    here,
    measure,
    ruled,
    tagged,
    tooled,
    tried,
)
from tests.game.encounter.fights import (
    EXTERMINATOR,
    RULES,
    TAG,
    Fixed,
    fight,
    folded,
    ground,
    only,
    person,
    played,
    refused,
    sure,
    with_trait,
)
from tests.game.with_and_without import SCENARIOS

MINE = {what: scenario for what, scenario in SCENARIOS.items() if scenario.__module__ == counters.__name__}


def sector(there: Any) -> Any:
    return there.safeguard.sector("home")


def points(there: Any) -> int:
    return safeguard.points(RULES.safeguard, sector(there))


def test_every_countermeasure_and_every_trigger_has_a_scenario():
    shipped = (*RULES.safeguard.countermeasures, *RULES.safeguard.triggers)
    assert {full.removeprefix("core:") for full in shipped} == set(MINE)
    assert len(RULES.safeguard.countermeasures) == 8
    assert len(RULES.safeguard.triggers) == 15


@pytest.mark.parametrize("what", sorted(MINE))
def test_each_changes_what_happens(what):
    assert MINE[what](True) != MINE[what](False)  # noqa: FBT003 - with it, and without


EXPECTED = {
    "noise": [("noise", 1)],
    "seen-w1": [("seen-w1", 2)],
    "seen-w2": [("seen-w2", 3)],
    "seen-w3": [("seen-w3", 5)],
    "tagged-beat": [("tagged-beat", 1)],
    "shots": [("shots", 1)],
    "machine-destroyed": [("machine-destroyed", 1)],
    "sentinel-destroyed": [("sentinel-destroyed", 4), ("machine-destroyed", 1)],
    "builder-damaged": [("shots", 1), ("builder-damaged", 2)],
    "body-left": [("body-left", 1)],
    "explosion": [("explosion", 3)],
    "interface-fail": [("interface-fail", 3)],
    "beam": [("beam", 5)],
}


@pytest.mark.parametrize("trigger", EXPECTED)
def test_a_trigger_raises_the_alert_when_its_moment_comes(trigger):
    assert sorted(MINE[f"trigger/{trigger}"](True)) == sorted(EXPECTED[trigger])  # noqa: FBT003 - with it


def test_going_dark_takes_the_tag_of_the_whole_group():
    there = here()
    after = folded(there, tried("go-dark", FULL, there))
    assert not any(TAG in p.conditions for p in after.people.by_id.values())
    assert points(after) == 7


def test_a_partial_takes_a_beat_more_and_no_point():
    there = here(force=PATROL)
    events = tried("go-dark", PARTIAL, there)
    assert [e.who for e in only(events, ConditionLost)] == ["ada", "bo"]
    assert only(events, ForceTicked) == [ForceTicked(sector="home", by=1)] * 2
    assert points(folded(there, events)) == 8


def test_a_fail_is_heard_and_the_tag_stays_for_the_beat():
    events = tried("go-dark", FAIL, here(2))
    assert [e.trigger.rpartition("/")[2] for e in only(events, AlertRaised)] == ["noise", "tagged-beat"]
    assert not only(events, ConditionLost)


def test_going_dark_is_neither_harder_in_a_group_nor_at_a_level_nor_easier_in_a_suit():
    crowd = ground(*(tooled(f"p{n}") for n in range(6)), tooled("ada"), points=10)
    assert counter.parts(RULES, crowd, attempt("go-dark")) == (
        Part("core:attribute/reflex", 2),
        Part("core:skill/sneak", 1),
        Part("difficulty", -2),
    )


@pytest.mark.parametrize("where", ["arrived", "fight"])
def test_a_hunter_that_is_near_takes_a_die_from_going_dark_and_from_nothing_else(where):
    rules = with_trait(EXTERMINATOR, Trait(key="go_dark", value=1))
    there = here(arrived=PATROL) if where == "arrived" else fight(here(), (EXTERMINATOR, 1), gap=2)
    assert Part(EXTERMINATOR, -1) in counter.parts(rules, there, attempt("go-dark"))
    assert Part(EXTERMINATOR, -1) not in counter.parts(rules, there, attempt("spoof-identity"))
    assert Part(EXTERMINATOR, -1) not in counter.parts(rules, here(force=PATROL), attempt("go-dark"))


def test_a_lure_gives_beats_and_a_decoy_and_is_lost_by_a_fail():
    there = here(force=PATROL)
    assert only(tried("lure", FULL, there), ForceDelayed) == [ForceDelayed(sector="home", by=3, decoy="silo")]
    assert only(tried("lure", PARTIAL, there), ForceDelayed) == [ForceDelayed(sector="home", by=2)]
    failed = tried("lure", FAIL, there)
    assert only(failed, GearLost) == [GearLost(who="ada", gear=TOOLS[0])]
    assert not only(failed, ForceDelayed)
    force = sector(folded(there, tried("lure", FULL, there))).force
    assert (safeguard.remaining(force), force.decoy) == (6 + 3 - 1, "silo")


def test_there_is_nothing_to_lure_without_a_force_on_its_way():
    assert refused(counter.counter(RULES, here(arrived=PATROL), Fixed(), attempt("lure"))) == "counter_no_force"


def test_an_eye_is_blind_until_the_cycle_ends_or_sees_them():
    there = tagged(here(), "nobody")
    after = folded(there, tried("blind-the-eye", FULL, there))
    assert only(tried("blind-the-eye", FULL, there), WatchLowered) == [WatchLowered(sector="home", place="silo", by=2)]
    assert safeguard.watch_at(RULES.safeguard, sector(after), "silo", 3) == 1
    assert safeguard.watch_at(RULES.safeguard, sector(after), "elsewhere", 3) == 3
    partial = folded(there, tried("blind-the-eye", PARTIAL, there))
    assert safeguard.watch_at(RULES.safeguard, sector(partial), "silo", 1) == 0
    failed = tried("blind-the-eye", FAIL, there, watch=2)
    assert only(failed, AlertRaised)[0].trigger == "core:trigger/seen-w2"
    assert [e.who for e in only(failed, ConditionGained)] == ["ada", "bo"]


def test_nothing_that_does_not_watch_can_be_blinded():
    assert refused(counter.counter(RULES, here(), Fixed(), attempt("blind-the-eye", watch=0))) == "counter_no_watch"


def test_a_spoofed_identity_is_three_points_or_two_and_a_contagion_test():
    there = tagged(here(), "nobody")
    assert points(folded(there, tried("spoof-identity", FULL, there))) == 5
    partial = tried("spoof-identity", PARTIAL, there, helper="bo")
    assert points(folded(there, partial)) == 6
    assert [(e.who, e.severity) for e in only(partial, ContagionDue)] == [("ada", 1), ("bo", 1)]
    assert [(e.trigger, e.by) for e in only(tried("spoof-identity", FAIL, there), AlertRaised)] == [
        ("core:trigger/interface-fail", 3)
    ]


def test_a_cut_trunk_stops_the_clock_and_is_owed_to_the_cycle():
    there = tagged(here(force=PATROL), "nobody")
    after = folded(there, tried("cut-the-trunk", FULL, there))
    force = sector(after).force
    assert (safeguard.remaining(force), force.stopped) == (6, 1)  # two of three beats went with the work
    assert points(after) == 8
    assert only(tried("cut-the-trunk", FULL, there), PointsOwed) == [PointsOwed(sector="home", by=2)]
    ended = folded(after, safeguard.cycle(RULES.safeguard, "home", sector(after)))
    assert (points(ended), sector(ended).owed) == (6, 0)
    partial = folded(there, tried("cut-the-trunk", PARTIAL, there))
    assert (sector(partial).force.stopped, sector(partial).owed) == (0, 0)
    assert [e.trigger for e in only(tried("cut-the-trunk", FAIL, there), AlertRaised)] == ["core:trigger/explosion"]


def test_a_stopped_clock_stands_for_whatever_takes_the_place_of_the_force():
    there = tagged(here(points=9, force=replace(PATROL, stopped=2)), "nobody")
    sent = safeguard.raise_by(RULES.safeguard, Fixed(1), "home", sector(there), 1, "bells", label="x")
    assert sector(folded(there, sent)).force.stopped == 2


def test_a_torch_stays_and_a_charge_is_used_up_whatever_the_roll():
    there = here()
    assert not only(tried("cut-the-trunk", FULL, there), GearLost)
    charged = ground(tooled("ada", gear=(TOOLS[3],)))
    assert only(tried("cut-the-trunk", FULL, charged), GearLost) == [GearLost(who="ada", gear=TOOLS[3])]
    assert only(tried("cut-the-trunk", FAIL, charged), GearLost) == [GearLost(who="ada", gear=TOOLS[3])]


@pytest.mark.parametrize(
    ("before", "face", "after"), [(20, FULL, 10), (20, PARTIAL, 14), (12, FULL, 4), (3, FULL, 0), (8, FAIL, 13)]
)
def test_an_order_to_stand_down_lowers_the_level_to_its_threshold(before, face, after):
    there = tagged(ground(tooled("ada"), tooled("bo"), points=before), "nobody")
    assert points(folded(there, tried("stand-down-order", face, there))) == after


def test_an_order_to_stand_down_stops_at_the_floor_of_the_season():
    there = tagged(ground(tooled("ada"), tooled("bo"), points=10), "nobody")
    high = folded(there, (AlertRaised(sector="home", by=10), AlertLowered(sector="home", by=10)))
    assert points(folded(high, tried("stand-down-order", FULL, high))) == 7


def test_who_stands_it_down_half_is_tagged_for_the_season_and_no_dark_helps():
    there = tagged(here(10), "nobody")
    events = tried("stand-down-order", PARTIAL, there)
    assert only(events, SeasonTagged) == [SeasonTagged(sector="home", who="ada")]
    after = folded(there, events)
    assert TAG in after.people.by_id["ada"].conditions
    dark = folded(after, tried("go-dark", FULL, after))
    assert TAG in dark.people.by_id["ada"].conditions


def test_a_fall_says_which_countermeasure_it_was():
    (lowered,) = only(tried("spoof-identity", FULL, tagged(here(), "nobody")), AlertLowered)
    assert (lowered.by, lowered.counter) == (3, "core:countermeasure/spoof-identity")


def test_a_force_that_arrives_ends_the_beats():
    there = tagged(here(force=replace(PATROL, ticked=5)), "nobody")
    events = tried("spoof-identity", FULL, there)
    assert only(events, ForceTicked) == [ForceTicked(sector="home", by=1)]
    assert isinstance(events[-1], ForceArrived)
    known = tried("spoof-identity", PARTIAL, here(force=replace(PATROL, ticked=5)))
    assert [e.trigger for e in only(known, AlertRaised)] == ["core:trigger/tagged-beat"]


def test_help_gives_a_die_and_shares_the_strain_of_a_push():
    there = here()
    plain = counter.parts(RULES, there, attempt("go-dark"))
    helped = counter.parts(RULES, there, attempt("go-dark", helper="bo"))
    assert helped == (*plain, Part("help", 1))
    pushed = sure(counter.counter(RULES, there, Fixed(FAIL), attempt("go-dark", helper="bo"), how=Roll(push="now")))
    assert [(e.who, e.by) for e in only(pushed, Strained)] == [("ada", 1), ("bo", 1)]
    alone = sure(counter.counter(RULES, there, Fixed(FAIL), attempt("go-dark"), how=Roll(push="now")))
    assert [e.who for e in only(alone, Strained)] == ["ada"]


def test_somebody_to_whom_it_comes_easier_has_a_die_more():
    there = ground(replace(tooled("ada"), ability="core:ability/kill-the-eye"))
    assert Part("core:ability/kill-the-eye", 1) in counter.parts(RULES, there, attempt("blind-the-eye"))
    assert Part("core:ability/kill-the-eye", 1) not in counter.parts(RULES, there, attempt("lure"))


@pytest.mark.parametrize(
    ("slug", "how", "why"),
    [
        ("go-dark", {"who": "cy"}, "cannot_act"),
        ("go-dark", {"helper": "cy"}, "cannot_act"),
        ("go-dark", {"helper": "ada"}, "helps_alone"),
        ("cut-the-trunk", {"who": "di"}, "counter_gear"),
        ("plant-a-stake", {}, "counter_rig"),
        ("hold-the-gap", {}, "counter_hold"),
    ],
)
def test_what_cannot_be_is_refused(slug, how, why):
    there = ground(tooled("ada"), person("cy", harm=9), person("di"))
    assert refused(counter.counter(RULES, there, Fixed(), attempt(slug, **how))) == why


def test_in_a_fight_a_countermeasure_is_an_act():
    there = fight(here(), (EXTERMINATOR, 1), gap=2)
    answer = counter.counter(RULES, there, Fixed(), attempt("go-dark"))
    assert isinstance(answer, Refusal)
    assert answer.prefill == Say("line.rig", {"who": "ada", "what": Written("core:countermeasure/go-dark")})
    rig = Act(who="ada", do="rig", counter="core:countermeasure/go-dark", place="silo", watch=3)
    events = played(there, Fixed(FULL), rig, Act(who="bo", do="wait"))
    assert [e.who for e in only(events, ConditionLost)] == ["ada", "bo"]
    assert [(t.label, t.pool) for t in only(events, Tested)] == [("rig:ada", 1)]


def test_whoever_is_engaged_rolls_against_the_machine_too_and_pays_by_degree():
    there = fight(here(), (EXTERMINATOR, 2), gap=0)
    rig = Act(who="ada", do="rig", counter="core:countermeasure/spoof-identity")
    events = played(there, Fixed(FAIL), rig, Act(who="bo", do="wait"))
    (test,) = [t for t in only(events, Tested) if t.who == "ada"]
    assert Part(EXTERMINATOR, -2) in test.parts
    assert [e.by for e in only(events, Harmed) if e.who == "ada"] == [5]  # 6, and a suit that soaks 1


def test_the_exchange_is_the_first_beat_of_the_work_and_the_others_pass_at_once():
    there = fight(here(force=replace(PATROL, clock=4)), (EXTERMINATOR, 1), gap=3)
    rig = Act(who="ada", do="rig", counter="core:countermeasure/spoof-identity")
    events = played(there, Fixed(FULL), rig, Act(who="bo", do="wait"))
    assert only(events, ForceTicked) == [ForceTicked(sector="home", by=1)] * 2
    there = fight(here(force=replace(PATROL, clock=2)), (EXTERMINATOR, 1), gap=3)
    assert only(played(there, Fixed(FULL), rig, Act(who="bo", do="wait")), MachinesJoined)


def test_an_act_is_refused_for_what_it_lacks():
    there = fight(ground(person("ada")), (EXTERMINATOR, 1), gap=2)
    for slug, why in (("lure", "counter_gear"), ("plant-a-stake", "counter_rig"), ("hold-the-gap", "counter_hold")):
        rig = Act(who="ada", do="rig", counter=f"core:countermeasure/{slug}")
        answer = decide.exchange(RULES, there, Fixed(), (rig,))
        assert refused(answer) == why


def test_a_stake_is_the_item_that_is_set_up():
    (item,) = measure("plant-a-stake").gear
    there = fight(here(), (EXTERMINATOR, 1), gap=1)
    events = played(there, Fixed(), Act(who="ada", do="rig", gear=item.gear), Act(who="bo", do="wait"))
    assert only(events, WardRaised)[0] == WardRaised(exchanges=3, below_tier=5)


def test_a_stake_breaks_off_contact_with_whoever_it_holds_back():
    (item,) = measure("plant-a-stake").gear
    acts = (Act(who="ada", do="rig", gear=item.gear), Act(who="bo", do="wait"))
    there = fight(here(), (EXTERMINATOR, 2), gap=1)
    events = played(there, Fixed(), *acts)
    fight_on = folded(there, events).encounter.fight
    assert fight_on is not None
    assert {who: fighter.gap for who, fighter in fight_on.fighters.items()} == {"ada": 1, "bo": 1}
    assert not only(events, Harmed)
    beyond = fight(here(), ("core:adversary/colossus", 2), gap=1)
    assert {h.who for h in only(played(beyond, Fixed(), *acts), Harmed)} == {"ada", "bo"}


def test_the_difficulty_and_the_beats_are_those_of_the_data():
    harder = ruled("go-dark", difficulty=4, beats=3)
    there = here(force=PATROL)
    assert Part("difficulty", -4) in counter.parts(harder, there, attempt("go-dark"))
    assert len(only(tried("go-dark", FULL, there, harder), ForceTicked)) == 3


def test_a_force_has_to_be_there_for_its_clock_to_stop():
    assert not only(tried("cut-the-trunk", FULL, here()), ForceTicked)
    assert Force(level=3, units=(), clock=6).decoy == ""
