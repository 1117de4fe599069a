"""A line is read whole: what a verb does not understand behind it is said, and nothing is recorded."""

from __future__ import annotations

import pytest

from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


@pytest.mark.parametrize("line", ["tae -4 oru -2", "tae -1 -1", "tae +gaff -2", "tae +2 more"])
def test_a_change_with_something_behind_it_changes_nothing(game: Game, line: str):
    at = game.log.at
    assert "nothing may stand behind that" in game(line)
    assert (game.log.at, game.result.status) == (at, "refused")


@pytest.mark.parametrize("line", ["tae -4", "tae,oru -2", "tae +tagged 2", "tae +gaff"])
def test_a_change_alone_is_recorded(game: Game, line: str):
    at = game.log.at
    game(line)
    assert game.log.at > at


def test_a_push_of_nobody_pushes_nobody(game: Game):
    game("test tae climb =211")
    at = game.log.at
    game("push tae nonsense")
    assert (game.log.at, game.result.status) == (at, "refused")


def test_whoever_joined_after_a_test_has_nothing_to_push(game: Game):
    game("test tae climb =211", "join Kiro pathfinder")
    assert "Kiro" in game("push kiro")
    assert game.result.status == "refused"
