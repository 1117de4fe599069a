"""What is shared is public, whatever the GM knows."""

from __future__ import annotations

import pytest

from rpg.desk.complete import complete
from rpg.desk.result import Share
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "begin", "go a stair", "clock hunger 6")
    return game


def test_the_last_answer_is_told_again(game: Game):
    game("tae -2")
    said, at = game.text(), game.log.at
    assert "Tae −2" in said
    assert game("share last") == said
    assert game.result.deed == Share()
    assert game.log.at == at


@pytest.mark.parametrize("line", ["! tae -2", "! . the old man lies", ". the old man lies", "! r 2d6"])
def test_a_secret_and_a_note_are_not(game: Game, line: str):
    game(line)
    assert game.status("share last") == "refused"
    assert "old man" not in game.text()


def test_what_a_secret_did_is_not_told_with_the_next_line(game: Game):
    game("! tae -2", "tae -1")
    assert "vitality 2/5" in game.text()
    assert game("share last") == "Tae −1 → vitality 4/5"


def test_the_board_is_markdown_of_the_public_world(game: Game):
    game("! clock doom 4", "! tae -2", "oru -1", "! alert +3 the mask slips")
    board = game("share board").splitlines()
    assert board[0].startswith("**ALERT 0/6")
    assert board[0].endswith("**")
    assert "- Oru · vitality 4/5 · strain 0/6" in board
    assert "- Tae · vitality 5/5 · strain 0/6" in board
    assert "hunger 0/6" in board
    assert "doom" not in game.text()
    assert sum(line.startswith("- ") for line in board) == 5


@pytest.mark.parametrize(
    ("line", "which"), [("share map", ""), ("condividi mappa", ""), ("share map the silo", "the silo")]
)
def test_a_map_is_asked_for_by_name(game: Game, line: str, which: str):
    game(line)
    assert game.result.deed == Share(map=True, which=which)


@pytest.mark.parametrize("line", ["share", "share everything", "share last one"])
def test_anything_else_is_explained(game: Game, line: str):
    assert game.status(line) == "usage"
    assert "share board" in game.text()


def test_completion_offers_what_can_be_shared(game: Game):
    assert [word for word, _ in complete("share ", game.table())] == ["last", "board", "map"]
    italian = Game(language="it")
    assert [word for word, _ in complete("condividi m", italian.table())] == ["mappa"]
