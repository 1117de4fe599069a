"""Numbers of people as scenes order them: so much more, so much less, never below."""

from __future__ import annotations

import pytest

from rpg.game.character import decide as character
from rpg.game.character.events import Panicked
from tests.desk.game import Game, rules


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "go silo")
    return game


def strain(game: Game, who: str) -> int:
    return character.strain(rules().check.core, game.world.people.by_id[who])


def vitality(game: Game, who: str) -> int:
    return character.vitality(rules().character, game.world.people.by_id[who])


def test_strain_is_added_and_taken(game: Game):
    assert "Tae strain +1 → 1/6" in game("tae strain +1")
    assert strain(game, "tae") == 1
    game("set zuru strain 3", "zuru, oru strain -1")
    assert (strain(game, "zuru"), strain(game, "oru")) == (2, 0)
    game("all strain +2")
    assert strain(game, "zuru") == 4
    game("set tae strain 2", "set tae strain -1")
    assert strain(game, "tae") == 1


def test_strain_at_the_end_of_its_track_is_a_panic(game: Game):
    game("set tae strain 5", "tae strain +1")
    facts = game.log.kept[game.log.at].facts
    assert sum(isinstance(fact.event, Panicked) for fact in facts) == 1
    assert strain(game, "tae") == rules().check.core.strain.after_panic


def test_a_hazard_leaves_so_much(game: Game):
    game("set oru vit 4", "hit oru 9 least 1")
    assert vitality(game, "oru") == 1
    assert game("hit oru 9 least 1") == "nothing changes"
    game("set oru vit 4", "hit oru 1 least 1")
    assert vitality(game, "oru") >= 3
    game("hit oru 20")
    assert vitality(game, "oru") == 0


def test_a_number_that_cannot_be_says_what_it_became(game: Game):
    assert "it is 5" in game("set tae vit 9")
    assert "Strain goes from 0" in game("set tae strain 99")
    assert "Vitality" not in game("set tae vit 3")


def test_a_word_that_is_no_number_is_named(game: Game):
    assert "“vita” does not fit" in game("set tae vita 3")
    assert "“x” does not fit" in game("set tae vit x")


def test_in_italian():
    game = Game(language="it")
    game("join", "tae tensione +2", "colpo tae 9 almeno 2")
    assert (strain(game, "tae"), vitality(game, "tae")) == (2, 2)
