"""What was done in secret can be made known, and then players see the numbers as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.game.character import decide as character
from tests.desk.game import Game, rules

if TYPE_CHECKING:
    from rpg.campaign.world import World


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "go silo")
    return game


def public(game: Game) -> World:
    return game.log.public_at(game.log.head())


def seen(game: Game) -> int:
    """The Vitality that players see of Tae."""
    return character.vitality(rules().character, public(game).people.by_id["tae"])


def true(game: Game) -> int:
    return character.vitality(rules().character, game.world.people.by_id["tae"])


def test_secret_harm_is_revealed_as_it_stands(game: Game):
    game("!tae -3", "tae -1")
    assert (seen(game), true(game)) == (4, 1)
    assert "players see Tae as things are: vitality 1/5" in game("reveal tae")
    assert (seen(game), true(game)) == (1, 1)
    assert game("reveal tae") == "players see that as it is already"
    assert game.result.status == "refused"


def test_to_set_a_number_is_to_say_it_to_everybody(game: Game):
    game("!tae -3", "tae -1", "!tae +tagged", "set tae vit 1")
    assert (seen(game), true(game)) == (1, 1)
    assert not public(game).people.by_id["tae"].conditions
    game("!tae -1", "set tae vit 3")
    assert (seen(game), true(game)) == (3, 3)
    game("!set tae vit 2")
    assert (seen(game), true(game)) == (3, 2)
    assert game("set tae vit 2 strain 0").count("players see") == 1
    assert game("set tae vit 2") == "nothing changes"


def test_a_secret_scene_and_alert_are_revealed(game: Game):
    game("!go the dark lift watch 2", "!alert +6")
    assert public(game).place.title != "the dark lift"
    assert "the dark lift · Watch 2" in game("reveal scene")
    assert (public(game).place.title, public(game).watch) == ("the dark lift", 2)
    assert "players see the alert: " in game("reveal alert")
    assert public(game).sector == game.world.sector
    assert game.status("reveal scene") == game.status("reveal alert") == "refused"


def test_all_is_everything_but_hidden_clocks(game: Game):
    game("!go the dark lift watch 2", "!alert +6", "!oru -2", "!zuru strain +2", "!clock doom 4")
    assert game.status("reveal all") == "ok"
    assert public(game).people == game.world.people
    assert public(game).place.title == "the dark lift"
    assert public(game).sector == game.world.sector
    assert not public(game).clocks
    assert game.status("reveal all") == "refused"


def test_a_scene_that_is_revealed_keeps_what_was_prepared_of_it(game: Game):
    before = game.world.place
    game("!go the dark lift", "reveal scene", "u 2")
    assert game.world.place == before


def test_in_italian():
    game = Game(language="it")
    game("join", "!tae -3")
    assert "i giocatori vedono Tae" in game("svela tae")
    assert game("svela tutto") == "i giocatori lo vedono già com’è"
