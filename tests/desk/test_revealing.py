"""What was done in secret can be made known, and then players see the numbers as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.game.character import decide as character
from rpg.game.strata.evolve import shown
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


@pytest.mark.parametrize(
    ("before", "reveal", "told"),
    [
        ("! tae -3", "reveal tae", "vitality 5/5"),
        ("! alert +6", "reveal alert", "0/6"),
        ("! tae -3", "set tae vit 1", "vitality 4/5"),
    ],
)
def test_what_was_secret_can_be_taken_back_once_it_is_revealed(game: Game, before: str, reveal: str, told: str):
    game(before, reveal)
    assert told in game(f"undo #{game.log.at - 1}")
    assert public(game).people == game.world.people
    assert public(game).sector == game.world.sector


def test_a_scene_gone_to_in_secret_can_be_taken_back_once_it_is_revealed(game: Game):
    was = game.world.place
    game("!go the dark lift", "reveal scene")
    game(f"undo #{game.log.at - 1}")
    assert game.world.place == was
    assert public(game).place.title == was.title


def test_a_tick_can_be_taken_back_once_its_clock_is_revealed(game: Game):
    game("!clock doom 6", "tick doom 2", "reveal doom")
    assert "doom 0/6" in game(f"undo #{game.log.at - 1}")
    assert public(game).clocks == game.world.clocks


@pytest.mark.parametrize("mark", ["", "! "])
def test_a_clock_whose_concealment_is_taken_back_is_seen_as_it_stands(game: Game, mark: str):
    game("clock doom 6", f"{mark}conceal doom", "tick doom 2")
    assert not public(game).clocks
    game(f"undo #{game.log.at - 1}")
    assert public(game).clocks == game.world.clocks
    assert public(game).clocks["doom"].filled == 2


def test_a_fight_that_began_in_secret_is_revealed_and_goes_on(game: Game):
    game("!fight exterminator x2 gap 2, tae, oru", "all hold")
    assert public(game).encounter.fight is None
    assert game.world.encounter.fight is not None
    told = game("reveal fight")
    assert told.startswith("players see the fight as it stands\n")
    assert "gap" in told
    assert public(game).encounter == game.world.encounter
    assert game.status("reveal fight") == "refused"
    game("all hold")
    assert public(game).encounter == game.world.encounter
    assert "players see the fight as it stands" in game("reveal all") or game.result.status == "refused"


@pytest.mark.parametrize(
    ("began", "reveal", "told"),
    [
        ("!init tae 9, oru 5", "reveal turns", "players see the turn order\nround 1 · ▶ Tae 9 · Oru 5"),
        ("!time 3h", "reveal time", "players see the time"),
        ("!thread Who opened the lock?", "reveal thread 1", "Who opened the lock?"),
    ],
)
def test_whatever_began_in_secret_is_revealed(game: Game, began: str, reveal: str, told: str):
    before = public(game)
    game(began)
    assert game.result.status == "ok", game.text()
    assert public(game) == before
    assert told in game(reveal)
    now = public(game)
    assert (now.turns, now.minutes, now.threads) == (game.world.turns, game.world.minutes, game.world.threads)
    assert now != before
    assert game.status(reveal) == "refused"


def test_an_expedition_that_set_out_in_secret_is_revealed(game: Game):
    assert game.status("!expedition out 0,1,1 source 3 careful with oru,tae") == "ok", game.text()
    assert public(game).expeditions.trip is None
    game("reveal expedition")
    assert public(game).expeditions == game.world.expeditions


def test_a_map_walked_in_secret_is_revealed(game: Game):
    before = public(game)
    assert game.status("!deeper") == "ok", game.text()
    assert game.world.strata != before.strata
    assert public(game).strata == before.strata
    assert "players see the map" in game("reveal map")
    assert public(game).strata == shown(game.world.strata) != before.strata
    assert game.status("reveal map") == "refused"
