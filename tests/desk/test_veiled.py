"""Somebody who joined in secret stays a secret: whatever happens to them is one, until the evening's last page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.public import cut, public, public_world
from rpg.desk.recap import markdown
from tests.desk.game import Game, rules, voice

if TYPE_CHECKING:
    from rpg.campaign.world import World
    from rpg.game.encounter.state import Fighter

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


def known(game: Game) -> World:
    return game.log.public_at(game.log.head())


def test_a_fight_is_seen_without_them(game: Game):
    game("join Kiro pathfinder", "fight exterminator x2 gap 2, mole, tae")
    assert list(fighters(known(game))) == ["tae"]
    assert list(fighters(game.world)) == ["mole", "tae"]
    game("reveal mole")
    assert fighters(known(game)) == fighters(game.world)


def fighters(world: World) -> dict[str, Fighter]:
    assert world.encounter.fight is not None
    return world.encounter.fight.fighters


def test_a_turn_order_is_seen_without_them_and_goes_on_as_it_is(game: Game):
    game("init mole 12, tae 9, oru 5")
    assert [who for who, _ in known(game).turns.order] == ["tae", "oru"]
    game("n", "n", "init zuru 7")
    assert known(game).turns.acting == game.world.turns.acting == "oru"
    game("n")
    assert (game.world.turns.acting, known(game).turns.acting, known(game).turns.round) == ("mole", "tae", 2)


@pytest.mark.parametrize("line", ["d6 mole digs", "r d6+@mole.frame", "init mole 12", "fight exterminator gap 1, mole"])
def test_what_is_theirs_alone_is_shared_with_nobody(game: Game, line: str):
    assert game.status(line) == "ok"
    game("share last")
    assert game.result.status == "refused"


def test_what_is_of_others_too_is_shared_without_them(game: Game):
    assert "Tae 9" in game("init mole 12, tae 9", "share last")
    assert "ole" not in game.text()


def test_the_gm_is_warned_of_a_name_that_players_can_read(game: Game):
    warned = game(". Mole listens at the door")
    assert "it names Mole, of whom they do not know" in warned
    assert game.result.status == "ok"
    assert "Mole" not in game(". a molehill", "s").partition("Mole · ")[0]
    for line in ("!. Mole listens", ". a molehill", ". Tae listens", "tae -1"):
        assert "of whom" not in game(line)
    assert "of whom" in game("alert +1 the mole trips")
    assert "of whom" not in game("reveal mole", ". Mole is here")


def test_the_warning_is_given_in_italian():
    game = Game(language="it")
    game("inizia", "entra", "! entra Talpa apripista")
    assert game.result.status == "ok", game.text()
    assert "nomina Talpa, di cui non sanno" in game(". la talpa ascolta")


def test_who_was_revealed_by_mistake_is_hidden_again(game: Game):
    game("reveal mole", "mole -2")
    number = game.log.at - 1
    game(f"undo #{number}")
    assert "mole" not in known(game).people.by_id
    assert "mole" not in markdown(rules(), game.log.path(), voice("en")).casefold()
    game("reveal mole")
    assert known(game).people.by_id["mole"] == game.world.people.by_id["mole"]


def test_nothing_is_revealed_in_secret(game: Game):
    game("! reveal mole", "mole -1")
    assert known(game).people.by_id["mole"].harm == 1
    game("! clock doom 4", "! reveal doom")
    assert "doom" in known(game).clocks
