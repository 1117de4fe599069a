"""The source: its yield, a beat of work, who carries, and the way further on (GAME.md 6, 14.5 and 18)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.game.character import burden
from rpg.game.character import decide as character
from rpg.game.character.events import LoadChanged
from rpg.game.check.events import Tested
from rpg.game.encounter.events import FightEnded
from rpg.game.encounter.state import Fight, Machine
from rpg.game.expedition import decide
from rpg.game.expedition import events as e
from rpg.game.expedition.decide import Loading
from rpg.game.expedition.evolve import evolve, got_away
from rpg.game.safeguard.events import AlertRaised, ForceTicked
from tests.game.encounter.fights import GAFF, RIFLE, SUIT, Fixed
from tests.game.expedition.outings import (
    RULES,
    at_source,
    calm,
    crew,
    crossed,
    done,
    folded,
    home,
    only,
    out,
    patched,
    trip,
    why,
)
from tests.game.expedition.test_crossing import FORCE, parts

MENDER = "core:gear/ear-rig"


def quiet(outing, rest: int = 6, rules=RULES, **how):
    return done(decide.work(rules, outing, Fixed(rest), **how))


def forage(events):
    return next(test for test in only(events, Tested) if test.label.startswith("forage:"))


@pytest.mark.parametrize(
    ("face", "row", "units"),
    [(1, "dry", 0), (2, "poor", 4), (3, "poor", 4), (4, "fair", 7), (5, "fair", 7), (6, "rich", 10)],
)
def test_a_source_is_rolled_on_arrival(face, row, units):
    dice = calm(6).at("source", face).at("source/units", 3)
    events = done(decide.cross(RULES, out(None, 0), dice))
    assert only(events, e.SourceFound)[0].row == row
    assert only(events, e.SourceFound)[0].left == units
    assert bool(only(events, e.SourceDried)) is (units == 0)


@pytest.mark.parametrize(
    ("faces", "units", "noises"),
    [((1, 1, 1, 1, 1), 1, 1), ((4, 1, 1, 1, 1), 3, 1), ((6, 1, 1, 1, 1), 4, 0), ((6, 6, 1, 1, 1), 6, 0)],
)
def test_a_beat_of_work_gives_by_its_degree_and_is_heard(faces, units, noises):
    outing = at_source(None, 0, 1)
    events = done(decide.work(RULES, outing, Fixed(6).at("forage:tae", *faces)))
    assert parts(forage(events))["work"] == 2
    assert sum(event.by for event in only(events, LoadChanged)) == units
    assert only(events, e.SourceWorked)[0].units == units
    assert sum(event.by for event in only(events, AlertRaised)) == noises
    assert trip(folded(outing, events)).left == 13 - units


def test_a_beat_of_work_is_a_beat():
    outing = at_source(home(force=FORCE), 0, 0)
    assert len(only(quiet(outing), ForceTicked)) == 1


def test_no_more_is_taken_than_there_is_and_then_it_is_dry():
    outing = at_source(None, 0, 1)
    for _ in range(2):
        outing = folded(outing, quiet(outing, loading=Loading(heavy=True)))
    events = quiet(outing, loading=Loading(heavy=True))
    assert only(events, e.SourceWorked)[0].units == 1
    assert only(events, e.SourceDried)
    assert why(decide.work(RULES, folded(outing, events), Fixed())) == "expedition.refused.dry"


@pytest.mark.parametrize(
    ("watch", "pace", "tested"),
    [(1, "steady", [0, 0, 0]), (2, "steady", [1, 1, 1]), (3, "careful", [0, 1, 0]), (3, "rush", [1, 1, 1])],
)
def test_a_watched_source_asks_for_one_more_sneak_test(watch, pace, tested):
    outing, counts = at_source(None, 0, watch, pace=pace), []
    for _ in range(3):
        events = done(decide.work(RULES, outing, Fixed(6).at("forage:tae", 1, 1, 1, 1, 1)))
        counts.append(len([t for t in only(events, Tested) if t.label.startswith("sneak:")]))
        outing = folded(outing, events)
    assert counts == tested


def sneaked(outing, rules=RULES, **how):
    events = quiet(outing, rules=rules, **how)
    return next(test for test in only(events, Tested) if test.label.startswith("sneak:")), events


def test_a_lookout_helps_at_work_by_a_roll_or_free_if_the_rules_say_so():
    outing = at_source()
    test, events = sneaked(outing)
    assert parts(test)["lookout"] == 1
    assert any(t.label == "listen:sefa" for t in only(events, Tested))
    test, events = sneaked(outing, patched(work={"lookout_free": True}))
    assert parts(test)["lookout"] == 1
    assert not any(t.label == "listen:sefa" for t in only(events, Tested))


def test_a_heavy_load_counts_at_work_unless_the_rules_say_otherwise():
    heavy = (*crew()[:4], msgspec.structs.replace(crew()[4], load=4))
    outing = at_source(home(*heavy))
    assert "core:condition/heavy" in parts(sneaked(outing)[0])
    assert "core:condition/heavy" not in parts(sneaked(outing, patched(work={"heavy_counts": False}))[0])


def test_whoever_works_keeps_no_watch_without_an_ear_rig():
    outing = at_source()
    test, _ = sneaked(outing, who="sefa")
    assert "lookout" not in parts(test)
    rig = (*crew()[:4], msgspec.structs.replace(crew()[4], gear=(SUIT, MENDER)))
    test, _ = sneaked(at_source(home(*rig)), who="sefa")
    assert parts(test)["lookout"] == 1


def test_bleed_the_pipe_yields_more_of_a_clean_beat():
    able = tuple(msgspec.structs.replace(p, ability="core:ability/bleed-the-pipe") for p in crew())
    outing = at_source(home(*able), 0, 1)
    one = (6, 1, 1, 1, 1)
    assert only(done(decide.work(RULES, outing, Fixed().at("forage:tae", *one))), e.SourceWorked)[0].units == 5
    partial = (4, 1, 1, 1, 1)
    assert only(done(decide.work(RULES, outing, Fixed().at("forage:tae", *partial))), e.SourceWorked)[0].units == 3


def test_the_load_is_shared_evenly_and_nobody_is_heavy_unless_asked():
    outing = at_source(None, 0, 1)
    taken = {event.who: event.by for event in only(quiet(outing), LoadChanged)}
    assert sorted(taken.values(), reverse=True) == [2, 1, 1, 1, 1]
    alone = at_source(home(crew()[4]), 0, 1)
    room = burden.room(RULES.fight.character, alone.ground.people.by_id["sefa"])
    assert room == 2  # eight slots, four of them with suit, rifle and gaff
    events = quiet(alone)
    assert only(events, e.SourceWorked)[0].units == room
    assert trip(folded(alone, events)).left == 13 - room
    heavy = folded(alone, quiet(alone, loading=Loading(heavy=True)))
    person = heavy.ground.people.by_id["sefa"]
    assert character.overload(RULES.fight.character, person) == 3
    assert burden.room(RULES.fight.character, person, heavy=True) == 0


def test_a_named_carrier_takes_all_that_they_can():
    outing = at_source(None, 0, 1)
    taken = {event.who: event.by for event in only(quiet(outing, loading=Loading(carrier="zuru")), LoadChanged)}
    assert taken["zuru"] == burden.room(RULES.fight.character, crew()[1], heavy=True) == 4
    assert sum(taken.values()) == 6
    limited = {event.who: event.by for event in only(quiet(outing, loading=Loading(most=1)), LoadChanged)}
    assert set(limited.values()) == {1}


def test_who_cannot_stand_neither_works_nor_carries():
    down = (*crew()[:4], msgspec.structs.replace(crew()[4], harm=9))
    outing = at_source(home(*down), 0, 1)
    assert why(decide.work(RULES, outing, Fixed(), who="sefa")) == "encounter.refused.cannot_act"
    assert why(decide.work(RULES, outing, Fixed(), loading=Loading(carrier="sefa"))) == "encounter.refused.cannot_act"
    assert "sefa" not in {event.who for event in only(quiet(outing), LoadChanged)}


def test_only_at_the_source_is_there_work():
    assert why(decide.work(RULES, out(None, 0, 1), Fixed())) == "expedition.refused.no_source"
    assert why(decide.work(RULES, home(), Fixed())) == "expedition.refused.none"
    assert why(decide.cross(RULES, at_source(), Fixed())) == "expedition.refused.at_source"


def test_a_dry_source_reveals_one_further_on():
    outing = out(None, 0, 1, 1, 2)
    for _ in range(3):
        outing = crossed(outing)
    outing = folded(outing, done(decide.cross(RULES, outing, calm(6).at("source", 1))))
    events = done(decide.cross(RULES, outing, calm(6).at("source", 6).at("source/units", 1)))
    assert only(events, e.WayFound) == [e.WayFound(watch=3, ring=2)]
    after = trip(folded(outing, events))
    assert (len(after.route), after.where, after.left) == (5, 5, 8)


def test_where_nobody_can_carry_more_there_is_no_work():
    outing = at_source(None, 0, 1)
    for _ in range(2):
        outing = folded(outing, quiet(outing))
    assert trip(outing).left == 2
    assert why(decide.work(RULES, outing, Fixed())) == "expedition.refused.no_room"
    assert only(quiet(outing, loading=Loading(heavy=True)), e.SourceWorked)[0].units == 2


def test_what_comes_home_is_what_the_living_carry():
    outing = at_source(None, 1, 1)
    outing = folded(outing, quiet(outing))
    back = crossed(folded(outing, done(decide.turn_back(RULES, outing))))
    events = done(decide.cross(RULES, back, Fixed()))
    assert only(events, e.CameHome) == [e.CameHome(units=6)]
    assert not any(p.load for p in folded(back, events).ground.people.by_id.values())


def test_gear_takes_room():
    bare = msgspec.structs.replace(crew()[4], gear=())
    assert burden.room(RULES.fight.character, bare) == 4
    assert burden.room(RULES.fight.character, msgspec.structs.replace(bare, gear=(SUIT, RIFLE, GAFF))) == 2


def test_what_is_blind_watches_less():
    """Whoever blinded the eyes of a place is not tested against its whole Watch."""
    outing = at_source(None, 0, 3)
    sector = msgspec.structs.replace(outing.ground.safeguard.sector("home"), blind={"2/2": 1})
    ground = msgspec.structs.replace(outing.ground, safeguard=type(outing.ground.safeguard)({"home": sector}))
    test, _ = sneaked(msgspec.structs.replace(outing, ground=ground))
    assert parts(test)["watch"] == -2
    darker = msgspec.structs.replace(sector, blind={"2/2": 2})
    ground = msgspec.structs.replace(outing.ground, safeguard=type(outing.ground.safeguard)({"home": darker}))
    events = quiet(msgspec.structs.replace(outing, ground=ground))
    assert not any(t.label.startswith("sneak:") for t in only(events, Tested))


def test_a_keeper_that_is_left_guards_its_own_source_and_none_further_on():
    outing = at_source(home(*crew()), 0)
    fight = Fight(sector="home", machines={"k": Machine(id="k", adversary="core:adversary/silo-keeper")})
    left = got_away(outing.expeditions, fight, FightEnded(outcome="away"))
    guarded = msgspec.structs.replace(outing, expeditions=left)
    assert why(decide.work(RULES, guarded, Fixed(6))) == "expedition.refused.guarded"
    won = got_away(left, fight, FightEnded(outcome="won"))
    assert won == outing.expeditions
    assert left.trip is not None
    assert left.trip.guards == ("core:adversary/silo-keeper",)
    further = evolve(left, e.WayFound(watch=1))
    assert further.trip is not None
    assert further.trip.guards == ()
