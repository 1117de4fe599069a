from __future__ import annotations

import msgspec

from rpg.maps.cells import walkable
from rpg.maps.view import player_view
from tests.maps.places import drawn, feature, place, shipped


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
