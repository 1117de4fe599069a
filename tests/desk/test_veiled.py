"""Somebody who joined in secret stays a secret: whatever happens to them is one, until the evening's last page."""

from __future__ import annotations

import msgspec
import pytest

from rpg.campaign.public import cut, public, public_world
from tests.desk.game import Game

LINES = (
    "test mole climb =6631", "mole -2", "mole +tagged", "init mole 12, tae 9", "group moles = mole", "away mole",
    "kill mole",
)  # fmt: skip


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join", "!join Mole pathfinder")
    return game


@pytest.mark.parametrize("line", LINES)
def test_nothing_that_names_them_is_public(game: Game, line: str):
    game(line)
    assert game.result.status == "ok", game.result
    shown = msgspec.json.encode((public(game.log.path()), public_world(game.log.path()))).decode().casefold()
    assert '"mole' not in shown


def test_once_revealed_they_are_like_everybody(game: Game):
    game("mole -1", "reveal mole", "mole -2")
    assert public_world(game.log.path()).people.by_id["mole"].harm == 3
    assert not game.world.people.by_id["mole"].hidden


def test_what_happens_to_others_stays_public(game: Game):
    game("tae -2")
    assert public_world(game.log.path()).people.by_id["tae"].harm == 2


def test_a_line_that_only_the_gm_may_see_does_not_end_a_cut(game: Game):
    game("x", "!. the mole listens")
    assert cut(game.log.path())
    game(". we go on")
    assert not cut(game.log.path())
