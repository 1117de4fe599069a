"""The players' key: what stands in a place and where its ways lead, as far as their own map shows it."""

from __future__ import annotations

import re

import msgspec
import pytest

from rpg.maps.ascii import numbers
from rpg.maps.graph import links_of
from rpg.maps.seen import seen_view
from rpg.maps.view import player_view
from rpg.press import boxes as b
from rpg.press.legible import walk
from rpg.press.map import map_document
from rpg.press.map_known import known
from rpg.press.map_words import MapWords
from tests.maps.making import made
from tests.maps.places import drawn, place
from tests.press.papers import voice
from tests.press.test_map import options

GROUND = (
    "################",
    "#....,,....,...#",
    "#....##....##..#",
    "#....##....##..#",
    "####,###########",
    "###....#########",
    "################",
)
PLACES = (
    msgspec.structs.replace(place("bunks", 1, 1, 4, 3), fittings="beds", watch=2, gm="Nobody sleeps."),
    place("hall", 7, 1, 4, 3),
    msgspec.structs.replace(place("store", 12, 1, 3, 3), fittings="crates"),
    place("cell", 3, 5, 4, 1, hidden=True),
)
MAP = drawn(GROUND, places=PLACES)


def said(language: str = "en", seen: tuple[str, ...] = ()) -> dict[str, str]:
    shown = seen_view(MAP, seen) if seen else MAP
    assert shown is not None
    map_ = player_view(shown)
    return known(map_, MapWords(voice(language), map_))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", {"bunks": "Bunks. A way to 2.", "hall": "Ways to 1, 3.", "store": "Crates. A way to 2."}),
        (
            "it",
            {
                "bunks": "Brande. Porta al luogo 2.",
                "hall": "Porta ai luoghi 1, 3.",
                "store": "Casse. Porta al luogo 2.",
            },
        ),
    ],
)
def test_each_place_says_what_stands_there_and_what_lies_next(language: str, told: dict[str, str]) -> None:
    assert said(language) == told


def test_of_what_was_not_seen_nothing_is_said() -> None:
    assert said(seen=("bunks",)) == {"bunks": "Bunks."}
    assert said(seen=("bunks", "hall")) == {"bunks": "Bunks. A way to 2.", "hall": "A way to 1."}


def test_a_place_from_which_one_comes_everywhere_lists_no_ways() -> None:
    rooms = tuple(place(f"room{i}", 1 + 2 * i, 1, 1, 2) for i in range(8))
    map_ = drawn(("#" * 18, "#" + ".#" * 8 + "#", "#" + ".#" * 8 + "#", "#" + "," * 16 + "#", "#" * 18), places=rooms)
    assert known(map_, MapWords(voice(), map_)) == {}
    few = msgspec.structs.replace(map_, places=rooms[:4])
    assert known(few, MapWords(voice(), few))["room0"] == "Ways to 2, 3, 4."


def test_it_stands_in_the_players_key_alone_without_watch() -> None:
    for audience, there in (("player", True), ("gm", False)):
        page = map_document(MAP, voice(), options(audience=audience)).pages[1]
        texts = [box.text for box in walk(page.boxes) if isinstance(box, b.Text)]
        assert ("Bunks. A way to 2." in texts) == there
        assert ("Nobody sleeps." in texts) == (not there)
        assert ("W2" in texts) == (not there)
        assert ("W0" in texts) is False


def test_players_are_told_no_way_that_the_gms_map_has_not_and_none_to_a_hidden_place() -> None:
    """The numbers are those of the GM's map; places with a hidden one between them have no way to one another."""
    made_ = made("2", 3)
    between = drawn(
        ("############", "#..#..#..#.#", "#..,..,..,.#", "############"),
        places=(
            place("one", 1, 1, 2, 2),
            place("secret", 4, 1, 2, 2, hidden=True),
            place("two", 7, 1, 2, 2),
            place("three", 10, 1, 1, 2),
        ),
    )
    for map_, told in ((made_, None), (between, {"two": {3}, "three": {2}})):
        shown, numbered = player_view(map_), numbers(map_)
        hidden = {each.key for each in map_.places if each.hidden}
        assert hidden
        ways: dict[str, set[int]] = {each.key: set() for each in map_.places}
        for link in links_of(map_):
            for one, other in ((link.one, link.other), (link.other, link.one)):
                if not {one, other} & hidden:
                    ways[one].add(numbered[other])
        said_ = known(shown, MapWords(voice(), shown))
        found = {key: {int(n) for n in re.findall(r"[0-9]+", text)} for key, text in said_.items()}
        assert any(found.values())
        for key, listed in found.items():
            assert key not in hidden
            assert listed <= ways[key]
        assert told is None or {key: listed for key, listed in found.items() if listed} == told
