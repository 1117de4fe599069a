"""A sign that stands in very many zones leaves room for its name."""

from __future__ import annotations

from rpg.press.map_legend import signs
from rpg.press.map_words import MapWords
from tests.maps.places import drawn, feature
from tests.press.papers import voice


def test_of_many_zones_the_first_are_told_and_how_many_more() -> None:
    rows = ("." * 60,) * 8
    doors = tuple(feature("door", x, 0) for x in range(0, 60, 5))
    few = tuple(feature("door", x, 0) for x in (0, 5))
    told = [signs(map_, 0, MapWords(voice(), map_))[0][2] for map_ in (drawn(rows, features=f) for f in (doors, few))]
    assert told == ["A1 A2 A3 A4 A5 A6 +6", "A1 A2"]
