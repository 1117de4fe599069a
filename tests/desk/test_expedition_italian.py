"""An expedition in Italian: words that agree with what they are said of."""

from __future__ import annotations

import pytest

from rpg.desk.telling.papers import field_name
from tests.desk.game import voice
from tests.desk.test_expedition import out, trip


@pytest.mark.parametrize(
    ("word", "pace", "called"),
    [("cauta", "careful", "andatura cauta"), ("cauti", "careful", "andatura cauta"), ("forzata", "rush", "di corsa")],
)
def test_a_pace_is_said_as_an_adjective_of_its_noun(word: str, pace: str, called: str) -> None:
    game = out("3", "spedizione fuori 0,1 fonte 3", "it")
    said = game(f"andatura {word}")
    assert (trip(game).pace, f" · {called}" in said.splitlines()[0]) == (pace, True)


@pytest.mark.parametrize(("language", "none"), [("en", "no rations"), ("it", "nessuna razione")])
def test_without_rations_none_is_counted(language: str, none: str) -> None:
    assert voice(language).word("expedition.where.rations", n=0) == none


@pytest.mark.parametrize(("language", "said"), [("en", "Expedition 1, food"), ("it", "Spedizione 1, cibo")])
def test_what_a_sheet_says_of_an_expedition_has_the_name_of_its_column(language: str, said: str) -> None:
    name = field_name("expedition.1.food")
    assert voice(language).say(name) == said
