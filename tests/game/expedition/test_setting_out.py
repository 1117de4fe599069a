"""Who goes, which way, who leads; and when it is over (GAME.md 6 and 18)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.game.character.events import AbilitiesRenewed, Left, LoadChanged
from rpg.game.expedition import decide
from rpg.game.expedition import events as e
from rpg.game.safeguard.events import SeasonTurned, TowerSet
from tests.game.encounter.fights import TAG, Fixed, person
from tests.game.expedition.outings import (
    RULES,
    at_source,
    crew,
    crossed,
    done,
    folded,
    home,
    nodes,
    only,
    out,
    trip,
    why,
)


def test_the_best_sneaker_leads_and_the_best_listener_of_the_others_keeps_watch():
    gone = trip(out())
    assert (gone.leader, gone.lookout, gone.pace) == ("tae", "sefa", "steady")
    other = trip(out(leader="sefa"))
    assert (other.leader, other.lookout) == ("sefa", "tae")
    assert trip(out(lookout="")).lookout == ""


def test_without_a_route_it_goes_to_the_nearest_ring():
    events = done(decide.set_out(RULES, home(), Fixed(2)))
    assert only(events, e.RingCounted) == [e.RingCounted(sector="home", ring=1, sources=3, faces=(2,))]
    (gone,) = only(events, e.SetOut)
    assert [node.watch for node in gone.route] == [0, 1, 1, 2]
    assert gone.ring == 1


def test_a_ring_whose_sources_are_dry_is_passed_until_the_season_turns():
    outing = home()
    for _ in range(2):
        outing = folded(outing, done(decide.set_out(RULES, outing, Fixed(1))))
        outing = folded(outing, [e.SourceDried(sector="home", ring=1), e.GivenUp()])
    events = done(decide.set_out(RULES, outing, Fixed(1)))
    assert [event.ring for event in only(events, e.RingCounted)] == [2]
    assert only(events, e.SetOut)[0].ring == 2
    assert [node.watch for node in only(events, e.SetOut)[0].route] == [0, 1, 1, 1, 3]
    fresh = folded(outing, [SeasonTurned(sector="home")])
    assert only(done(decide.set_out(RULES, fresh, Fixed(1))), e.SetOut)[0].ring == 1
    elsewhere = folded(outing, [SeasonTurned(sector="away")])
    assert only(done(decide.set_out(RULES, elsewhere, Fixed(1))), e.SetOut)[0].ring == 2


def test_whoever_stays_is_away_until_the_others_are_back():
    outing = out(None, 0, 1, people=("tae", "sefa"))
    assert [p.id for p in outing.ground.people.by_id.values() if p.away] == ["zuru", "minto", "oru"]
    assert trip(outing).stayed == ("zuru", "minto", "oru")
    back = folded(outing, done(decide.turn_back(RULES, outing)))
    events = done(decide.cross(RULES, back, Fixed()))
    assert only(events, Left) == [Left(who=who, away=False) for who in ("zuru", "minto", "oru")]


def test_no_more_than_six_go_together():
    seven = (*crew(), person("a"), person("b"))
    assert why(decide.set_out(RULES, home(*seven), Fixed())) == "expedition.refused.too_many"
    assert done(decide.set_out(RULES, home(*seven[:6]), Fixed(1)))


@pytest.mark.parametrize(
    ("how", "key"),
    [
        ({"people": ("tae", "nobody")}, "encounter.refused.cannot_act"),
        ({"leader": "tae", "lookout": "tae"}, "expedition.refused.both"),
        ({"leader": "nobody"}, "encounter.refused.cannot_act"),
        ({"people": ("tae",), "lookout": "sefa"}, "encounter.refused.cannot_act"),
        ({"pace": "flying"}, "expedition.refused.pace"),
        ({"route": nodes(*[0] * 21)}, "expedition.refused.too_far"),
    ],
)
def test_what_cannot_be_is_refused(how, key):
    assert why(decide.set_out(RULES, home(), Fixed(), **how)) == key


def test_one_expedition_at_a_time_and_somebody_must_stand():
    assert why(decide.set_out(RULES, out(), Fixed())) == "expedition.refused.on"
    assert why(decide.set_out(RULES, home(*crew(harm=9)), Fixed())) == "expedition.refused.nobody"
    fallen = out()
    ground = msgspec.structs.replace(fallen.ground, people=home(*crew(harm=9)).ground.people)
    assert (
        why(decide.cross(RULES, msgspec.structs.replace(fallen, ground=ground), Fixed())) == "expedition.refused.nobody"
    )


def test_roles_change_on_the_way_and_what_is_not_said_stays():
    outing = out()
    (given,) = done(decide.change(RULES, outing, leader="sefa"))
    assert given == e.RolesGiven(leader="sefa", lookout="", pace="steady")
    assert done(decide.change(RULES, outing, leader="tae")) == ()
    assert why(decide.change(RULES, outing, lookout="tae", leader="tae")) == "expedition.refused.both"
    assert why(decide.change(RULES, home(), pace="rush")) == "expedition.refused.none"
    assert why(decide.change(RULES, outing, pace="flying")) == "expedition.refused.pace"


def test_whoever_falls_leads_no_more():
    outing = out(None, 1, 1)
    known = {p.id: p for p in outing.ground.people.by_id.values()}
    known["tae"] = msgspec.structs.replace(known["tae"], harm=9)
    ground = msgspec.structs.replace(outing.ground, people=type(outing.ground.people)(known))
    events = done(decide.cross(RULES, msgspec.structs.replace(outing, ground=ground), Fixed(6).at("node", 5)))
    assert any(getattr(event, "label", "") == "sneak:zuru" for event in events)


def test_a_tag_carried_home_is_said():
    outing = out(home(*crew(conditions={TAG: 0})), 0)
    back = folded(outing, done(decide.turn_back(RULES, outing)))
    assert only(done(decide.cross(RULES, back, Fixed())), e.CameHome)[0].tagged


def test_what_is_spent_for_an_expedition_is_fresh_when_they_are_back():
    people = crew(used=(("core:ability/last-bolt", "expedition"),))
    assert only(done(decide.set_out(RULES, home(*people), Fixed(1))), AbilitiesRenewed)
    there = at_source(home(), 0)
    back = folded(there, done(decide.turn_back(RULES, there)))
    known = {who: msgspec.structs.replace(p, used=people[0].used) for who, p in back.ground.people.by_id.items()}
    ground = msgspec.structs.replace(back.ground, people=type(back.ground.people)(known))
    events = done(decide.cross(RULES, msgspec.structs.replace(back, ground=ground), Fixed()))
    assert only(events, AbilitiesRenewed)


def test_an_expedition_can_be_given_up_anywhere():
    outing = crossed(out(None, 0, 1, 1, people=("tae", "oru")))
    events = done(decide.give_up(RULES, outing, Fixed()))
    assert [type(event) for event in events] == [Left, Left, Left, e.GivenUp]
    assert folded(outing, events).expeditions.trip is None
    assert why(decide.give_up(RULES, home(), Fixed())) == "expedition.refused.none"


def test_the_furthest_ring_never_ends():
    outing = out(home(), 0)
    far = [e.SourceDried(sector="home", ring=ring) for ring in (1, 2, 3) for _ in range(9)]
    events = done(decide.set_out(RULES, folded(outing, [*far, e.GivenUp()]), Fixed(1)))
    (gone,) = only(events, e.SetOut)
    assert gone.ring == 3
    assert [node.watch for node in gone.route] == [0, 1, 1, 2, 1, 3]


def test_an_expedition_given_up_beside_a_tower_leaves_it_behind():
    outing = out(None, route=nodes(0, 1, tower=True))
    beside = msgspec.structs.replace(outing, ground=folded(outing, (TowerSet(sector="home", beside=True),)).ground)
    after = folded(beside, done(decide.give_up(RULES, beside, Fixed())))
    assert not after.ground.safeguard.sector("home").tower


def test_whoever_panics_at_the_gate_does_what_panic_does():
    crew_ = crew(strain=5, load=1)
    haunted = (msgspec.structs.replace(crew_[0], scars=("night-terror",)), *crew_[1:])
    dice = Fixed().at("panic:tae", 3)
    events = done(decide.set_out(RULES, home(*haunted), dice, route=nodes(0, 1)))
    assert [event.by for event in only(events, LoadChanged)] == [-1]
