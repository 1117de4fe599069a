"""Abilities that a player says they use: offered after a line, the line goes again with them, and only so often."""

from __future__ import annotations

import pytest

from rpg.game.character.events import AbilityUsed, Harmed
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join Kei porter with broad back", "fight exterminator gap 0")
    return game


def happened(game: Game, kind: type) -> list[object]:
    return [fact.event for fact in game.log.kept[game.log.at].facts if isinstance(fact.event, kind)]


def test_somebody_joins_with_an_ability_of_their_archetype(game: Game):
    assert game.world.people.by_id["kei"].ability == "core:ability/broad-back"
    assert "First Foot" not in game("join Ada porter with first foot")
    assert game.result.status == "refused"
    assert "Mule" in game("join Ada porter with wings")


def test_what_could_be_used_is_listed(game: Game):
    assert game("use") == "could be used: Kei (Broad Back)"


def test_after_a_line_that_it_would_change_it_is_offered_and_the_line_goes_again(game: Game):
    assert "use: Kei (Broad Back)" in game("kei strike =partial")
    assert game.world.people.by_id["kei"].harm == 4
    line = game("use kei")
    assert line.startswith("again from #")
    assert "Kei uses Broad Back" in line
    assert game.world.people.by_id["kei"].harm == 0
    assert happened(game, Harmed) == []
    assert len(happened(game, AbilityUsed)) == 1


def test_it_is_spent_then_and_not_offered_again(game: Game):
    game("kei strike =partial", "use kei")
    assert "use:" not in game("kei strike =partial")
    assert "no ability to use now" in game("use kei")
    assert game.world.people.by_id["kei"].harm == 4


def test_a_line_may_say_it_at_once(game: Game):
    game("kei strike =partial; use kei broad back")
    assert game.world.people.by_id["kei"].harm == 0


def test_where_it_changes_nothing_nothing_is_recorded(game: Game):
    game("kei strike =full")
    at = game.log.at
    assert "changes nothing" in game("use kei")
    assert game.log.at == at


def test_undo_goes_back_to_the_line_without_it(game: Game):
    game("kei strike =partial", "use kei", "u")
    assert game.world.people.by_id["kei"].harm == 4


def test_an_item_is_whole_again(game: Game):
    game("kill exterminator-1", "join Ansa lineworker with patchwork", "fight exterminator gap 3")
    game("kei strike bolt-rifle =fail; ansa flee")
    assert list(game.world.people.by_id["kei"].empty) == ["core:gear/bolt-rifle"]
    assert "Ansa uses Patchwork" in game("use ansa on kei")
    assert list(game.world.people.by_id["kei"].empty) == []
    assert "no ability" in game("use ansa on kei")


def test_in_italian():
    it = Game(language="it")
    it("inizia", "entra Kei spallone con spalle larghe", "scontro sterminatore distacco 0")
    assert "si può usare un talento: «usa Kei» («Spalle larghe»)" in it("kei colpisci =parziale")
    assert "Kei usa «Spalle larghe»" in it("usa kei")


def test_a_trigger_that_tags_misses_whom_the_network_misses(game: Game):
    game("kill exterminator-1", "join Rho silicon-exile with not on the list", "alert seen_w3")
    tag = "core:condition/tagged"
    assert [tag in game.world.people.by_id[who].conditions for who in ("kei", "rho")] == [True, False]
