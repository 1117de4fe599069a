"""Lengths on a map, as its language writes them."""

from __future__ import annotations

import pytest

from rpg.maps.model import Map
from rpg.press.map_words import MapWords
from tests.desk.game import voice


@pytest.mark.parametrize(
    ("language", "metres", "said"),
    [("en", 1.5, "1.5 m"), ("it", 1.5, "1,5 m"), ("it", 12.0, "12 m"), ("it", -30, "−30 m")],
)
def test_metres_have_the_decimal_sign_of_the_language(language: str, metres: float, said: str) -> None:
    words = MapWords(voice=voice(language), map=Map)  # type: ignore[arg-type]  # no map is read
    assert words.metres(metres) == said
    assert language == "en" or "1,7" in words.word("scale.person", metres=1.7, bar=12)
