"""Whatever is said to have happened, in whatever order, leaves a world that can be kept."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.campaign.events import (
    AlertRevealed,
    Begun,
    BoundaryDrawn,
    ClockMade,
    ClockRevealed,
    Cut,
    DiceMoved,
    Event,
    GroupSet,
    Improvised,
    MacroSet,
    MapTaken,
    Noted,
    OddsShown,
    PeakMarked,
    PersonRevealed,
    RollSealed,
    Ruled,
    ScenePrepared,
    SceneRevealed,
    SceneSet,
    SessionBegun,
    SessionEnded,
    ThreadOpened,
    TimePassed,
    TurnsSet,
    Voided,
)
from rpg.campaign.fold import after
from rpg.campaign.world import World
from rpg.game.character.events import Joined
from rpg.game.community.events import CommunityEvent
from rpg.game.encounter.events import (
    ExchangeBegan,
    FightBegan,
    FightEnded,
    MachinesJoined,
    ShotsHeard,
    WardRaised,
)
from rpg.game.expedition.events import ExpeditionEvent, RingCounted, SetOut
from rpg.game.infiltrator.events import ConsentGiven, MaskSealed, OccasionNoted
from rpg.game.oracle.events import LineSpoken, QuestionAnswered, SilenceKept, SilenceSet
from rpg.game.quest.events import Commanded, Discovered, GeneSynthesised, PhaseEnded, RoomEntered
from rpg.game.safeguard.events import (
    AlertRaised,
    Breached,
    ForceSent,
    PointsOwed,
    SeasonTagged,
    SectorSealed,
    TowerSet,
    WardWorn,
    WatchLowered,
)
from rpg.game.strata.events import BearingChanged, NodeFound, StratumFound, Travelled
from rpg.game.wanderer.events import (
    Arrived,
    BeamFired,
    Felled,
    HeldBack,
    Hurt,
    Intervened,
    LockOpened,
    ProximityChanged,
    Recharged,
    Spoke,
    WakeRaised,
)
from tests.campaign.happenings import KINDS, anything, happened, known
from tests.game.unknown import events as about_nothing

OPENS = (
    Begun,
    BoundaryDrawn,
    SessionBegun,
    SessionEnded,
    SceneSet,
    ScenePrepared,
    ClockMade,
    ClockRevealed,
    DiceMoved,
    GroupSet,
    Improvised,
    MacroSet,
    MapTaken,
    OddsShown,
    PeakMarked,
    PersonRevealed,
    SceneRevealed,
    AlertRevealed,
    RollSealed,
    Ruled,
    ThreadOpened,
    TimePassed,
    TurnsSet,
    Joined,
    FightBegan,
    AlertRaised,
    ForceSent,
    TowerSet,
    WatchLowered,
    PointsOwed,
    SectorSealed,
    SeasonTagged,
    RingCounted,
    SetOut,
    Arrived,
    BeamFired,
    Felled,
    HeldBack,
    Hurt,
    Intervened,
    LockOpened,
    ProximityChanged,
    Recharged,
    Spoke,
    WakeRaised,
    StratumFound,
    NodeFound,
    BearingChanged,
    Travelled,
    LineSpoken,
    QuestionAnswered,
    SilenceKept,
    SilenceSet,
    Breached,
    WardWorn,
    *get_args(CommunityEvent),
    Discovered,
    PhaseEnded,
    GeneSynthesised,
    RoomEntered,
    Commanded,
    ConsentGiven,
    MaskSealed,
    OccasionNoted,
)
"""What makes something of nothing. Everything else about something unknown changes nothing."""


IN_A_FIGHT = (ExchangeBegan, FightEnded, MachinesJoined, ShotsHeard, WardRaised)
"""What changes a fight whoever is in it; without a fight nothing."""


def kept(world: World) -> World:
    return msgspec.json.decode(msgspec.json.encode(world), type=World)


def folded(*events: Any, world: World | None = None) -> World:
    world = world or World()
    for event in events:
        world = after(world, event)
    return world


@pytest.mark.parametrize("event", about_nothing(Event), ids=lambda e: str(type(e).__struct_config__.tag))
def test_what_happened_to_nothing_known_changes_nothing(event: Any):
    for world in (World(), folded(*known())):
        then = after(world, event)
        assert kept(then) == then
        if isinstance(event, ExpeditionEvent) and not isinstance(event, OPENS):
            assert then == world or world.expeditions.trip is not None
        elif isinstance(event, IN_A_FIGHT):
            assert (then == world) is (world.encounter.fight is None)
        elif not isinstance(event, OPENS):
            assert then == world


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__struct_config__.tag))
@given(data=st.data())
def test_every_kind_is_folded_whatever_it_says(kind: Any, data: st.DataObject):
    event = data.draw(happened(kind))
    assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event
    for world in (World(), folded(*known())):
        then = after(world, event)
        assert kept(then) == then


@given(st.lists(anything(), max_size=40))
def test_any_story_leaves_a_world_that_can_be_kept(events: list[Any]):
    world = folded(*known(), *events)
    again = kept(world)
    assert again == world
    assert list(again.people.by_id) == list(world.people.by_id)
    assert all(0 <= clock.filled <= max(0, clock.size) for clock in again.clocks.values())


def test_notes_and_voids_are_no_change():
    world = folded(*known())
    assert after(world, Noted(text="x")) is world
    assert after(world, Voided(entry=1)) is world
    assert after(world, Cut()) is world
