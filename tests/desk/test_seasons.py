"""Cycles and the season that they make: the desk says when it is over, and who goes on is not held up."""

from __future__ import annotations

import pytest

from tests.desk.game import Game, rules

CYCLES = rules().check.time.season_cycles


@pytest.mark.parametrize(
    ("language", "line", "over"),
    [
        ("en", "time cycle", '9 cycles since the season began, of 9: "time season" turns it'),
        ("it", "tempo ciclo", "9 cicli dall’inizio della stagione, su 9: «tempo stagione» la fa girare"),
    ],
)
def test_the_last_cycle_of_a_season_says_so(language, line, over):
    game = Game(language=language)
    said = [game(line) for _ in range(CYCLES)]
    assert over in said[-1]
    assert not any("stagione" in one or "season" in one for one in said[:-1])


def test_a_season_that_was_turned_is_counted_from_there():
    game = Game()
    game(*["time cycle"] * 3, "time season")
    said = [game("time cycle") for _ in range(CYCLES)]
    assert [n for n, one in enumerate(said, 1) if "time season" in one] == [CYCLES]


def test_a_season_that_nobody_turns_goes_on():
    game = Game()
    game(*["time cycle"] * CYCLES)
    assert "10 cycles since the season began" in game("time cycle")


def test_a_village_that_lives_says_it_once():
    game, said = Game(), ""
    for _ in range(CYCLES):
        said = game("village stores 60", "village hunger 0", "village cohesion 6", "cycle")
    assert "9 cycles of the season are over" in said
    assert "time season" not in said
