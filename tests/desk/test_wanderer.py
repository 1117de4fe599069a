"""The Wanderer at the desk: shown to the GM, kept from the players, and told by the name that the story gives him."""

from __future__ import annotations

import pytest

from rpg.campaign.public import public, public_world
from rpg.game.wanderer.state import Wanderer
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def fighting(game: Game, line: str = "fight exterminator x20 gap 0") -> Game:
    game(line)
    return game


def test_he_is_shown_with_his_chances(game: Game):
    text = game("wanderer near 2", "wanderer")
    assert "Killy: elsewhere · proximity 2/3 · charge 6/6 · vitality 20/20" in text
    assert "within 3 exchanges 70.4 %" in text
    assert "within" not in game("odds off", "wanderer")


def test_italian_knows_him_too():
    game = Game(language="it")
    game("inizio", "entra")
    assert "vicinanza 2/3" in game("viandante vicino 2")
    assert "vicinanza 1/3" in game("viandante vicinanza 1")
    assert "è lì" in game("viandante arriva")
    assert "parole" in game("viandante dice uno due tre quattro cinque sei sette otto")
    assert "raggio 2" in game("raggio 2")


def test_his_words_are_counted_by_the_scene(game: Game):
    game("wanderer comes")
    assert "that is 8 words" in game('wanderer says "a b c d e f g h"')
    assert game.status("wanderer says a b c d e") == "ok"
    assert game.status("wanderer says a b c") == "refused"
    assert "2 are left" in game.text()
    assert game.status("go the stair", "wanderer says a b c") == "ok"


def test_the_dial_and_the_die_are_no_business_of_the_players(game: Game):
    game("wanderer near 3", "wanderer comes", "beam 1")
    path = game.log.path()
    assert game.world.wanderer.nearer > 0
    assert public_world(path).wanderer == Wanderer(here=True)
    shown = [type(fact.event).__name__ for entry in public(path) for fact in entry.facts]
    assert "ProximityChanged" not in shown
    assert "BeamFired" in shown


def test_an_exchange_brings_him_and_says_who_plays_him(game: Game):
    fighting(game)
    game("wanderer near 3")
    for _ in range(12):
        game("all strike")
        if game.world.wanderer.here or game.world.encounter.fight is None:
            break
        assert "once somebody has fallen" in game.text() or not any(p.harm for p in game.world.people.by_id.values())
    assert game.world.wanderer.here
    assert "Killy is there" in game.text()
    assert "nobody plays Killy" in game.text()


def test_a_beam_before_the_exchange_is_his_act_in_it(game: Game):
    fighting(game, "fight exterminator x30 gap 3")
    game("wanderer comes")
    assert game("beam 3").count("is destroyed") == 16
    assert game.status("beam 1") == "refused"
    assert "beam" not in game("all flee").partition("\n")[2].splitlines()[0]
    assert game.world.wanderer.spent == 3


def test_somebody_else_must_open_the_emitter_first(game: Game):
    game("tae +beam-emitter")
    assert game.status("beam 1 tae =6") == "refused"
    assert "must open it first" in game.text()
    assert "takes Tae for its own" in game("emitter tae =666")
    assert "Tae" in game("beam 1 tae =66")
    assert game.world.people.by_id["tae"].harm == 3
    assert game.status("beam 9") == "refused"
    assert game.status("beam") == "usage"
    assert game.status("emitter") == "usage"


def test_a_roll_of_his_block_names_him(game: Game):
    game("wanderer comes")
    assert "Killy · climb Killy +6 difficulty −2 = 4" in game("wanderer climb 2")
    assert game.status("wanderer climb 2 3") == "usage"
    assert game.status("wanderer dances") == "usage"


def test_a_rest_charges_the_emitter_wherever_he_is(game: Game):
    game("wanderer comes", "beam 1", "wanderer leaves")
    assert game.world.wanderer.spent == 1
    assert "recharges" not in game("rest")
    assert game.world.wanderer.spent == 0


def test_the_third_fight_that_he_changes_wakes_a_hunter_and_the_gm_calls_it(game: Game):
    assert game.status("wanderer hunter") == "refused"
    game("wanderer comes")
    text = ""
    for _ in range(3):
        text = game("fight exterminator x5 gap 3", "beam 1")
        game("end fight")
    assert "high agent hunts Killy from now on, and everybody he saved (Zuru, Tae, Oru, Minto, Sefa)" in text
    assert "hunted by high agent" in game("wanderer")
    assert "has followed the wake" in game("wanderer hunter")
    assert "hunted" not in game("wanderer")


def test_a_season_that_turns_forgets_his_interventions(game: Game):
    game("wanderer comes", "beam 1")
    assert "interventions this season 1/3" in game("wanderer")
    assert "interventions this season 0/3" in game("time season", "wanderer")


def test_what_he_did_is_undone_with_its_line(game: Game):
    before = game.world.wanderer
    game("wanderer comes", "beam 2", "undo 2")
    assert game.world.wanderer == before
