"""What a cycle does to the map, what a Builder does, and what the group gains of it (GAME.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.dice import Seeded
from rpg.game import strata
from rpg.game.character.events import AbilityUsed, Strained
from rpg.game.strata.events import (
    BearingChanged,
    ConnectorClosed,
    ConnectorRebuilt,
    CycleLived,
    MapDrifted,
    StructureSet,
    Travelled,
    VistaSeen,
    Went,
)
from rpg.game.strata.evolve import evolve, folded, new_season
from rpg.game.strata.state import Strata
from tests.game.encounter.fights import Fixed, person
from tests.game.rules_for_tests import CHARACTER, CHECK
from tests.game.strata.maps import RULES, at_first, found, joined, patched, why

if TYPE_CHECKING:
    from rpg.game.strata.events import StrataEvent

CHARTS = "core:gear/old-charts"
ELDER = "core:ability/old-charts"


def drift(state: Strata, dice: Fixed, **more: Any) -> tuple[StrataEvent, ...]:
    return strata.cycle(RULES, state, dice, **more)


def test_on_a_one_a_connector_is_drawn_anew_and_on_a_second_one_the_structure():
    dice = Fixed(4).at("drift:1", 1).at("rebuilt:1", 5).at("again:1", 1).at("structure:1", 7)
    events = drift(at_first(), dice)
    assert events == (
        MapDrifted(depth=0, faces=(1,), again=(1,)),
        ConnectorRebuilt(link=1, kind="sealed", faces=(5,)),
        StructureSet(node=1, structure="bridge", faces=(7,)),
    )
    after = folded(at_first(), events)
    assert (after.links[1].kind, after.nodes[1].structure) == ("sealed", "bridge")
    assert (after.links[1].a, after.links[1].b) == (0, 1)


def test_on_anything_else_a_node_stays_and_the_face_is_kept():
    assert drift(at_first(), Fixed(2)) == (MapDrifted(depth=0, faces=(2,)),)


def test_a_season_of_building_adds_a_face():
    dice = Fixed(4).at("drift:1", 2)
    assert len(drift(at_first(), dice)) == 1
    assert len(drift(at_first(), dice, more=1)) == 2


def test_one_of_several_connectors_is_drawn_and_never_one_through_a_shell():
    state = at_first(found(2, row=1), joined(2, 1, 2), found(3, depth=1), joined(3, 2, 3, "shaft", plate=True))
    dice = Fixed(4).at("drift:1", 1).at("which:1", 2)
    assert [event.link for event in drift(state, dice) if isinstance(event, ConnectorRebuilt)] == [2]
    assert [e for e in drift(state, Fixed(4).at("drift:3", 1)) if isinstance(e, ConnectorRebuilt)] == []


def test_a_fresh_passage_closes_when_the_cycle_ends_and_opens_when_it_is_rebuilt():
    state = at_first(found(2, row=1), joined(2, 1, 2, "fresh"))
    events = drift(state, Fixed(4))
    assert events[0] == ConnectorClosed(link=2)
    closed = folded(state, events)
    assert closed.links[2].closed
    assert ConnectorClosed(link=2) not in drift(closed, Fixed(4))
    rebuilt = folded(closed, drift(closed, Fixed(4).at("drift:2", 1)))
    assert not rebuilt.links[2].closed


def test_a_wound_in_a_shell_heals_and_there_is_another_way_through():
    state = at_first(found(2, depth=1), joined(2, 1, 2, "wound", plate=True))
    events = drift(state, Fixed(4).at("shell:2", 2))
    assert events[0] == ConnectorRebuilt(link=2, kind="shaft", faces=(2,), why="healed")


def test_each_stratum_drifts_by_itself():
    state = at_first(found(2, depth=1), joined(2, 1, 2, "shaft", plate=True))
    assert [event.depth for event in drift(state, Fixed(4)) if isinstance(event, MapDrifted)] == [0, 1]
    assert drift(Strata(), Fixed(4)) == ()


def test_a_cycle_is_one_of_those_that_the_village_had_still_to_live():
    away = evolve(at_first(), Travelled(node=1, cycles=2))
    events = drift(away, Fixed(4))
    assert events[0] == CycleLived()
    assert folded(away, events).away == 1
    assert CycleLived() not in drift(at_first(), Fixed(4))


def test_a_builder_rebuilds_one_connector_where_it_is():
    (rebuilt,) = strata.reshaped(RULES, at_first(), Fixed(2), 1)
    assert rebuilt == ConnectorRebuilt(link=1, kind="climb", faces=(2,), why="builder")
    assert strata.reshaped(RULES, Strata(), Fixed(2), 1) == ()


class Heard:
    """Dice that remember every face that fell."""

    def __init__(self, seed: str) -> None:
        self.dice = Seeded(seed, 1)
        self.faces: list[int] = []

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        fell = self.dice.roll(label, count, sides)
        self.faces += fell
        return tuple(fell)


@given(st.text(max_size=8))
def test_every_face_of_a_drift_stands_in_its_events(seed: str):
    state = at_first(found(2), joined(2, 1, 2, way="across"), found(3, row=1), joined(3, 1, 3), found(4, depth=1))
    dice = Heard(seed)
    events = [*strata.cycle(RULES, state, dice, more=5), *strata.reshaped(RULES, state, dice, 1)]
    told = [face for event in events for field in ("faces", "again", "which") for face in getattr(event, field, ())]
    assert sorted(told) == sorted(dice.faces)
    assert any(event.which for event in events if isinstance(event, ConnectorRebuilt))


def seen(state: Strata, **strain: int) -> tuple[Any, ...]:
    people = [person(who, strain=by) for who, by in strain.items()]
    return strata.vista(RULES, CHECK.core, state, people)


def test_the_first_sight_of_a_district_eases_everybody_and_gives_bearing():
    state = at_first(magnitude=4)
    assert seen(state, tae=2, oru=0) == (
        VistaSeen(node=1),
        Strained(who="tae", by=-1),
        BearingChanged(by=1, why="vista"),
    )


def test_a_vault_is_no_vista_and_nothing_is_seen_twice():
    assert seen(at_first(magnitude=3), tae=2) == ()
    assert seen(at_first(VistaSeen(node=1), magnitude=4), tae=2) == ()
    assert seen(Strata(), tae=2) == ()


def test_bearing_ends_at_three_and_a_sum_out_of_bounds_comes_back():
    full = evolve(Strata(), BearingChanged(by=3))
    assert strata.gained(RULES, full, 1) == ()
    assert strata.bearing(RULES, evolve(full, BearingChanged(by=9))) == 3
    (back,) = strata.gained(RULES, evolve(Strata(), BearingChanged(by=-4)), 1)
    assert back.by == 5
    assert strata.gained(patched(bearing={"most": 4}), full, 1) == (BearingChanged(by=1),)


@pytest.mark.parametrize(("has", "cost", "left"), [(2, 1, 1), (2, 2, 0), (9, 2, 1)])
def test_bearing_is_spent(has, cost, left):
    state = evolve(Strata(), BearingChanged(by=has))
    events = strata.spent(RULES, state, cost, "oracle")
    assert isinstance(events, tuple)
    assert strata.bearing(RULES, folded(state, events)) == left


def test_nobody_spends_bearing_that_is_not_there():
    assert why(strata.spent(RULES, evolve(Strata(), BearingChanged(by=1)), 2)) == "strata.refused.bearing"
    assert why(strata.spent(RULES, Strata(), 0)) == "strata.refused.bearing"


def elder(**changes: Any) -> Any:
    return msgspec.structs.replace(person("ansa", "elder", ability=ELDER), **changes)


def test_an_elder_declares_what_nobody_has_entered_once_a_season():
    state = at_first(found(2, row=1), joined(2, 1, 2))
    events = strata.declared(RULES, CHARACTER, state, elder(), 2, "silo")
    assert events == (
        StructureSet(node=2, structure="silo", why="declared", who="ansa"),
        AbilityUsed(who="ansa", ability=ELDER, per="season"),
    )
    spent = elder(used=((ELDER, "season"),))
    assert why(strata.declared(RULES, CHARACTER, state, spent, 2, "silo")) == "strata.refused.cannot_declare"
    assert why(strata.declared(RULES, CHARACTER, state, person("tae"), 2, "silo")) == "strata.refused.cannot_declare"


def test_nobody_declares_a_place_that_was_entered_or_a_structure_that_is_none():
    state = at_first(found(2, row=1), joined(2, 1, 2))
    assert why(strata.declared(RULES, CHARACTER, state, elder(), 1, "silo")) == "strata.refused.entered"
    assert why(strata.declared(RULES, CHARACTER, state, elder(), 2, "sky")) == "strata.refused.no_structure"


def test_charts_draw_a_structure_anew_once_a_season():
    carrier = person("tae", gear=(CHARTS,))
    events = strata.redrawn(RULES, CHARACTER, at_first(), Fixed(3), carrier, 1)
    assert events == (StructureSet(node=1, structure="gallery", why="redrawn", who="tae", faces=(3,)),)
    after = folded(at_first(), events)
    assert after.nodes[1].structure == "gallery"
    assert why(strata.redrawn(RULES, CHARACTER, after, Fixed(3), carrier, 1)) == "strata.refused.cannot_redraw"
    assert isinstance(strata.redrawn(RULES, CHARACTER, new_season(after), Fixed(3), carrier, 1), tuple)
    assert why(strata.redrawn(RULES, CHARACTER, at_first(), Fixed(3), person("oru"), 1)) == (
        "strata.refused.cannot_redraw"
    )


def test_a_beam_pierces_a_shell_once():
    state = at_first(found(2, depth=1), joined(2, 1, 2, "gene-gate", plate=True))
    (hole,) = strata.pierced(RULES, state.links[2])
    after = evolve(state, hole)
    assert not strata.shut(RULES, after.links[2])
    assert strata.pierced(RULES, after.links[2]) == ()
    assert strata.pierced(RULES, state.links[1]) == ()


def test_the_gm_opens_names_and_places():
    state = at_first(found(2, row=1), joined(2, 1, 2, "sealed"))
    opened = strata.opened(RULES, state.links[2])
    assert isinstance(opened, tuple)
    assert not strata.shut(RULES, folded(state, opened).links[2])
    assert why(strata.opened(RULES, state.links[1])) == "strata.refused.not_shut"
    named = strata.named(state, 1, "Old Pump")
    assert isinstance(named, tuple)
    assert folded(state, named).nodes[1].title == "Old Pump"
    placed = strata.placed(state, 2)
    assert isinstance(placed, tuple)
    there = folded(state, placed)
    assert (there.here, there.trail) == (2, (1, 2))
    assert why(strata.placed(state, 9)) == "strata.refused.no_node"
    assert evolve(there, Went(link=1)) is there
