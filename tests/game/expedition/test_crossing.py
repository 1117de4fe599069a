"""A node: the die, the sneak test with the lookout, the beats; and what a pace changes (GAME.md 6 and 14.5)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.game.character.events import Harmed, Strained
from rpg.game.check.events import Tested
from rpg.game.encounter.events import FightBegan
from rpg.game.expedition import chances, decide
from rpg.game.expedition import events as e
from rpg.game.expedition.rules import Node
from rpg.game.safeguard.events import AlertRaised, ForceArrived, ForceTicked, TowerSet
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import EXTERMINATOR, SUIT, TAG, Fixed
from tests.game.expedition.outings import (
    RULES,
    at_source,
    calm,
    crew,
    crossed,
    done,
    folded,
    home,
    nodes,
    only,
    out,
    patched,
    trip,
    why,
)

FORCE = Force(level=3, units=((EXTERMINATOR, 2),), clock=6)


def sneaks(events):
    return [test for test in only(events, Tested) if test.label.startswith("sneak:")]


def parts(test):
    return {part.what: part.dice for part in test.parts}


def test_a_quiet_node_without_watch_asks_for_no_roll():
    events = done(decide.cross(RULES, out(None, 0, 1), calm()))
    assert [type(event) for event in events] == [e.NodeEntered, e.NodeCrossed]
    assert events[0] == e.NodeEntered(where=1, faces=(5,))


def test_where_something_watches_the_lookout_rolls_and_then_the_leader():
    before = out(None, 1, 3)
    events = done(decide.cross(RULES, before, calm().at("listen:sefa", 4, 4, 4, 4)))
    heard, led = only(events, Tested)
    assert (heard.label, led.label) == ("listen:sefa", "sneak:tae")
    assert parts(heard)["watch"] == -1
    assert parts(led) == {"core:attribute/reflex": 3, "core:skill/sneak": 2, "group": -1, "lookout": 1, "watch": -1}


def test_a_lookout_who_fails_gives_no_die():
    events = done(decide.cross(RULES, out(None, 1, 3), calm().at("listen:sefa", 1, 2, 3, 1)))
    assert "lookout" not in parts(sneaks(events)[0])
    assert len(only(events, Tested)) == 2


@pytest.mark.parametrize(
    ("watch", "trigger", "tagged"), [(1, "seen-w1", False), (2, "seen-w2", True), (3, "seen-w3", True)]
)
def test_being_seen_sets_off_the_trigger_of_that_watch(watch, trigger, tagged):
    outing = out(None, watch, 3, lookout="")
    events = done(decide.cross(RULES, outing, calm(1)))
    assert next(event.trigger for event in only(events, AlertRaised)) == f"core:trigger/{trigger}"
    after = folded(outing, events)
    assert all((TAG in p.conditions) is tagged for p in after.ground.people.by_id.values())


def test_a_partial_is_one_noise():
    events = done(decide.cross(RULES, out(None, 1, 3), calm(4)))
    assert [event.trigger for event in only(events, AlertRaised)] == ["core:trigger/noise"]


@pytest.mark.parametrize(("pace", "dice", "beats"), [("careful", 1, 2), ("steady", 0, 1), ("rush", -2, 1)])
def test_a_pace_has_its_dice_and_its_beats(pace, dice, beats):
    events = done(decide.cross(RULES, out(home(force=FORCE), 1, 3, pace=pace), calm(6)))
    assert parts(sneaks(events)[0]).get("pace", 0) == dice
    assert len(only(events, ForceTicked)) == beats


def test_at_a_rush_nobody_listens():
    events = done(decide.cross(RULES, out(None, 1, 3, pace="rush"), calm(6)))
    assert [test.label for test in only(events, Tested)] == ["sneak:tae"]


@pytest.mark.parametrize(
    ("pace", "face", "met"),
    [
        ("careful", 1, True),
        ("careful", 2, False),
        ("steady", 1, True),
        ("steady", 2, False),
        ("rush", 2, True),
        ("rush", 3, False),
    ],
)
def test_presence_is_likelier_at_a_rush(pace, face, met):
    dice = Fixed(6).at("node", face).at("presence", 5)
    events = done(decide.cross(RULES, out(None, 0, 1, pace=pace), dice))
    assert bool(only(events, e.PresenceMet)) is met


def test_a_crossing_can_change_the_pace():
    events = done(decide.cross(RULES, out(None, 1, 3), calm(6), pace="careful"))
    assert only(events, e.RolesGiven)[0].pace == "careful"
    assert parts(sneaks(events)[0])["pace"] == 1


def test_a_force_that_arrives_stops_the_beats_and_the_way():
    outing = out(home(force=msgspec.structs.replace(FORCE, ticked=5)), 0, 0, 1, pace="careful")
    events = done(decide.cross(RULES, outing, calm()))
    assert len(only(events, ForceTicked)) == 1
    assert only(events, ForceArrived)
    assert why(decide.cross(RULES, folded(outing, events), calm())) == "expedition.refused.force"


def test_a_tagged_group_that_runs_crosses_two_nodes_in_a_beat_and_looks_at_nothing():
    people = crew(conditions={TAG: 0})
    outing = out(home(*people, force=FORCE), 3, 3, 3, 3, pace="rush")
    dice = Fixed(1)
    events = done(decide.cross(RULES, outing, dice))
    assert [event.where for event in only(events, e.NodeEntered)] == [1, 2]
    assert not only(events, Tested)
    assert "node" not in dice.asked
    assert len(only(events, ForceTicked)) == 1
    slow = done(decide.cross(RULES, out(home(*people), 3, 3, 3, pace="steady"), calm(6)))
    assert len(only(slow, e.NodeEntered)) == 1


def test_a_suit_helps_at_the_watch_that_it_is_made_for():
    for watch, has in ((1, False), (2, True), (3, True)):
        events = done(decide.cross(RULES, out(None, watch, 3), calm(6)))
        assert (SUIT in parts(sneaks(events)[0])) is has


def test_whoever_has_first_foot_takes_no_penalty_for_the_group():
    people = (msgspec.structs.replace(crew()[0], ability="core:ability/first-foot"), *crew()[1:])
    events = done(decide.cross(RULES, out(home(*people), 1, 3), calm(6)))
    assert "group" not in parts(sneaks(events)[0])


def test_a_hazard_is_everybodys_roll_and_kills_nobody():
    outing = out(home(*crew(harm=3)), 0, 1)
    dice = Fixed(1).at("node", 3).at("hazard", 6)
    events = done(decide.cross(RULES, outing, dice))
    rolled = [test for test in only(events, Tested) if test.label.startswith("hazard:")]
    assert [test.who for test in rolled] == [p.id for p in crew()]
    assert all(parts(test)["hazard"] == -1 for test in rolled)
    people = folded(outing, events).ground.people.by_id
    # Vitality 5, less 3: a fail takes 1 of 2; the porter has 6, and loses both.
    assert {event.who: event.by for event in only(events, Harmed)} == {
        "tae": 1,
        "zuru": 1,
        "minto": 1,
        "oru": 2,
        "sefa": 1,
    }
    assert all(p.strain == 1 for p in people.values())
    assert trip(folded(outing, events)).hazards == (1,)


def test_a_partial_at_a_hazard_is_strain_and_a_patch_can_take_it_away():
    dice = Fixed(4).at("node", 3).at("hazard", 6)
    events = done(decide.cross(RULES, out(None, 0, 1), dice))
    assert [event.by for event in only(events, Strained)] == [1] * 5
    assert not only(events, Harmed)
    calmer = patched(hazard={"partial_strain": 0, "fail_strain": 0})
    assert not only(done(decide.cross(calmer, out(None, 0, 1), dice)), Strained)
    failed = Fixed(1).at("node", 3).at("hazard", 6)
    assert not only(done(decide.cross(calmer, out(None, 0, 1), failed)), Strained)


def test_light_bones_make_a_failed_hazard_a_partial():
    people = (msgspec.structs.replace(crew()[0], ability="core:ability/light-bones"), *crew()[1:])
    events = done(decide.cross(RULES, out(home(*people), 0, 1), Fixed(1).at("node", 3).at("hazard", 6)))
    assert "tae" not in {event.who for event in only(events, Harmed)}
    assert "tae" in {event.who for event in only(events, Strained)}


def test_a_fight_suspends_the_node_and_the_rest_is_played_after_it():
    outing = out(None, 1, 3)
    dice = Fixed(1).at("node", 1).at("presence", 1)
    events = done(decide.cross(RULES, outing, dice))
    assert only(events, FightBegan)
    assert not only(events, e.NodeCrossed)
    fighting = folded(outing, events)
    assert why(decide.cross(RULES, fighting, calm())) == "expedition.refused.fight"
    ground = msgspec.structs.replace(fighting.ground, encounter=type(fighting.ground.encounter)())
    over = msgspec.structs.replace(fighting, ground=ground)
    rest = done(decide.cross(RULES, over, calm(6)))
    assert not only(rest, e.NodeEntered)
    assert len(sneaks(rest)) == 1
    assert trip(folded(over, rest)).where == 1
    assert why(decide.camp(RULES, over, calm())) == "expedition.refused.due"


def test_beside_the_tower_and_away_from_it():
    outing = out(None, route=nodes(0, 3, tower=True))
    there = crossed(outing, 2)
    assert there.ground.safeguard.sector("home").tower
    back = folded(there, done(decide.turn_back(RULES, there)))
    events = done(decide.cross(RULES, back, calm()))
    assert only(events, TowerSet) == [TowerSet(sector="home", beside=False)]


def test_the_dark_takes_a_die_from_whoever_has_no_lamp():
    dark = "core:condition/in-the-dark"
    lamp = (msgspec.structs.replace(crew()[0], gear=(SUIT, "core:gear/hand-lamp")), *crew()[1:])
    for people, takes in ((crew(), True), (lamp, False)):
        outing = out(home(*people), route=(Node(watch=1, dark=True), Node(watch=0)))
        events = done(decide.cross(RULES, outing, calm(6)))
        assert (dark in parts(sneaks(events)[0])) is takes
        after = crossed(folded(outing, events))
        assert not any(dark in p.conditions for p in after.ground.people.by_id.values())


def test_what_is_sealed_is_opened_with_a_torch_and_heard():
    torch = (*crew()[:4], msgspec.structs.replace(crew()[4], gear=("core:gear/cutting-torch",)))
    outing = out(home(*torch, force=FORCE), route=nodes(0, sealed=True))
    events = done(decide.cross(RULES, outing, calm().at("source", 1)))
    assert only(events, e.NodeOpened) == [e.NodeOpened(where=1, tool="core:gear/cutting-torch")]
    assert [event.trigger for event in only(events, AlertRaised)] == ["core:trigger/noise"]
    assert len(only(events, ForceTicked)) == 2
    assert trip(folded(outing, events)).where == 1


@pytest.mark.parametrize(("face", "opens", "noises"), [(1, False, 1), (4, True, 1), (6, True, 0)])
def test_without_a_torch_somebody_rolls_for_it(face, opens, noises):
    outing = out(None, route=nodes(0, sealed=True))
    events = done(decide.cross(RULES, outing, calm().at("open:sefa", face, 1, 1).at("source", 1)))
    assert bool(only(events, e.NodeOpened)) is opens
    assert bool(only(events, e.NodeEntered)) is opens
    assert sum(event.by for event in only(events, AlertRaised)) == noises


def test_the_way_home_ends_in_the_village():
    there = at_source()
    back = folded(there, done(decide.turn_back(RULES, there)))
    assert why(decide.turn_back(RULES, back)) == "expedition.refused.homeward"
    once = crossed(back)
    events = done(decide.cross(RULES, once, Fixed()))
    assert only(events, e.CameHome) == [e.CameHome(units=0)]
    assert folded(once, events).expeditions.trip is None
    assert why(decide.cross(RULES, folded(once, events), Fixed())) == "expedition.refused.none"


def test_a_watch_is_learnt_once_a_watch_by_whoever_knows_the_hum():
    people = (msgspec.structs.replace(crew()[0], ability="core:ability/knows-the-hum"), *crew()[1:])
    unknown = (*nodes(2, 1, charted=False), *nodes(0, 3, charted=False))
    first = crossed(out(home(*people), route=unknown))
    assert why(decide.learn(RULES, first, "oru")) == "expedition.refused.cannot_learn"
    after = folded(first, done(decide.learn(RULES, first, "tae")))
    assert [node.charted for node in trip(after).route] == [True, True, True, False]
    assert why(decide.learn(RULES, after, "tae")) == "expedition.refused.charted"
    further = crossed(after, 2)
    assert why(decide.learn(RULES, further, "tae")) == "expedition.refused.cannot_learn"
    rested = folded(further, done(decide.camp(RULES, further, Fixed())))
    assert done(decide.learn(RULES, rested, "tae"))


def test_nobody_knows_the_odds_of_a_node_that_is_not_charted():
    outing = out(None, route=nodes(2, 3, charted=False))
    assert chances.step(RULES, outing) is not None
    assert chances.step(RULES, crossed(outing)) is None


def test_a_failed_hazard_costs_the_unharmed_two_whatever_they_wear():
    events = done(decide.cross(RULES, out(None, 0, 1), Fixed(1).at("node", 3).at("hazard", 6)))
    assert [event.by for event in only(events, Harmed)] == [2] * 5


@pytest.mark.parametrize("pace", ["careful", "steady"])
def test_whoever_keeps_watch_helps_at_any_pace_but_a_rush(pace):
    events = done(decide.cross(RULES, out(None, 1, 3, pace=pace), calm(6)))
    assert [test.label for test in only(events, Tested)] == ["listen:sefa", "sneak:tae"]


@pytest.mark.parametrize(("face", "beats"), [(1, 1), (6, 2)])
def test_opening_a_seal_takes_a_beat_whether_it_opens_or_not(face, beats):
    outing = out(home(force=FORCE), route=nodes(0, sealed=True))
    dice = calm().at("open:sefa", face, 1, 1).at("source", 1)
    assert len(only(done(decide.cross(RULES, outing, dice)), ForceTicked)) == beats


def test_a_seal_is_gone_round_by_two_nodes_that_nobody_has_charted():
    outing = out(None, route=nodes(0, 2, sealed=True))
    outing = crossed(outing)
    events = done(decide.cross(RULES, outing, calm(6), around=True))
    assert only(events, e.SealAvoided) == [
        e.SealAvoided(where=2, nodes=(Node(watch=1, charted=False), Node(watch=1, charted=False)))
    ]
    assert [test.label.partition(":")[0] for test in only(events, Tested)] == ["listen", "sneak"]
    after = trip(folded(outing, events))
    assert (after.where, len(after.route), after.route[-1].sealed) == (2, 4, False)
    further = crossed(folded(outing, events), 2)
    assert trip(further).at_source


def test_on_the_way_home_a_seal_is_gone_round_as_well():
    way = out(None, route=(Node(watch=0, sealed=True), Node(watch=0)))
    opened = crossed(way, 2)
    sealed = msgspec.structs.replace(trip(opened), route=trip(way).route, homeward=True)
    outing = msgspec.structs.replace(opened, expeditions=msgspec.structs.replace(opened.expeditions, trip=sealed))
    after = trip(folded(outing, done(decide.cross(RULES, outing, calm(6), around=True))))
    assert (after.where, len(after.route), after.ahead) == (3, 4, Node(watch=1, charted=False))


def test_only_a_seal_is_gone_round_and_only_where_the_rules_know_a_way():
    assert why(decide.cross(RULES, out(None, 0, 1), calm(), around=True)) == "expedition.refused.not_sealed"
    outing = out(None, route=nodes(0, sealed=True))
    none = patched(sealed={"around": ()})
    assert why(decide.cross(none, outing, calm(), around=True)) == "expedition.refused.not_sealed"
    due = folded(outing, [e.NodeOpened(where=1), e.NodeEntered(where=1)])
    assert why(decide.cross(RULES, due, calm(), around=True)) == "expedition.refused.due"
