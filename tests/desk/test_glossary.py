"""What a look-up says of the game's own words, and of what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rpg
from rpg.desk.glossary import WORDS
from rpg.desk.listing import OF_VERB
from tests.desk.game import Game, voice


@pytest.fixture
def game() -> Game:
    return Game()


@pytest.fixture
def italian() -> Game:
    return Game(language="it")


@pytest.mark.parametrize("key", WORDS)
def test_every_word_is_explained_in_both_languages(key: str, game: Game, italian: Game) -> None:
    for number, at in enumerate((game, italian)):
        for word in WORDS[key][number].split(" · "):
            assert voice(at.language).word(f"glossary.{key}") in at(f"? {word}"), word
            assert at.result.status == "ok"


def test_every_explanation_has_a_word() -> None:
    file = Path(rpg.__file__).parent / "locale" / "en" / "glossary.json"
    assert {key.removeprefix("glossary.") for key in json.loads(file.read_text(encoding="utf-8"))} == set(WORDS)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("? conditions", "conditions: Bleeding · Contaminated"), ("? triggers", "triggers: Beam · Body left"),
        ("? skills", "skills: Climb · "), ("? gear", "gear: "), ("? adversaries", "adversaries: "),
        ("? archetypes", "archetypes: "), ("? abilities", "abilities: "), ("? attributes", "attributes: "),
        ("? scenes", "scenes: "), ("? countermeasures", "countermeasures: "),
    ],
)  # fmt: skip
def test_a_kind_is_listed(game: Game, line: str, first: str) -> None:
    assert game(line).startswith(first)


@pytest.mark.parametrize(
    ("line", "has"),
    [("? condizioni", "Marcatura"), ("? inneschi", "Visti, Sorveglianza 1 · "), ("? abilità", "Furtività · "),
     ("? equipaggiamento", "gaffa"), ("? avversari", "sterminatore · "), ("? archetipi", "Spallone"),
     ("aiuto allerta", "inneschi: Raggio · "), ("aiuto prova", "abilità: Scalata")],
)  # fmt: skip
def test_so_it_is_in_italian(italian: Game, line: str, has: str) -> None:
    assert has in italian(line)


def test_whatever_the_help_lists_belongs_to_a_verb(game: Game) -> None:
    for verb in OF_VERB:
        game(f"help {verb}")
        assert game.result.says[-1].key == "desk.look.list"
