"""What is nearly a word is asked about before it costs anything; whoever means it says so."""

from __future__ import annotations

import pytest

from rpg.campaign.events import Begun
from rpg.desk.taken import real
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join Tae pathfinder", "begin one")
    return game


def test_a_slip_of_a_prepared_scene_begins_no_scene_of_its_own(game: Game):
    at = game.log.at
    said = game("go silp")
    assert "did you mean" in said
    assert 'go "silp"' in said
    assert (game.result.status, game.result.prefill) == ("refused", "go silo")
    assert game.log.at == at
    game('go "silp"')
    assert game.world.place.title == "silp"
    game("go a broken stair")
    assert game.world.place.title == "a broken stair"


def test_a_beginning_of_several_scenes_is_asked_about(game: Game):
    assert "which: " in game("go w")
    assert game.status("go w") == "refused"


@pytest.mark.parametrize(
    ("line", "word", "prefill"),
    [
        ("ask is it there likley", "likley", "ask is it there likely"),
        ("ask is it there? maybe", "maybe", "ask is it there?"),
        ("ask unlikly is it there?", "unlikly", "ask unlikely is it there?"),
    ],
)
def test_a_likelihood_that_is_none_spends_no_question(game: Game, line: str, word: str, prefill: str):
    said = game(line)
    assert f"“{word}” is no likelihood" in said
    assert "remote, unlikely, even, likely, near certain" in said
    assert (game.result.status, game.result.prefill) == ("refused", prefill)
    assert game.world.oracle.asked == 0


@pytest.mark.parametrize("line", ["ask will seven come", "ask is it there? the old lift I mean", "ask was it ever so?"])
def test_a_question_is_a_question(game: Game, line: str):
    assert game.status(line) == "ok"


def test_a_likelihood_is_asked_for_in_italian():
    game = Game(language="it")
    game("entra Tae pathfinder", "inizia uno")
    assert "remoto, improbabile, pari, probabile, quasi certo" in game("chiedi c'è? forse")
    assert game.result.prefill == "chiedi c'è?"


def test_no_name_is_given_twice_nor_one_of_somebody_there_is(game: Game):
    game("join Tavi porter", "mask suspects Homa, Keld, Siro, Luma certain", "npc keep Rell")
    given = [game("name") for _ in range(24)]
    assert len(set(given)) == len(given)
    assert not {name.casefold() for name in given} & real(game.table())
    assert not {"Tae", "Tavi", "Homa", "Zuru", "Sefa", "Luma"} & set(given)


def test_a_story_gives_none_of_the_names_in_its_scenes():
    game = Game()
    game.add(Begun(name="season", language="en", story="zuru:story/last-season"))
    given = {game("name") for _ in range(12)}
    assert not {"Vekka", "Homa", "Nadu", "Dasu", "Keld", "Ilse"} & given
    assert not {name for name in given if "somebody’s already" in name}


def test_going_dark_untagged_is_refused_where_nothing_is_to_gain(game: Game):
    assert "nothing to gain" in game("counter dark tae")
    assert game.status("dark") == "refused"
    assert "only the alert can fall" in game("alert +2", "dark tae =full")
    game("tae +tagged")
    assert "only the alert can fall" not in game("dark tae =full")


def test_a_push_says_that_it_may_be_heard_and_that_it_was(game: Game):
    assert "each 1 that falls then is a noise" in game("test tae climb =3222")
    said = game("push tae =1122")
    assert "→ pushed 2 2 1 1 · fail · 2 noises" in said
    assert "alert +2: Noise" in said
    assert "noise" not in game("test tae climb =full")


def test_a_fight_while_a_force_is_on_its_way_says_how_it_comes(game: Game):
    said = game("alert +10", "fight")
    assert "beats away" in said
    assert (game.result.status, game.result.prefill) == ("refused", "beat 4")
    game("tae +tagged", "beat 4")
    assert game.status("fight") == "ok"


def test_odd_words_behind_an_act_are_refused(game: Game):
    game("join Oru porter", "fight exterminator x2 gap 2")
    for line in ("all flee gaff", "tae strike; rest flee blah", "all still rifle"):
        assert "says nothing behind that" in game(line)
        assert game.result.status == "refused"
    assert game.status("rest flee") == "ok"
    assert "exchange 1" in game.text()
