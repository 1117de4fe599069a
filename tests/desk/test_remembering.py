"""What the village remembers: one roll is made again, on other dice, and paid for; nothing else is."""

from __future__ import annotations

import pytest

from rpg.desk.verify import verified
from rpg.game.check.events import Tested
from rpg.game.community.events import RerollSpent
from rpg.game.oracle.events import QuestionAnswered
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join Tae pathfinder", "join Oru porter", "begin one")
    return game


def events(game: Game, kind: type):
    return [fact.event for entry in game.log.path() for fact in entry.facts if isinstance(fact.event, kind)]


def test_nothing_is_spent_where_nothing_can_be_made_again(game: Game):
    at = game.log.at
    assert "nothing to make again" in game("memory")
    assert game.status("memory the lift") == "refused"
    game("ask is it there? likely", "test tae climb")
    assert game.status("memory") == "refused"
    assert not events(game, RerollSpent)
    assert game.world.community.rerolls == 0
    assert game.log.at > at


def test_an_answer_of_the_oracle_is_given_again_on_other_dice(game: Game):
    game("ask is it there? likely =21", ". so be it")
    before = events(game, Tested)
    said = game("memory the old map")
    assert "the village remembers: the old map (0 re-rolls left this season)" in said
    assert "with new dice" in said
    (answer,) = events(game, QuestionAnswered)
    assert answer.question == "is it there?"
    (now,) = events(game, Tested)
    assert not now.told
    assert now.faces != before[0].faces
    assert [entry.line for entry in game.log.path()][-2:] == [
        "ask is it there? likely; memory the old map",
        ". so be it",
    ]
    assert game.world.oracle.asked == 1
    assert "bears 1 re-roll a season, and they are spent" in game("memory")


def test_it_may_be_told_from_the_table_and_is_taken_back_like_any_line(game: Game):
    game("ask is it there? likely =21", "memory =64")
    assert events(game, QuestionAnswered)[-1].answer == "yes"
    game("undo")
    assert game.world.community.rerolls == 0
    assert events(game, QuestionAnswered)[-1].answer == "no"
    game("dice table")
    assert "write what they show" in game("memory")
    assert game.result.prefill == "memory ="


def test_a_push_of_it_keeps_what_it_cost(game: Game):
    game("discover tae scan 1", "memory =21", "push tae =64")
    assert game.result.status == "ok", game.text()
    assert game.world.community.rerolls == 1
    assert game.log.path()[-1].line == "discover tae scan 1 =21; memory; push tae =64"


def test_a_second_one_is_a_second_re_roll(game: Game):
    game("village memory 2", "deeper", "memory", "memory again")
    assert game.result.status == "ok", game.text()
    assert game.world.community.rerolls == 2
    assert game.log.path()[-1].line == "deeper; memory; memory again"
    assert game.status("memory") == "refused"


def test_its_dice_are_verified_and_nobody_types_it_behind_a_line(game: Game):
    game("discover tae scan 1", "memory")
    assert game.log.path()[-1].line == "discover tae scan 1; memory"
    assert [verdict.state for verdict in verified(game.log.path(), game.table())][-1] == "same"
    assert game.status("discover tae scan 1; memory") != "ok"


def test_it_is_said_and_kept_in_italian():
    game = Game(language="it")
    game("entra Tae pathfinder", "inizia uno", "chiedi c'è? probabile")
    assert "il villaggio ricorda" in game("memoria la carta")
    assert game.log.path()[-1].line == "chiedi c'è? probabile; memoria la carta"
    game("forza tae")
    assert game.status("annulla") == "ok"
