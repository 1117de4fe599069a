"""Before anybody chooses, a fight says what standing costs and what running costs: as it begins, and when asked."""

from __future__ import annotations

from tests.desk.game import Game

HEAD = "odds of this fight, from 60 played with the real rules:"
ROW = "run — all dead: 12 % · all home: 50 % · home on average 3.2 of"


def test_a_fight_begins_with_what_the_choices_cost():
    game = Game()
    told = game("join", "fight exterminator x3 gap 1").splitlines()
    assert told[-2] == HEAD
    assert told[-1].strip().startswith(ROW)
    assert "odds of this fight" not in game("all wait")


def test_so_does_one_with_a_force_that_has_arrived():
    game = Game()
    assert HEAD in game("join", "go silo", "alert +11", "tae +tagged", "beat 9", "fight gap 3")


def test_chances_that_are_not_told_are_not_told_here_and_words_stay_words():
    game = Game()
    assert "all dead" not in game("join", "odds off", "fight exterminator x3 gap 1")
    told = game("u", "odds words", "fight exterminator x3 gap 1")
    assert "run — all dead: unlikely" in told
    assert "%" not in told


def test_a_fight_of_the_gm_alone_says_nothing_of_it():
    assert "all dead" not in Game()("join", "!fight exterminator x3 gap 1")


def test_in_italian():
    said = Game(language="it")("join", "scontro sterminatore x3 distacco 1")
    assert "tutti morti: 12 %" in said.replace("\u00a0", " ")
