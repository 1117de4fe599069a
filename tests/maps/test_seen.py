"""What has been seen of a map: the places, the ways out of them, nothing else."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.maps.ascii import numbers
from rpg.maps.model import UNSEEN, Conduit
from rpg.maps.proof import prove
from rpg.maps.seen import LIGHT, seen_view
from rpg.maps.view import player_view
from tests.maps.making import made
from tests.maps.places import drawn, feature, place, shipped
from tests.tries import tries

HALL = ("#######", "#..,..#", "#######")


def test_nothing_seen_is_no_map() -> None:
    assert seen_view(shipped(), ()) is None
    assert seen_view(shipped(), ("no-such-place",)) is None


def test_a_place_is_seen_with_its_walls_and_the_way_to_the_next() -> None:
    map_ = drawn(HALL, places=(place("a", 1, 1, 2, 1), place("b", 4, 1, 2, 1)))
    seen = seen_view(map_, ("a",))
    assert seen is not None
    assert seen.strata[0].rows == ("#####::", "#..,:::", "#####::")
    assert [p.key for p in seen.places] == ["a"]
    both = seen_view(map_, ("a", "b"))
    assert both is not None
    assert both.strata[0].rows == HALL


def test_a_seal_ends_what_is_seen_until_what_opens_it_is_found() -> None:
    row = ("#########", "#..,,,..#", "#########")
    places = (place("a", 1, 1, 2, 1), place("b", 6, 1, 2, 1))
    map_ = drawn(row, places=places, features=(feature("sealed", 4, 1, opened_by="b"),))
    seen = seen_view(map_, ("a",))
    assert seen is not None
    assert seen.strata[0].rows[1] == "#..,,::::"
    assert [f.key for f in seen.features] == ["sealed-0"]
    opened = seen_view(map_, ("a", "b"))
    assert opened is not None
    assert opened.strata[0].rows[1] == row[1]


def test_the_void_is_seen_as_far_as_light_carries() -> None:
    row = "." + " " * (LIGHT + 3)
    seen = seen_view(drawn((row,), places=(place("a", 0, 0, 1, 1),)), ("a",))
    assert seen is not None
    assert seen.strata[0].rows[0] == "." + " " * LIGHT + UNSEEN * 3


def test_a_hidden_place_is_wall_until_it_is_seen_and_then_hidden_no_more() -> None:
    map_ = drawn(HALL, places=(place("a", 1, 1, 2, 1), place("b", 3, 1, 3, 1, hidden=True)))
    seen = seen_view(map_, ("a",))
    assert seen is not None
    assert seen.strata[0].rows[1] == "#..#:::"
    found = seen_view(map_, ("a", "b"))
    assert found is not None
    assert found.strata[0].rows == HALL
    assert [p.key for p in player_view(found).places] == ["a", "b"]


def test_a_way_to_a_hidden_place_alone_is_wall_until_that_place_is_seen() -> None:
    rows = ("#########", "#..,,,..#", "####,####", "####,..##", "#########")
    places = (place("a", 1, 1, 2, 1), place("b", 6, 1, 2, 1), place("h", 5, 3, 2, 1, hidden=True))
    map_ = drawn(rows, places=places, features=(feature("door", 4, 2),))
    seen = seen_view(map_, ("a", "b"))
    assert seen is not None
    assert seen.strata[0].rows[:4] == ("#########", "#..,,,..#", "#########", ":::::::::")
    assert seen.features == ()
    found = seen_view(map_, ("a", "b", "h"))
    assert found is not None
    assert found.strata[0].rows[2:4] == ("####,####", ":::#,..#:")
    assert [f.symbol for f in found.features] == ["door"]


def test_places_keep_their_numbers() -> None:
    map_, whole = made("5", 3), numbers(made("5", 3))
    some = [p.key for p in map_.places][3::7]
    seen = seen_view(map_, some)
    assert seen is not None
    assert numbers(seen) == {key: whole[key] for key in some}
    assert numbers(player_view(seen)) == numbers(seen)


def test_a_place_can_have_a_number_of_its_own_but_not_that_of_another() -> None:
    places = (place("a", 1, 1, 1, 1), place("b", 2, 1, 1, 1, number=1), place("c", 4, 1, 2, 1, number=7))
    map_ = drawn(HALL, places=places)
    assert numbers(map_) == {"a": 2, "b": 1, "c": 7}
    assert prove(map_).holds
    twice = msgspec.structs.replace(map_, places=(*places, place("d", 5, 1, 1, 1, number=7)))
    assert [(f.code, f.key) for f in prove(twice).faults] == [("numbered", "c"), ("numbered", "d")]


def test_a_thing_alone_is_seen_where_it_stands() -> None:
    map_ = shipped()
    seen = seen_view(map_, ("head",))
    assert seen is not None
    assert [s.key for s in seen.strata] == [map_.strata[1].key]
    assert [(f.key, f.stratum) for f in seen.features] == [("head", 0)]
    assert seen.places == ()


def test_a_stratum_between_two_that_were_seen_keeps_its_room() -> None:
    map_ = drawn(HALL, HALL, HALL, places=(place("a", 1, 1, 2, 1), place("c", 1, 1, 2, 1, stratum=2)))
    seen = seen_view(map_, ("a", "c"))
    assert seen is not None
    assert [s.depth for s in seen.strata] == [0, 2]
    assert seen.strata[1].height == map_.strata[1].height + map_.strata[2].height
    assert [p.stratum for p in seen.places] == [0, 1]


def test_a_pipe_is_seen_in_pieces() -> None:
    map_ = drawn(HALL, places=(place("a", 1, 1, 2, 1), place("b", 4, 1, 2, 1)))
    map_ = msgspec.structs.replace(
        map_, conduits=(Conduit(kind="pipe", stratum=0, points=((0.5, 0.5), (6.5, 0.5), (6.5, 2.5))),)
    )
    seen = seen_view(map_, ("a",))
    assert seen is not None
    assert [c.points for c in seen.conduits] == [((0.5, 0.5), (4.5, 0.5))]


def test_the_section_goes_through_what_was_seen() -> None:
    map_ = made("5", 3)
    seen = seen_view(map_, (map_.places[0].key,))
    assert seen is not None
    assert any(letter in ".," for letter in seen.strata[0].rows[seen.section])


@pytest.fixture(scope="module", params=("5", "7", "31"))
def city(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@settings(deadline=None, max_examples=tries(15))
@given(data=st.data())
def test_no_name_of_what_was_not_seen_is_in_the_value_and_more_is_never_less(city: str, data: st.DataObject) -> None:
    map_ = made(city, 3)
    keys = [p.key for p in map_.places]
    some = data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=6, unique=True))
    seen = seen_view(map_, some)
    assert seen is not None
    said = msgspec.json.encode(player_view(seen)).decode()
    assert [str(p.gm) for p in map_.places if p.gm and str(p.gm) in said] == []
    names = {str(map_.name)} | {str(p.name) for p in map_.places if p.key in some} | {str(s.name) for s in seen.strata}
    assert [n for p in map_.places if (n := f'"{p.name}"') in said and str(p.name) not in names] == []
    more = seen_view(map_, [*some, keys[0]])
    assert more is not None
    strata = {s.key: s for s in more.strata}
    for stratum in seen.strata:
        for row, wider in zip(stratum.rows, strata[stratum.key].rows, strict=True):
            assert all(a in {UNSEEN, b} for a, b in zip(row, wider, strict=True))
