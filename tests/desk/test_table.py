"""Clocks, scenes and what was taken back, as a table meets them."""

from __future__ import annotations

import pytest

from rpg.campaign.events import ClockTicked
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join", "clock starvation 6", "tick starvation 2")
    return game


def test_a_clock_does_not_overfill(game: Game) -> None:
    assert "starvation 6/6" in game("tick starvation 9")
    assert [f.event for f in game.log.kept[game.log.at].facts] == [ClockTicked(clock="starvation", by=4)]
    assert game("tick starvation -1") == "starvation 5/6"


def test_a_clock_that_had_overfilled_comes_down_at_once(game: Game) -> None:
    game("tick starvation -9")
    assert game.world.clocks["starvation"].filled == 0
    assert game("tick starvation") == "starvation 1/6"


def test_a_clock_with_nothing_to_move_says_so(game: Game) -> None:
    game("tick starvation 4")
    assert game("tick starvation") == "starvation is at 6/6: there is nothing to move"
    assert game.result.status == "refused"


@pytest.mark.parametrize("line", ["clock starvation delete", "orologio starv cancella"])
def test_a_clock_can_be_dropped_and_undo_brings_it_back(game: Game, line: str) -> None:
    assert game(line) == "starvation: gone"
    assert game.world.clocks == {}
    game("u")
    assert game.world.clocks["starvation"].filled == 2


def test_a_hidden_clock_goes_in_secret(game: Game) -> None:
    game("!clock doom 4", "clock doom delete")
    assert all(fact.secret for fact in game.log.kept[game.log.at].facts)


def test_now_says_that_a_clock_is_full(game: Game) -> None:
    assert "is full" not in game("now")
    game("tick starvation 4")
    assert "starvation is full" in game("now")


def test_another_sector_comes_with_its_alert(game: Game) -> None:
    game("alert +4 here")
    assert "ALERT 0/6" in game("go silo")
    assert "ALERT" not in game("go anywhere else")
    assert "ALERT 2/6" in game("go village")


def test_a_tower_speaks_of_the_next_clock(game: Game) -> None:
    game("go silo", "alert +8 seen")
    assert "from the next one on" in game("tower")


def test_redo_after_a_line_was_voided_says_what_brings_it_back(game: Game) -> None:
    which = game.log.at
    game(f"undo #{which}")
    assert game("redo") == f"#{which} was taken back by its number: undo #{game.log.at} brings it back"
    assert game.result.prefill == f"undo #{game.log.at}"
    game(game.result.prefill)
    assert game.world.clocks["starvation"].filled == 2
