"""Who is met in a node: a patrol passed or fought, an eye, vermin, strangers, a watcher (GAME.md 6 and 14.5)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.game.check.events import TableRead, Tested
from rpg.game.encounter.events import FightBegan
from rpg.game.expedition import decide
from rpg.game.expedition import events as e
from rpg.game.safeguard.events import AlertRaised
from tests.game.encounter.fights import TAG, VERMIN, Fixed
from tests.game.expedition.outings import RULES, crew, crossed, done, folded, home, only, out, trip, why

PATROL = 1
LOOKOUT, SLIP = "lookout:sefa", "slip:tae"


def met(face: int, rest: int = 6) -> Fixed:
    return Fixed(rest).at("node", 1).at("presence", face)


def slips(events):
    return [test for test in only(events, Tested) if test.label == SLIP]


def test_a_patrol_that_is_noticed_can_be_passed():
    events = done(decide.cross(RULES, out(None, 0, 1), met(PATROL)))
    assert [test.label for test in only(events, Tested)] == [LOOKOUT, SLIP]
    assert {part.what: part.dice for part in slips(events)[0].parts}["sense"] == -1
    assert only(events, e.PatrolPassed)
    assert not only(events, FightBegan)
    assert only(events, e.NodeCrossed)


def test_a_patrol_passed_barely_hears_a_noise():
    dice = met(PATROL).at(SLIP, 4, 4, 4)
    events = done(decide.cross(RULES, out(None, 0, 1), dice))
    assert only(events, e.PatrolPassed)
    assert [event.trigger for event in only(events, AlertRaised)] == ["core:trigger/noise"]


@pytest.mark.parametrize(("looked", "gap"), [((1, 1, 1, 1), 1), ((4, 4, 4, 4), 2), ((6, 1, 1, 1), 3)])
def test_else_it_is_a_fight_at_the_gap_of_the_lookouts_roll_and_nobody_is_tagged(looked, gap):
    dice = met(PATROL, 1).at(LOOKOUT, *looked).at("presence/core:adversary/exterminator", 2)
    outing = out(None, 0, 1)
    events = done(decide.cross(RULES, outing, dice))
    (began,) = only(events, FightBegan)
    assert len(began.machines) == 3
    assert {at for _, at in began.gaps} == {gap}
    assert bool(slips(events)) is (gap > 1)
    assert not any(TAG in p.conditions for p in folded(outing, events).ground.people.by_id.values())


def test_at_a_rush_nobody_notices_and_nobody_slips_by():
    dice = met(PATROL, 6)
    events = done(decide.cross(RULES, out(None, 0, 1, pace="rush"), dice))
    (looked,) = only(events, Tested)
    assert (looked.label, looked.pool) == ("lookout:", 0)
    assert only(events, FightBegan)


@pytest.mark.parametrize(
    ("face", "triggers", "tagged"), [(6, [], False), (4, ["noise"], False), (1, ["seen-w2"], True)]
)
def test_an_eye_is_one_more_sneak_test(face, triggers, tagged):
    outing = out(None, 0, 1)
    events = done(decide.cross(RULES, outing, met(3, face)))
    (test,) = only(events, Tested)
    assert test.label == "eye:tae"
    assert {part.what: part.dice for part in test.parts}["watch"] == -2
    raised = [event.trigger.rpartition("/")[2] for event in only(events, AlertRaised)]
    assert raised[:1] == triggers
    assert all((TAG in p.conditions) is tagged for p in folded(outing, events).ground.people.by_id.values())


def test_vermin_can_be_hunted_once_where_they_are():
    outing = out(None, 0, 1, 1)
    there = folded(outing, done(decide.cross(RULES, outing, met(4))))
    assert trip(there).prey == ((VERMIN, 1),)
    events = done(decide.hunt(RULES, there, Fixed(6)))
    assert only(events, FightBegan)[0].machines == (("conduit-vermin-1", VERMIN),)
    hunted = folded(there, events)
    over = msgspec.structs.replace(
        hunted, ground=msgspec.structs.replace(hunted.ground, encounter=type(hunted.ground.encounter)())
    )
    assert why(decide.hunt(RULES, over, Fixed())) == "expedition.refused.no_prey"
    assert why(decide.hunt(RULES, crossed(there), Fixed())) == "expedition.refused.no_prey"


def test_strangers_are_somebody():
    events = done(decide.cross(RULES, out(None, 0, 1), met(5).at("strangers", 3)))
    assert [read.table for read in only(events, TableRead)] == ["core:table/presence", "core:table/strangers"]
    assert only(events, e.PresenceMet)[0].more == "child"


def test_a_watcher_does_nothing():
    events = done(decide.cross(RULES, out(None, 0, 1), met(6)))
    assert [type(event) for event in events if not isinstance(event, TableRead)] == [
        e.NodeEntered, e.PresenceMet, e.NodeCrossed,
    ]  # fmt: skip


def test_the_downed_lie_among_the_others_when_a_patrol_comes():
    people = (*crew()[:4], msgspec.structs.replace(crew()[4], harm=9))
    events = done(decide.cross(RULES, out(home(*people), 0, 1), met(PATROL, 1)))
    gaps = dict(only(events, FightBegan)[0].gaps)
    assert gaps["sefa"] == gaps["tae"] == 1
