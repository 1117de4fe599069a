from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.maps.cells import Spot, spots, walkable
from rpg.maps.proof import ground, prove
from rpg.maps.view import player_view
from rpg.words import Catalogue, Voice
from tests.maps.places import drawn, feature, place, shipped
from tests.press.papers import messages

if TYPE_CHECKING:
    from rpg.maps.model import Map


def codes(map_: Map) -> list[str]:
    return [fault.code for fault in prove(map_).faults]


@pytest.mark.parametrize("seen", [shipped(), player_view(shipped())], ids=["gm", "player"])
def test_the_place_of_the_food_run_can_be_walked_and_has_two_ways_almost_everywhere(seen: Map) -> None:
    proof = prove(seen)
    assert proof.holds
    assert proof.reached == proof.walkable > 1000
    assert proof.loops >= 0.85


def test_it_has_what_the_story_needs() -> None:
    symbols = {(f.symbol, f.stratum) for f in shipped().features}
    assert {("exit", 0), ("lift", 0), ("lift", 2), ("tower", 1), ("tower", 2), ("source", 2), ("sealed", 1)} <= symbols
    assert {("beam_hole", 0), ("beam_hole", 1)} <= symbols
    assert any(f.symbol == "eye" and f.visible_to == "gm" for f in shipped().features)
    assert any(p.hidden for p in shipped().places)
    assert [len(s.rows) for s in shipped().strata] == [32, 32, 32]


def test_strata_that_nothing_joins_are_found() -> None:
    map_ = shipped()
    strata = tuple(
        msgspec.structs.replace(level, rows=tuple(row.replace("o", "#") for row in level.rows)) for level in map_.strata
    )
    others = tuple(f for f in map_.features if f.symbol not in {"stair", "lift"})
    broken = prove(msgspec.structs.replace(map_, strata=strata, features=others))
    assert {fault.stratum for fault in broken.faults if fault.code == "unreachable"} >= {1, 2}
    assert broken.reached < broken.walkable


@pytest.mark.parametrize("spot", [s for s in spots(shipped()) if s.x % 9 == 4 and s.y % 7 == 3], ids=str)
def test_an_island_planted_anywhere_is_found(spot: Spot) -> None:
    map_ = shipped()
    rows = [list(row) for row in map_.strata[spot.stratum].rows]
    for x, y in ((spot.x - 1, spot.y), (spot.x + 1, spot.y), (spot.x, spot.y - 1), (spot.x, spot.y + 1)):
        rows[y][x] = "#"
    strata = list(map_.strata)
    strata[spot.stratum] = msgspec.structs.replace(strata[spot.stratum], rows=tuple("".join(row) for row in rows))
    joined = {(f.stratum, f.at) for f in map_.features if f.symbol in {"stair", "lift"}}
    if (spot.stratum, (spot.x, spot.y)) in joined or not walkable(strata[spot.stratum], spot.x, spot.y):
        pytest.skip("it goes on above or below")
    assert "unreachable" in codes(msgspec.structs.replace(map_, strata=tuple(strata)))


def test_stairs_join_strata_only_over_one_another() -> None:
    two = ((".. ",), ("  .",))
    stairs = (feature("stair", 1, 0), feature("stair", 2, 0, 1))
    assert codes(drawn(*two, features=stairs)) == ["nowhere", "nowhere", "unreachable"]
    over = ((".. ",), (" ..",))
    assert codes(drawn(*over, features=(feature("stair", 1, 0), feature("stair", 1, 0, 1)))) == []
    assert codes(drawn(("o.",), ("o.",))) == []
    assert codes(drawn(("..",), ("..",))) == ["unreachable"]


def test_a_sealed_door_is_shut() -> None:
    assert codes(drawn(("...",))) == []
    assert codes(drawn(("...",), features=(feature("sealed", 1, 0),))) == ["unreachable"]


def test_faults_of_shape() -> None:
    assert codes(drawn(())) == ["empty"]
    assert codes(drawn(("..", "."))) == ["ragged"]
    assert codes(drawn((".?",))) == ["letter"]
    assert codes(drawn(("..",), ("...",))) == ["size"]
    assert codes(drawn(("..",), places=(place("a", 1, 0, 2, 1),))) == ["outside"]
    assert codes(drawn((".#",), places=(place("a", 1, 0, 1, 1),))) == ["no_floor"]
    assert codes(drawn((".#",), features=(feature("door", 1, 0),))) == ["in_mass"]


def test_a_loop_is_two_ways_out() -> None:
    ring, line = ("...", ".#.", "..."), ("...", "###", "###")
    corner = place("corner", 0, 0, 1, 1)
    assert ground(drawn(ring, places=(corner,))).on_loop(corner.key)
    assert not ground(drawn(line, places=(corner,))).on_loop(corner.key)
    middle = place("middle", 1, 0, 1, 1)
    assert not ground(drawn(line, places=(middle,))).on_loop(middle.key)


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_fault_can_be_said(language: str) -> None:
    voice = Voice(Catalogue(language, messages(language)))
    worst = (drawn(()), drawn(("..", ".")), drawn((".?",)), drawn(("..",), ("...",)), drawn((".#.",)),
             drawn((".#",), places=(place("a", 1, 0, 1, 1), ), features=(feature("door", 1, 0), feature("lift", 0, 0))),
             drawn(("..",), places=(place("a", 1, 0, 2, 1),)))  # fmt: skip
    said = {fault.code: voice.say(fault.say) for map_ in worst for fault in prove(map_).faults}
    assert len(said) == 9
    assert "{" not in "".join(said.values())


def test_who_walks_through_the_corner_of_a_place_was_not_there() -> None:
    """The key lies in the place behind the seal; a corridor cuts the corner of that place's rectangle."""
    way = ("......", "#####.", "...##.", "......", "...#..", "####..")
    seal = feature("sealed", 3, 3, opened_by="a")
    locked = drawn(way, places=(place("a", 0, 2, 6, 4),), features=(feature("exit", 0, 0), seal))
    assert codes(locked) == ["locked"]
