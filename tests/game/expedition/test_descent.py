"""Going down node by node: what a way demands of people, what a threshold tells, what large places take (GAME.md 8)."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from rpg.game.character.events import AbilitiesRenewed, ConditionGained, ConditionLost, Harmed, Strained
from rpg.game.character.measures import vitality
from rpg.game.check.events import Tested
from rpg.game.expedition import descent
from rpg.game.expedition.depth import Depth
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import AlertLowered, AlertRaised, ForceArrived, ForceTicked, ForceTurnedBack, TowerSet
from rpg.game.safeguard.state import Force
from rpg.game.strata.events import (
    BearingChanged,
    ConnectorFound,
    ConnectorOpened,
    ConnectorRebuilt,
    CrossingBroken,
    NodeFound,
    NodeKnown,
    StrataEvent,
    StratumFound,
    Travelled,
    VistaSeen,
    WayRoundFound,
    Went,
    WentBack,
)
from rpg.game.strata.evolve import folded
from rpg.game.strata.state import Strata
from tests.game.encounter.fights import EXTERMINATOR, Fixed, fight, ground
from tests.game.expedition.outings import RULES, crew, only
from tests.game.strata.maps import RULES as MAP
from tests.game.strata.maps import at_first, found, joined

LINE = "core:gear/line-spool"
TORCH = "core:gear/cutting-torch"
EXHAUSTED = "core:condition/exhausted"
HUNGRY = "core:condition/hungry"
BLEEDING = "core:condition/bleeding"
FORCE = Force(level=3, units=((EXTERMINATOR, 2),), clock=6)


def depth(state: Strata, *people: Any, **sector: Any) -> Depth:
    return Depth(rules=RULES, own=MAP, ground=ground(*(people or crew()), **sector), strata=state)


def ahead(kind: str = "free", **node: Any) -> Strata:
    """Behind a connector of that kind lies a second node, charted."""
    return at_first(found(2, row=1, **node), joined(2, 1, 2, kind))


def went(here: Depth, choice: Any = "deeper", dice: Fixed | None = None, **more: Any) -> list[Any]:
    events = descent.step(here, dice or Fixed(4), choice, **more)
    assert not isinstance(events, Refusal), events
    return list(events)


def why(here: Depth, choice: Any = "deeper", **more: Any) -> str:
    events = descent.step(here, Fixed(4), choice, **more)
    assert isinstance(events, Refusal)
    return events.why.key


def test_a_free_way_to_a_small_node_is_gone_at_once_and_takes_a_beat():
    here = depth(at_first(), force=FORCE)
    events = went(here, dice=Fixed(1))
    assert [type(event) for event in events] == [NodeFound, ConnectorFound, Went, ForceTicked]


def test_where_a_way_asks_for_something_they_stand_at_its_threshold():
    climb = went(depth(at_first()), dice=Fixed(1).at("connector:2", 2))
    assert [type(event) for event in climb] == [NodeFound, ConnectorFound]
    large = went(depth(at_first()), dice=Fixed(1).at("magnitude:2", 4))
    assert only(large, Went) == []
    again = depth(folded(at_first(), climb))
    assert only(went(again), Went) == [Went(link=2)]


def test_a_climb_is_a_hazard_test_for_everybody():
    events = went(depth(ahead("climb")), dice=Fixed(1))
    tests = only(events, Tested)
    assert [test.label for test in tests] == [f"hazard:{p.id}" for p in crew()]
    assert {part.what: part.dice for part in tests[0].parts}["hazard"] == -1
    assert len(only(events, Harmed)) == len(only(events, Strained)) == 5
    assert only(went(depth(ahead("free"))), Tested) == []


def test_a_lift_is_heard_and_nobody_comes_back_by_it():
    events = went(depth(ahead("lift")))
    assert [event.trigger for event in only(events, AlertRaised)] == ["core:trigger/noise"]
    below = depth(folded(ahead("lift"), [Went(link=2)]))
    assert why(below, "back") == "strata.refused.one_way"
    round_ = went(below, "back", around=True)
    assert [type(e) for e in round_ if isinstance(e, WayRoundFound | WentBack)] == [WayRoundFound, WentBack]
    home = folded(below.strata, [e for e in round_ if type(e).__module__.startswith("rpg.game.strata")])
    assert home.node is not None
    assert home.node.extra


def test_on_the_way_home_a_large_node_is_gone_round_from_behind():
    state = ahead(magnitude=6)
    state = folded(state, [found(3, row=2), joined(3, 2, 3), Went(link=2), Went(link=3)])
    events = went(depth(state), "back", around=True)
    assert only(events, WentBack)[0].drop == 2
    assert only(events, Travelled)[0].cycles == 0
    round_ = folded(state, [e for e in events if type(e).__module__.startswith("rpg.game.strata")])
    assert round_.node is not None
    assert round_.node.extra
    assert 2 not in {round_.links[link].b for link in round_.trail}
    assert [round_.links[link].b for link in round_.links if round_.links[link].a == round_.here] == [3]


def test_a_gap_costs_everybody_a_beat_unless_there_is_a_line():
    assert len(only(went(depth(ahead("gap"), force=FORCE)), ForceTicked)) == 6
    roped = (crew()[0], *(msgspec.structs.replace(p, gear=(*p.gear, LINE)) for p in crew()[1:2]))
    assert len(only(went(depth(ahead("gap"), *roped, force=FORCE)), ForceTicked)) == 1


def test_a_force_that_comes_at_the_gap_keeps_them_there():
    near = msgspec.structs.replace(FORCE, clock=2)
    events = went(depth(ahead("gap"), force=near))
    assert only(events, ForceArrived)
    assert only(events, Went) == []


@pytest.mark.parametrize(("face", "opens"), [(1, False), (4, True)])
def test_what_is_sealed_is_opened_by_a_roll_or_stays_shut(face, opens):
    events = went(depth(ahead("sealed")), dice=Fixed(face))
    assert bool(only(events, ConnectorOpened)) is bool(only(events, Went)) is opens


def test_what_was_opened_stays_open():
    opened = went(depth(ahead("sealed")))
    state = folded(ahead("sealed"), [e for e in opened if isinstance(e, ConnectorOpened)])
    assert only(went(depth(state)), Tested) == []


def test_a_torch_opens_without_a_roll_and_is_heard():
    people = [msgspec.structs.replace(p, gear=(*p.gear, TORCH)) for p in crew()]
    events = went(depth(ahead("sealed"), *people))
    assert only(events, ConnectorOpened) == [ConnectorOpened(link=2, tool=TORCH)]
    assert only(events, Tested) == []
    assert len(only(events, AlertRaised)) == 1


@pytest.mark.parametrize("kind", ["sealed", "free"])
def test_only_what_is_shut_or_large_is_gone_round(kind):
    here = depth(ahead(kind))
    if kind == "free":
        assert why(here, around=True) == "strata.refused.around"
    else:
        events = went(here, around=True)
        assert only(events, Tested) == []
        assert only(events, Went) == [Went(link=3)]


def test_a_gene_gate_is_a_lock_of_five_and_a_fail_is_a_terminal_that_noticed():
    state = at_first(found(2, depth=1), joined(2, 1, 2, "gene-gate", plate=True))
    events = went(depth(state), dice=Fixed(1))
    (tested,) = only(events, Tested)
    assert {part.what: part.dice for part in tested.parts}["gate"] == -5
    assert [event.trigger for event in only(events, AlertRaised)] == ["core:trigger/interface-fail"]
    assert only(events, Went) == []
    assert len(only(went(depth(state, force=FORCE), dice=Fixed(1)), ForceTicked)) == 1
    through = went(depth(state), dice=Fixed(6))
    assert only(through, Went)
    pierced = folded(state, [ConnectorRebuilt(link=2, kind="beam-hole", why="beam")])
    assert only(went(depth(pierced)), Tested) == []


def test_a_gene_gate_opens_to_a_carrier_of_the_group_and_no_other_lock_does():
    state = at_first(found(2, depth=1), joined(2, 1, 2, "gene-gate", plate=True))
    bearing = msgspec.structs.replace(depth(state, force=FORCE), carriers=("tae",))
    events = went(bearing)
    assert only(events, Tested) == []
    assert only(events, ConnectorOpened) == [ConnectorOpened(link=2)]
    assert only(events, Went)
    assert len(only(events, ForceTicked)) == 2
    left = [msgspec.structs.replace(p, away=p.id == "tae") for p in crew()]
    assert only(went(msgspec.structs.replace(depth(state, *left), carriers=("tae",))), Tested)
    passages = MAP.shell.passages
    plain = [msgspec.structs.replace(p, lock=p.lock and msgspec.structs.replace(p.lock, gene=False)) for p in passages]
    own = msgspec.structs.replace(MAP, shell=msgspec.structs.replace(MAP.shell, passages=tuple(plain)))
    assert only(went(msgspec.structs.replace(bearing, own=own)), Tested)


def test_another_stratum_is_another_sector():
    state = at_first(found(2, depth=1), joined(2, 1, 2, "wound", plate=True))
    state = folded(state, [StratumFound(depth=1, size=4, sector="stratum 1")])
    events = went(depth(state, force=FORCE))
    assert only(events, ForceTurnedBack) == [ForceTurnedBack(sector="home")]
    assert only(events, ForceTicked) == []


def test_a_tower_is_left_behind():
    events = went(depth(ahead(), tower=True))
    assert only(events, TowerSet) == [TowerSet(sector="home", beside=False)]


def test_a_district_is_seen_and_takes_a_watch():
    strained = [msgspec.structs.replace(p, strain=2) for p in crew()]
    here = depth(ahead(magnitude=4), *strained, points=4)
    events = went(here)
    assert only(events, VistaSeen) == [VistaSeen(node=2)]
    assert [event.by for event in only(events, Strained)] == [-1] * 5
    assert only(events, BearingChanged) == [BearingChanged(by=1, why="vista")]
    assert only(events, Travelled) == [Travelled(node=2, watches=1)]
    assert len(only(events, AlertLowered)) == 1
    assert only(events, ConditionGained) == []


def test_a_canyon_is_a_day_and_exhausts():
    used = [msgspec.structs.replace(p, used=(("core:ability/knows-the-hum", "watch"),)) for p in crew()]
    events = went(depth(ahead(magnitude=5), *used, points=9))
    assert only(events, Travelled) == [Travelled(node=2, watches=3)]
    assert len(only(events, AlertLowered)) == 3
    assert {event.condition for event in only(events, ConditionGained)} == {EXHAUSTED}
    assert len(only(events, ConditionGained)) == 5
    assert len(only(events, AbilitiesRenewed)) == 1
    tired = [msgspec.structs.replace(p, conditions={EXHAUSTED: 0}) for p in crew()]
    assert only(went(depth(ahead(magnitude=5), *tired)), ConditionGained) == []


def test_how_many_of_its_unit_a_magnitude_takes_is_the_rules_to_say():
    twice = [msgspec.structs.replace(large, count=2) for large in MAP.magnitudes]
    own = msgspec.structs.replace(MAP, magnitudes=tuple(twice))
    for magnitude, watches, cycles in ((4, 2, 0), (5, 6, 0), (6, 0, 2), (7, 0, 18)):
        here = msgspec.structs.replace(depth(ahead(magnitude=magnitude)), own=own)
        assert only(went(here), Travelled) == [Travelled(node=2, watches=watches, cycles=cycles)]
    slow = msgspec.structs.replace(depth(ahead(), force=FORCE), own=own)
    assert len(only(went(slow), ForceTicked)) == 2


@pytest.mark.parametrize(("magnitude", "cycles"), [(6, 1), (7, 9)])
def test_a_void_is_a_cycle_of_the_village_and_one_roll_a_cycle_feeds_them(magnitude, cycles):
    events = went(depth(ahead(magnitude=magnitude)), dice=Fixed(4))
    assert only(events, Travelled) == [Travelled(node=2, cycles=cycles)]
    assert [test.label.rpartition(":")[0] for test in only(events, Tested)] == [f"forage:{n}" for n in range(cycles)]
    assert {event.condition for event in only(events, ConditionGained)} == {EXHAUSTED}


def test_whoever_finds_nothing_to_eat_is_hungry_and_whoever_does_is_not():
    starved = went(depth(ahead(magnitude=6)), dice=Fixed(1))
    assert len([e for e in only(starved, ConditionGained) if e.condition == HUNGRY]) == 5
    hungry = [msgspec.structs.replace(p, conditions={HUNGRY: 0}) for p in crew()]
    fed = went(depth(ahead(magnitude=6), *hungry), dice=Fixed(4))
    assert [event.condition for event in only(fed, ConditionLost)] == [HUNGRY] * 5


def test_an_orbit_is_an_ellipse():
    events = went(depth(ahead(magnitude=8)))
    assert only(events, Travelled) == [Travelled(node=2, years=True)]
    assert only(events, Tested) == []


@pytest.mark.parametrize(("magnitude", "watches", "cycles"), [(4, 1, 0), (6, 0, 1)])
def test_a_force_on_its_way_stops_them_at_the_edge_and_the_crossing_is_still_to_be_made(magnitude, watches, cycles):
    state = folded(ahead(magnitude=magnitude), (found(3, row=2), joined(3, 2, 3)))
    events = went(depth(state, force=FORCE))
    assert only(events, Went)
    assert only(events, ForceArrived)
    assert only(events, Travelled) == []
    assert only(events, CrossingBroken) == [CrossingBroken(node=2)]
    stopped = folded(state, [event for event in events if isinstance(event, get_args(StrataEvent))])
    on = went(depth(stopped))
    assert [event for event in on if isinstance(event, Travelled | Went)] == [
        Travelled(node=2, watches=watches, cycles=cycles),
        Went(link=3),
    ]
    assert only(went(depth(stopped), "back"), Travelled) == []
    gone = folded(stopped, [event for event in on if isinstance(event, get_args(StrataEvent))])
    assert (gone.here, gone.uncrossed, gone.away) == (3, 0, cycles)
    assert only(went(depth(stopped, force=FORCE)), Went) == []


def test_whoever_bleeds_bleeds_through_a_canyon_and_to_the_end_through_a_void():
    hurt, whole = crew()[:2]
    hurt = msgspec.structs.replace(hurt, conditions={BLEEDING: 0})
    for magnitude, lost in ((5, 3), (6, vitality(RULES.fight.character, hurt))):
        harmed = only(went(depth(ahead(magnitude=magnitude), hurt, whole)), Harmed)
        assert {event.who for event in harmed} == {hurt.id}
        assert sum(event.by for event in harmed) == lost


def test_listening_tells_what_lies_ahead_and_takes_a_beat():
    here = depth(at_first(watch=1), force=FORCE)
    partial = descent.listen(here, Fixed(1).at("ahead:sefa", 4, 4, 4, 4))
    assert isinstance(partial, tuple)
    (tested,) = only(partial, Tested)
    assert (tested.who, {part.what: part.dice for part in tested.parts}["watch"]) == ("sefa", -1)
    assert only(partial, NodeKnown) == [NodeKnown(node=2)]
    assert len(only(partial, ForceTicked)) == 1
    clean = descent.listen(here, Fixed(1).at("ahead:sefa", 6, 4, 4, 4))
    assert isinstance(clean, tuple)
    assert only(clean, NodeKnown) == [NodeKnown(node=2), NodeKnown(node=3)]
    fail = descent.listen(here, Fixed(1))
    assert isinstance(fail, tuple)
    assert only(fail, NodeKnown) == []


def test_nobody_listens_who_is_not_there():
    events = descent.listen(depth(at_first()), Fixed(4), "nobody")
    assert isinstance(events, Refusal)


def test_what_comes_first_comes_first():
    here = depth(ahead())
    on = msgspec.structs.replace(here, ground=fight(here.ground, (EXTERMINATOR, 1)))
    assert why(on) == "expedition.refused.fight"
    assert why(depth(ahead(), arrived=FORCE)) == "expedition.refused.force"
    assert why(msgspec.structs.replace(here, trip=True)) == "strata.refused.expedition"
    assert why(depth(ahead(), *crew(harm=99))) == "strata.refused.nobody"
    assert why(depth(Strata()), "back") == "strata.refused.home"
