"""Walking on a map: the shortest way, seals last, nothing hidden on the way, where one comes in."""

from __future__ import annotations

import msgspec

from rpg.maps.model import Link, Map
from rpg.maps.walk import Walk, entrance, sources, towered
from tests.maps.places import drawn, feature, place, shipped

ROOM = ("#########", "#.......#", "#.#.#.#.#", "#.......#", "#########")


def square(*, hidden: str = "", opened_by: str = "") -> Map:
    """a–b–c in a row with a seal between a and c, and the long way round over d and e."""
    places = tuple(
        place(key, x, y, 1, 1, hidden=key == hidden)
        for key, x, y in (("a", 1, 1), ("b", 3, 1), ("c", 5, 1), ("d", 1, 3), ("e", 3, 3))
    )
    door = feature("sealed", 4, 1, opened_by=opened_by)
    links = (
        Link(one="a", other="b"), Link(one="b", other="c", lock=door.key), Link(one="a", other="d"),
        Link(one="d", other="e"), Link(one="e", other="c"),
    )  # fmt: skip
    return msgspec.structs.replace(drawn(ROOM, places=places, features=(door,)), links=links)


def keys(walk: Walk, one: str, other: str, *, forced: bool = True) -> list[str] | None:
    way = walk.way(one, other, forced=forced)
    return None if way is None else [step.place for step in way]


def test_a_seal_is_gone_round_until_it_is_open() -> None:
    map_ = square(opened_by="e")
    assert keys(Walk(map_, ()), "a", "c") == ["d", "e", "c"]
    assert keys(Walk(map_, ("e",)), "a", "c") == ["b", "c"]
    assert keys(Walk(map_, (), [("b", "c")]), "a", "c") == ["b", "c"]


def test_a_seal_is_opened_where_nothing_goes_round_it_and_only_then() -> None:
    map_ = square()
    map_ = msgspec.structs.replace(map_, links=map_.links[:2])
    walk = Walk(map_, ())
    assert keys(walk, "a", "c") == ["b", "c"]
    assert [step.sealed for step in walk.way("a", "c") or ()] == [False, True]
    assert keys(walk, "a", "c", forced=False) is None
    assert keys(walk, "a", "a") == []


def test_no_way_leads_through_what_is_hidden_but_one_may_lead_there() -> None:
    walk = Walk(square(hidden="d"), ())
    assert keys(walk, "a", "c") == ["b", "c"]
    assert [step.place for step in walk.near("a")] == ["b"]
    assert keys(walk, "a", "d") == ["d"]
    assert keys(Walk(square(hidden="d"), ("d",)), "a", "c") == ["d", "e", "c"]


def test_one_comes_in_by_the_exit_or_beside_it_and_food_is_where_it_stands() -> None:
    assert entrance(shipped()) == "gate"
    assert sources(shipped()) == ("silo",)
    assert entrance(drawn(ROOM)) == ""


def test_a_tower_is_beside_what_it_stands_next_to() -> None:
    map_ = drawn(
        (" " * 20,), places=(place("a", 0, 0, 2, 1), place("b", 2, 0, 2, 1)), features=(feature("tower", 7, 0),)
    )
    assert [towered(map_, each) for each in map_.places] == [False, True]
