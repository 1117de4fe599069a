"""What a fight leaves behind: the rest of a force that was sent, and those who fell on the way out of it."""

from __future__ import annotations

import pytest

from tests.desk.game import Game

EXTERMINATOR = "core:adversary/exterminator"


def arrived(game: Game) -> Game:
    """A squad that has arrived where everybody is."""
    game("join", "go silo", "alert +11", "tae +tagged", "beat 9")
    assert game.world.sector.arrived is not None
    return game


@pytest.fixture
def game() -> Game:
    return arrived(Game())


def test_a_force_stays_as_the_fight_left_it(game: Game):
    before = dict(game.world.sector.arrived.units)[EXTERMINATOR]  # type: ignore[union-attr]  # the fixture says so
    game("fight gap 3", "kill ext1", "hit ext2 4")
    assert f"still here: {before - 1} exterminator" in game("end fight")
    assert f"HERE: {before - 1} exterminator" in game("")
    said = game("fight gap 3")
    assert f"fight: {before - 1} exterminator" in said
    assert "exterminator-1 5/8" in said
    fight = game.world.encounter.fight
    assert fight is not None
    assert [m.damage for m in fight.machines.values()] == [3] + [0] * (before - 2)
    again = game("end fight")
    assert f"still here: {before - 1}" in again


def test_a_force_without_a_machine_left_is_destroyed_whatever_else_still_stands():
    game = Game()
    game("join", "go silo", "alert +11", "tae +tagged")
    force = game.world.sector.force
    assert force is not None
    game(f"beat {force.clock - 1}", "fight drift-eye x1 gap 3", "all wait")
    fight = game.world.encounter.fight
    assert fight is not None
    game(*(f"kill {machine.id}" for machine in fight.machines.values() if machine.sent))
    assert game.world.sector.arrived is not None
    assert "the force is destroyed" in game("end fight")
    assert game.world.sector.arrived is None


def test_machines_that_nobody_sent_are_no_force(game: Game):
    game("gone", "fight exterminator x2 gap 3", "kill ext1")
    assert "still here" not in game("end fight")
    assert game.world.sector.arrived is None


@pytest.mark.parametrize("line", ["time 2h", "time 60m", "time cycle", "time season", "time day"])
def test_no_hour_goes_by_while_a_force_is_on_its_way(line: str):
    game = Game()
    game("join", "go silo", "alert +11")
    force = game.world.sector.force
    assert force is not None
    assert f"a force is {force.clock} beats away" in game(line)
    assert (game.result.status, game.result.prefill) == ("refused", f"beat {force.clock}")
    assert game.status("time 40m") == game.status("time 2 beats") == "ok"


def test_no_hour_goes_by_while_a_force_is_here(game: Game):
    assert "a force is here" in game("time 2h")
    assert game.result.prefill == "fight"
    assert game.status("gone", "time 2h") == "ok"
    game("fight exterminator x1 gap 2")
    assert game.status("time 2h") == "refused"


def test_what_moves_a_force_is_told():
    game = Game()
    assert "they alone bring a force near" in game("help beat")
    assert "no hour while a force is near" in game("help time")
    assert "solo loro avvicinano" in Game(language="it")("help beat")


def test_who_fell_after_getting_away_is_mended_after_the_fight():
    game = Game()
    game("join", "go silo", "fight exterminator x1 gap 5")
    for _ in range(9):
        if game.world.encounter.fight and not game.world.encounter.fight.fighters["oru"].away:
            game("oru flee; rest wait")
    assert game.world.encounter.fight is not None
    assert game.world.encounter.fight.fighters["oru"].away
    assert "Oru is DOWN" in game("oru -9")
    assert "away Oru (down)" in game("")
    assert "down Oru" not in game("")
    assert "got away from this fight" in game("minto drag oru; rest wait")
    assert "got away from this fight" in game("oru flee; rest wait")
    assert "also who got away from it" in game("mend oru by sefa")
    assert game.status("end fight", "mend oru by sefa =full") == "ok"
    assert "down" not in game("? oru").splitlines()[-1]


def test_whoever_lies_there_when_a_fight_is_over_is_named_with_the_line_that_decides_it():
    game = Game()
    game("join", "fight exterminator x1 gap 3", "hit tae 9", "set minto vit 0")
    said = game("kill ext1")
    assert "fight over" in said
    assert "due: Tae is down: somebody must mend, or death is sure (“mend tae by zuru”)" in said
    assert "Minto is down" in said
    assert "Minto is down" not in game("mend tae by sefa =66")
