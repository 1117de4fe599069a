from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.maps.cells import around, walkable
from rpg.maps.view import player_view
from tests.maps.places import drawn, feature, place, shipped

if TYPE_CHECKING:
    from rpg.maps.model import Stratum


def secrets() -> list[str]:
    map_ = shipped()
    hidden = [place for place in map_.places if place.hidden]
    found = [str(place.gm) for place in map_.places] + [str(place.name) for place in hidden]
    return found + [str(f.name) for f in map_.features if f.visible_to == "gm"]


def test_no_secret_is_in_the_value() -> None:
    said = msgspec.json.encode(player_view(shipped())).decode()
    assert len(secrets()) > 25
    assert [text for text in secrets() if text in said] == []
    assert not any(place.watch for place in player_view(shipped()).places)


def test_hidden_ground_is_solid() -> None:
    map_ = drawn(("...",), places=(place("a", 0, 0, 1, 1), place("b", 1, 0, 2, 1, hidden=True)))
    assert player_view(map_).strata[0].rows == (".##",)
    crawl = next(p for p in shipped().places if p.hidden)
    left, top, wide, _ = crawl.area
    assert all(walkable(shipped().strata[crawl.stratum], x, top) for x in range(left, left + wide))
    shown = player_view(shipped()).strata[crawl.stratum]
    assert not any(walkable(shown, x, top) for x in range(left, left + wide))


def test_what_an_open_place_shares_stays() -> None:
    map_ = drawn(("...",), places=(place("a", 0, 0, 2, 1), place("b", 1, 0, 2, 1, hidden=True)))
    assert player_view(map_).strata[0].rows == ("..#",)


def test_the_seed_and_the_gms_features_go() -> None:
    map_ = drawn(("..",), features=(feature("eye", 0, 0, visible_to="gm"), feature("door", 1, 0)))
    seen = player_view(msgspec.structs.replace(map_, seed="7"))
    assert seen.seed == ""
    assert [f.symbol for f in seen.features] == ["door"]


def test_seeing_twice_changes_nothing() -> None:
    once = player_view(shipped())
    assert player_view(once) == once


def test_a_way_to_a_hidden_place_goes_with_it_as_far_as_nobody_else_walks_there() -> None:
    rows = ("#########", "#..,,,..#", "####,####", "####,..##", "#########")
    places = (place("a", 1, 1, 2, 1), place("b", 6, 1, 2, 1), place("h", 5, 3, 2, 1, hidden=True))
    doors = (feature("door", 4, 2), feature("sealed", 3, 1))
    seen = player_view(drawn(rows, places=places, features=doors))
    assert seen.strata[0].rows == ("#########", "#..,,,..#", "#########", "#########", "#########")
    assert [f.symbol for f in seen.features] == ["sealed"]


def test_a_way_between_two_places_past_a_hidden_one_stays() -> None:
    rows = ("..,,,..", "###.###")
    places = (place("a", 0, 0, 2, 1), place("b", 5, 0, 2, 1), place("h", 3, 1, 1, 1, hidden=True))
    assert player_view(drawn(rows, places=places)).strata[0].rows == ("..,,,..", "#######")


def test_a_broad_way_to_a_hidden_place_goes_with_it_if_it_leads_to_one_place_alone() -> None:
    rows = ("..,,,..", "..,,,..")
    places = (place("a", 0, 0, 2, 2), place("h", 5, 0, 2, 2, hidden=True))
    assert player_view(drawn(rows, places=places)).strata[0].rows == ("..#####", "..#####")
    hidden, stairs = (place("h", 5, 0, 2, 1, hidden=True),), (feature("stair", 3, 0), feature("stair", 3, 0, 1))
    seen = player_view(drawn(rows[:1], ("...,...",), places=places[:1] + hidden, features=stairs))
    assert seen.strata[0].rows == ("..,,###",)


def test_of_a_catwalk_to_a_hidden_place_only_the_void_is_left() -> None:
    map_ = drawn(("..===..",), places=(place("a", 0, 0, 2, 1), place("h", 5, 0, 2, 1, hidden=True)))
    assert player_view(map_).strata[0].rows == ("..   ##",)


def test_a_door_and_a_stair_to_what_is_hidden_go() -> None:
    places = (
        place("a", 0, 0, 3, 1),
        place("h", 3, 0, 1, 1, hidden=True),
        place("d", 0, 0, 4, 1, stratum=1, hidden=True),
    )
    things = (feature("door", 2, 0), feature("stair", 1, 0), feature("stair", 1, 0, 1))
    assert [f.symbol for f in player_view(drawn(("....",), ("....",), places=places, features=things)).features] == []


@pytest.mark.parametrize("name", ["food-run", "ring"])
def test_no_way_of_a_shipped_map_ends_at_what_is_hidden(name: str) -> None:
    map_ = shipped(name)
    seen = player_view(map_)
    ends = {
        (k, x, y)
        for k, (mine, theirs) in enumerate(zip(map_.strata, seen.strata, strict=True))
        for y, row in enumerate(theirs.rows)
        for x in range(len(row))
        if ways(theirs, x, y) == 1 < ways(mine, x, y)
    }
    assert any(place.hidden for place in map_.places)
    assert ends == set()


def ways(stratum: Stratum, x: int, y: int) -> int:
    return sum(walkable(stratum, *near) for near in around(x, y)) if walkable(stratum, x, y) else 0


def test_a_way_through_the_corner_of_a_hidden_place_stays() -> None:
    rows = ("..,,,,,..", "#########", "###..####", "###..####")
    places = (place("a", 0, 0, 2, 1), place("b", 7, 0, 2, 1), place("h", 3, 0, 2, 4, hidden=True))
    assert player_view(drawn(rows, places=places)).strata[0].rows == (rows[0], "#########", "#########", "#########")


def test_a_hall_of_forty_thousand_cells_is_seen_quickly() -> None:
    map_ = drawn(("." * 200,) * 200, places=(place("a", 0, 0, 1, 1), place("h", 9, 9, 180, 180, hidden=True)))
    began = process_time()
    assert player_view(map_).strata[0].rows[0] == "." + "#" * 199
    assert process_time() - began < 20  # a hang limit
