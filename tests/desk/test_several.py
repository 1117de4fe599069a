"""Tests of several people at once, and lines that say which word they stop at."""

from __future__ import annotations

import pytest

from rpg.game.check.events import Tested
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "go silo")
    return game


def tests(game: Game) -> list[Tested]:
    return [fact.event for fact in game.log.kept[game.log.at].facts if isinstance(fact.event, Tested)]


def test_everybody_tests_in_one_entry(game: Game):
    before = game.log.at
    said = game("test all climb 1")
    assert game.log.at == before + 1
    assert [test.who for test in tests(game)] == list(game.world.people.by_id)
    assert all(person.name in said for person in game.world.people.by_id.values())
    assert len({test.faces for test in tests(game)}) > 1


def test_some_test_and_the_rest_after_them(game: Game):
    game("test tae, oru climb 1")
    assert [test.who for test in tests(game)] == ["tae", "oru"]
    game("test rest climb 1")
    assert set(game.world.people.by_id) - {"tae", "oru"} == {test.who for test in tests(game)}
    game("group scouts = zuru, oru", "kill oru", "test scouts climb 1")
    assert [test.who for test in tests(game)] == ["zuru"]
    assert game.status("test tae,oru climb") == "refused"


def test_their_dice_stand_behind_in_order_and_each_may_push(game: Game):
    game("test tae,zuru climb =31")
    assert (game.result.status, game.result.prefill) == ("refused", "test tae,zuru climb; =31")
    faces = [("1" * len(test.faces)) for test in tests_of(game, "test tae,zuru climb 1")]
    game(f"test tae,zuru climb 1; ={faces[0]} ={faces[1]}")
    assert [(test.told, set(test.faces)) for test in tests(game)] == [(True, {1}), (True, {1})]
    game("push zuru")
    assert [bool(test.again) for test in tests(game)] == [False, True]
    assert [test.faces for test in tests(game)] == [tuple(map(int, face)) for face in faces]


def tests_of(game: Game, line: str) -> list[Tested]:
    """The tests of a line that is then taken back."""
    game(line)
    found = tests(game)
    game("u")
    return found


def test_at_a_table_of_real_dice_all_are_asked_at_once(game: Game):
    sizes = [len(test.faces) for test in tests_of(game, "test tae,zuru climb 1")]
    game("dice table")
    said = game("test tae,zuru climb 1")
    assert said.count("roll ") >= 2
    game(" ".join("=" + "4" * size for size in sizes))
    assert [test.told for test in tests(game)] == [True, True]


def test_the_word_that_does_not_fit_is_named(game: Game):
    assert "“rope” does not fit" in game("test zuru climb 1 +2 rope")
    assert game.result.status == "usage"
    assert "one difficulty" in game("test zuru climb 1 2")
    assert "“2”" in game("odds zuru climb 1 2")
    assert "how many segments has “hunger”" in game("clock hunger")
    assert game.result.prefill == "clock hunger "
    assert "“99” does not fit" in game("clock hunger 99")
    assert game.status("test zuru climb 1 +2 -1") == "ok"


def test_one_leads(game: Game):
    assert "one of them leads" in game("sneak tae,zuru")
    assert (game.result.status, game.result.prefill) == ("refused", "sneak tae")
    assert "one of them leads" in game("sneak all")
    assert "“soft” does not fit" in game("sneak tae soft")


def test_nobody_is_left_to_test(game: Game):
    game("test all climb")
    assert "rolled already" in game("test rest climb")


def test_in_italian():
    game = Game(language="it")
    game("join", "prova tutti scalata 1")
    assert len(tests(game)) == len(game.world.people.by_id)
    assert "una sola difficoltà" in game("prova zuru scalata 1 2")
