"""The players' key: what stands in a place and where its ways lead, as far as their own map shows it."""

from __future__ import annotations

import re

import msgspec
import pytest

from rpg.maps.ascii import numbers
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


def told_numbers(told: dict[str, str]) -> set[int]:
    return {int(word) for text in told.values() for word in re.findall(r"\d+", text)}


def test_no_number_of_a_hidden_place_is_told() -> None:
    map_ = made("2", 3)
    shown = player_view(map_)
    numbered = numbers(map_)
    hidden = {numbered[each.key] for each in map_.places if each.hidden}
    told = told_numbers(known(shown, MapWords(voice(), shown)))
    assert hidden
    assert told
    assert told <= {numbered[each.key] for each in map_.places if not each.hidden}
    assert hidden & told_numbers(known(map_, MapWords(voice(), map_)))  # who knew them would tell them


def test_what_lies_behind_a_hidden_place_is_not_next() -> None:
    ground = ("#" * 16, "#....,....,....#", "#....#....#....#", "#" * 16)
    rooms = (place("bunks", 1, 1, 4, 2), place("cell", 6, 1, 4, 2, hidden=True), place("store", 11, 1, 4, 2))
    map_ = drawn(ground, places=rooms)
    shown = player_view(map_)
    assert known(shown, MapWords(voice(), shown)) == {}
    assert known(map_, MapWords(voice(), map_))["cell"].startswith("Ways to ")
