"""What is said of a line that is taken back, and how an evening tells the village and the alert."""

from __future__ import annotations

import pytest

from rpg.desk.recap import markdown
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join Tae pathfinder", "join Oru porter", "begin one", "go village")
    return game


def recap(game: Game, *, gm: bool = False) -> str:
    return markdown(rules(), game.log.path(), voice(game.language), session=1, gm=gm)


def test_a_cycle_that_is_taken_back_says_how_the_village_stands(game: Game):
    game("project larder", "cycle")
    said = game("undo")
    assert "undone: cycle" in said
    assert "· 60 people · Stores 12 · Hunger 0/6 · Cohesion 4/6" in said
    assert "60 people" not in game(". a note", "undo")


def test_a_scene_and_a_step_that_are_taken_back_say_where_they_are(game: Game):
    assert "scene again: The village behind the barrier" in game("go silo", "undo")
    game("expedition out 0,0 source 1", "home", "cross")
    assert "expedition: at the barrier" in game("undo")


def test_more_lines_than_there_are_are_not_taken_back(game: Game):
    at = game.log.at
    assert f"only {at - 1} lines are there to take back" in game("undo 99")
    assert (game.result.status, game.result.prefill) == ("refused", f"undo {at - 1}")
    assert game.log.at == at
    assert game.status(f"{game.result.prefill}") == "ok"


def test_a_line_of_which_players_see_a_part_is_marked_so(game: Game):
    game("npc fisher", "! . hidden")
    rows = game("log").splitlines()
    assert "[part secret] npc fisher" in rows[-2]
    assert "[secret] ! . hidden" in rows[-1]


def test_the_recap_tells_the_village_and_what_was_brought_home(game: Game):
    game("village stores +3", "expedition out 0,0 source 1", "home", "cross", "cycle")
    told = recap(game)
    assert "home, with no food" in told
    assert "set out: " in told
    assert "Stores +3" in told
    stands = told.partition("Where things stand")[2]
    assert "60 people · Stores " in stands or "people · Stores " in stands
    assert "Stores" not in recap(_untouched()).partition("Where things stand")[2]


def _untouched() -> Game:
    game = Game()
    game("join Tae pathfinder", "begin one", "go silo", "tae -1")
    return game


def test_moves_of_the_alert_in_a_row_are_one_line(game: Game):
    game("go silo", "alert +1 the lamp", "alert +2 the door", ". they wait", "alert -1 silence")
    lines = [line for line in recap(game).partition("Where things stand")[0].splitlines() if "alert" in line]
    assert len(lines) == 2
    assert "alert +1: the lamp · alert +2: the door · ALERT" in lines[0]
    assert lines[0].count("ALERT") == 1
    assert "alert −1: silence · ALERT" in lines[1]


def test_the_recap_says_no_line_to_type():
    game = Game()
    for n in range(40):
        game = Game(seed=f"{n}")
        game("join Tae pathfinder", "join Oru porter", "begin one", "expedition out 0,0,0 source 1", "cross")
        if "hazard: " in game.text():
            break
    game("tae +tagged", "home", "cross", "cross")
    told = recap(game)
    assert "hazard: " in told
    assert "each of them tests it" not in told
    assert "home, with" in told
    assert "“ward”" not in told
