"""What the network sends: one force at a time, its clock, the omen half-way, its arrival, and what comes after it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rpg.dice import Scripted, Seeded
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import (
    AlertRaised,
    ForceArrived,
    ForceGone,
    ForceSent,
    ForceTicked,
    OmenSeen,
    TowerSet,
)
from rpg.game.safeguard.evolve import sector_after
from rpg.game.safeguard.state import Force, Sector
from tests.game.rules_for_tests import SAFEGUARD

EXTERMINATOR, COLOSSUS = "core:adversary/exterminator", "core:adversary/colossus"
PATROL = Force(level=3, units=((EXTERMINATOR, 2),), clock=6)
SQUAD = Force(level=4, units=((EXTERMINATOR, 5),), clock=4)
SEEDED = Seeded("force", 1)


def raised(sector, by, faces=()):
    return safeguard.raise_by(SAFEGUARD, Scripted(faces), "home", sector, by, "why", label="x")


def beat(sector, *, tagged=False, dice=SEEDED):
    return safeguard.beat(SAFEGUARD, dice, "home", sector, tagged=tagged, label="x")


def on_the_way(sector):
    assert sector.force is not None
    return sector.force


def kinds(events):
    return [type(event) for event in events]


def ran(sector, beats, *, tagged=False):
    """The kinds of events of each beat."""
    found = []
    for _ in range(beats):
        events = beat(sector, tagged=tagged)
        sector = sector_after(sector, events)
        found.append(kinds(events))
    return sector, found


@pytest.mark.parametrize(
    ("before", "by", "faces", "sent"),
    [
        (6, 1, (), ForceSent(sector="home", level=3, units=((EXTERMINATOR, 2),), clock=6)),
        (7, 3, (5,), ForceSent(sector="home", level=4, units=((EXTERMINATOR, 8),), clock=4, faces=(5,))),
        (0, 10, (1,), ForceSent(sector="home", level=4, units=((EXTERMINATOR, 4),), clock=4, faces=(1,))),
        (
            13,
            1,
            (2, 6),
            ForceSent(sector="home", level=5, units=((EXTERMINATOR, 11), (COLOSSUS, 1)), clock=3, faces=(2, 6)),
        ),
    ],
)
def test_entering_a_level_sends_its_force(before, by, faces, sent):
    events = raised(Sector(points=before), by, faces)
    assert events == (AlertRaised(sector="home", by=by, why="why"), sent)


@pytest.mark.parametrize(("before", "by"), [(0, 6), (7, 2), (10, 3)])
def test_rising_within_a_level_or_to_a_quiet_one_sends_nothing(before, by):
    assert kinds(raised(Sector(points=before), by)) == [AlertRaised]


def test_a_trigger_that_enters_a_level_sends_its_force_too():
    events = safeguard.trigger(SAFEGUARD, SEEDED, "home", Sector(points=5), "core:trigger/seen-w3", label="x")
    assert kinds(events) == [AlertRaised, ForceSent]
    assert events[0] == AlertRaised(sector="home", by=5, trigger="core:trigger/seen-w3")


@pytest.mark.parametrize(("run", "clock"), [(0, 4), (1, 4), (3, 3), (5, 1)])
def test_a_higher_level_replaces_the_force_and_keeps_the_shorter_clock(run, clock):
    sector = Sector(points=9, force=replace(PATROL, ticked=run))
    after = sector_after(sector, raised(sector, 1, [1]))
    assert after.force == Force(level=4, units=((EXTERMINATOR, 4),), clock=clock)


@pytest.mark.parametrize("place", ["force", "arrived"])
def test_the_same_or_a_lower_level_sends_nothing_while_one_is_under_way_or_here(place):
    for by in (1, 4):
        sector = replace(Sector(points=6), **{place: SQUAD})
        assert kinds(raised(sector, by)) == [AlertRaised]


def test_a_higher_level_sends_while_a_weaker_force_is_here():
    sector = Sector(points=13, arrived=SQUAD)
    after = sector_after(sector, raised(sector, 1, [1, 1]))
    assert (after.arrived, after.force and after.force.level) == (SQUAD, 5)


@pytest.mark.parametrize(("before", "faces", "clock"), [(6, (), 3), (9, (1,), 2), (13, (1, 1), 2), (18, (1, 1), 1)])
def test_beside_a_tower_a_clock_is_halved_upwards_when_it_is_set(before, faces, clock):
    sector = Sector(points=before, tower=True)
    assert on_the_way(sector_after(sector, raised(sector, 1, faces))).clock == clock


def test_leaving_the_tower_changes_no_clock():
    sector = sector_after(Sector(points=6, tower=True), raised(Sector(points=6, tower=True), 1))
    assert sector_after(sector, [TowerSet(sector="home", beside=False)]).force == sector.force


def test_a_force_ticks_gives_an_omen_half_way_and_arrives():
    sector, found = ran(Sector(points=7, force=PATROL), 6)
    tick = [ForceTicked]
    assert found == [tick, tick, [ForceTicked, OmenSeen], tick, tick, [ForceTicked, ForceArrived]]
    assert sector.force is None
    assert sector.arrived == replace(PATROL, ticked=6)


@pytest.mark.parametrize(("clock", "omens"), [(1, [0]), (2, [1, 0]), (3, [0, 1, 0]), (4, [0, 1, 0, 0])])
def test_the_omen_comes_once_and_before_the_arrival(clock, omens):
    _, found = ran(Sector(points=7, force=replace(PATROL, clock=clock)), clock)
    assert [events.count(OmenSeen) for events in found] == omens


def test_an_omen_is_a_row_of_its_table():
    events = beat(Sector(points=7, force=replace(PATROL, ticked=2)), dice=Scripted([3]))
    assert SAFEGUARD.omens is not None
    rows = {row.low: row.key for row in SAFEGUARD.omens.rows}
    assert events[1] == OmenSeen(sector="home", row=rows[3], faces=(3,))


def test_without_a_force_a_beat_is_quiet():
    assert beat(Sector(points=9)) == ()


def test_stops_are_used_up_before_the_clock_moves():
    sector, found = ran(Sector(points=7, force=replace(PATROL, stopped=2)), 3)
    assert found == [[ForceTicked]] * 3
    assert (sector.force.ticked, sector.force.stopped) == (1, 0)


def test_a_tagged_beat_raises_first_and_then_the_clock_ticks():
    events = beat(Sector(points=7, force=PATROL), tagged=True)
    assert events[0] == AlertRaised(sector="home", by=1, trigger=SAFEGUARD.ladder.tag_trigger)
    assert kinds(events) == [AlertRaised, ForceTicked]


def test_a_force_that_a_tagged_beat_sends_does_not_tick_in_it():
    events = beat(Sector(points=6), tagged=True)
    assert kinds(events) == [AlertRaised, ForceSent]


def test_a_force_that_grows_on_its_way_loses_no_beat():
    events = beat(Sector(points=9, force=replace(PATROL, ticked=5)), tagged=True)
    assert kinds(events) == [AlertRaised, ForceSent, ForceTicked, ForceArrived]
    here = sector_after(Sector(points=9, force=PATROL), events).arrived
    assert here is not None
    assert here.level == 4


def test_being_tagged_raises_no_further_than_its_ceiling():
    assert beat(Sector(points=10), tagged=True) == ()


def gone(sector, why, faces=()):
    return safeguard.force_gone(SAFEGUARD, Scripted(faces), "home", sector, why, label="x")


def test_a_destroyed_force_comes_again_with_twice_the_clock():
    events = gone(Sector(points=10, arrived=SQUAD), "destroyed", [6])
    sent = ForceSent(sector="home", level=4, units=((EXTERMINATOR, 9),), clock=8, faces=(6,))
    assert events == (ForceGone(sector="home", why="destroyed"), sent)


def test_beside_a_tower_twice_the_clock_is_halved_again():
    (_, sent) = gone(Sector(points=14, tower=True, arrived=replace(SQUAD, level=5)), "destroyed", [1, 1])
    assert sent.clock == 3


@pytest.mark.parametrize("why", ["missed", "lost"])
def test_a_force_that_missed_or_lost_them_is_gone(why):
    assert gone(Sector(points=12, arrived=SQUAD), why) == (ForceGone(sector="home", why=why),)


def test_below_the_third_level_nothing_comes_again():
    assert kinds(gone(Sector(points=6, arrived=SQUAD), "destroyed")) == [ForceGone]


def test_nothing_comes_again_while_a_stronger_force_is_on_the_way():
    sector = Sector(points=14, arrived=SQUAD, force=Force(level=5, units=(), clock=3))
    assert kinds(gone(sector, "destroyed")) == [ForceGone]


def test_no_force_can_go_that_is_not_here():
    assert gone(Sector(points=12, force=SQUAD), "destroyed") == ()


def test_each_roll_has_a_label_of_its_own():
    class Asked:
        def __init__(self):
            self.labels = []

        def roll(self, label, count, sides):
            self.labels.append(label)
            return (1,) * min(count, sides)

    dice = Asked()
    sector = Sector(points=9, force=replace(PATROL, ticked=1))
    beat(sector, tagged=True, dice=dice)
    beat(replace(sector, points=0, force=replace(PATROL, ticked=2)), dice=dice)
    assert dice.labels == [f"x/dispatch:4/{EXTERMINATOR}", "x/omen"]
