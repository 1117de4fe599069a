"""Several people under one name, and clocks that only the GM sees."""

from __future__ import annotations

import pytest

from rpg.campaign.public import public, public_world
from rpg.desk.complete import complete
from rpg.desk.recap import markdown
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def test_a_group_is_named_once_and_then_stands_for_its_people(game: Game):
    assert game("group scouts = tae, oru") == "scouts = Tae, Oru"
    said = game("scouts -1")
    assert ["Tae −1" in said, "Oru −1" in said, "Zuru" in said] == [True, True, False]
    assert "Oru: Tagged" in game("Scouts +tagged").replace("Tae, ", "")
    assert "Oru −1" in game("hit scouts 2")
    assert game.status("hit scouts,zuru 1") == game.status("hit sco 1") == "ok"
    game("away scouts")
    assert game.status("hit tae 1") == "refused"
    game("present scouts")


@pytest.mark.parametrize("line", ["tick all", "reveal all", "conceal everybody"])
def test_all_clocks_of_none_are_none(game: Game, line: str):
    assert game.status(line) == "refused"


def test_a_group_acts_in_a_fight(game: Game):
    game("group scouts = tae, oru", "fight exterminator x2 gap 2, scouts, zuru")
    assert "gap 2: Zuru" in game("").replace("Tae, Oru, ", "")
    said = game("scouts flee; zuru hold")
    assert game.result.status == "ok"
    assert "Zuru" in said


def test_only_those_of_it_who_can_are_meant(game: Game):
    game("group scouts = tae, oru", "kill tae", "u", "away tae", "hit scouts 2")
    assert "Oru" in game.text()
    assert "Tae" not in game.text()


def test_groups_are_listed_looked_up_completed_changed_and_forgotten(game: Game):
    game("group scouts = tae, oru", "squadra porters = minto")
    assert game("group") == "scouts = Tae, Oru\nporters = Minto"
    assert "scouts = Tae, Oru" in game("? scouts")
    assert "scouts" in [word for word, _ in complete("hit sc", game.table())]
    assert "+tagged" in [word for word, _ in complete("scouts +tag", game.table())]
    assert game("group scouts = sefa") == "scouts = Sefa"
    assert game("group scouts -") == "scouts: forgotten"
    assert game.status("hit scouts 2") == "refused"
    game("u")
    assert game.status("hit scouts 2") == "ok"


@pytest.mark.parametrize(
    ("line", "status"),
    [("group hit = tae", "refused"), ("group tae = oru", "refused"), ("group all = tae", "refused"),
     ("group scouts = nobody", "refused"), ("group x-1 = tae", "usage"), ("group scouts tae", "refused"),
     ("group scouts -", "refused"), ("group scouts =", "usage"), (f"group {'x' * 60} = tae", "usage"),
     ("group", "refused")],
)  # fmt: skip
def test_a_group_that_cannot_be(game: Game, line: str, status: str):
    at = game.log.at
    assert (game.status(line), game.log.at) == (status, at)


def test_a_note_keeps_the_name_of_a_group(game: Game):
    game("group scouts = tae, oru", ". the scouts are late")
    assert "the scouts are late" in markdown(rules(), game.log.path(), voice("en"))


def test_a_secret_clock_is_hidden_and_so_is_every_tick_of_it(game: Game):
    assert game("!clock doom 6") == "secret · doom 0/6 (hidden)"
    assert game("tick doom 2") == "secret · doom 2/6 (hidden)"
    assert "doom 2/6 (hidden)" in game("")
    shown = public(game.log.path())
    assert not any("doom" in entry.line for entry in shown)
    assert public_world(game.log.path()).clocks == {}
    assert "doom" not in markdown(rules(), game.log.path(), voice("en"))
    assert "doom 2/6 (hidden)" in markdown(rules(), game.log.path(), voice("en"), gm=True)


def test_a_hidden_clock_is_revealed_as_it_stands_and_concealed_again(game: Game):
    game("!clock doom 6", "tick doom 2")
    assert game("reveal doom") == "doom 2/6"
    assert public_world(game.log.path()).clocks["doom"].filled == 2
    game("tick doom")
    assert public_world(game.log.path()).clocks["doom"].filled == 3
    assert game("cela doom") == "doom 3/6 (hidden)"
    game("tick doom")
    assert public_world(game.log.path()).clocks == {}
    assert "doom" not in markdown(rules(), game.log.path(), voice("en")).partition("Where things stand")[2]
    assert game.world.clocks["doom"].filled == 4
    assert game.status("conceal doom") == game.status("reveal nothing") == "refused"
    game("reveal doom")
    assert public_world(game.log.path()).clocks["doom"].filled == 4
    game("u")
    assert game.world.clocks["doom"].hidden
