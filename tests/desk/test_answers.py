"""Answers that say why: what is not carried, what holds the alert, why a roll cannot be pushed, what is open."""

from __future__ import annotations

import pytest

from tests.desk.game import Game, rules


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "go silo")
    return game


def test_a_kept_place_opens(game: Game):
    game("place", "place keep The dry well")
    made = game.world.kept["the dry well"]
    said = game("go the dry well watch 2")
    assert (game.world.place.title, game.world.watch) == ("The dry well", 2)
    parts = [part for part, _ in game.world.place.text]
    assert parts == ["aloud", "aloud", "here", "exits"]
    assert all(text in said for _, text in game.world.place.text)
    assert all(row not in dict(game.world.place.text).values() for _, row in made.rows)
    again = game("scene")
    assert all(text in again for _, text in game.world.place.text)
    assert all(text not in str(game.log.public_at(game.log.at).place) for _, text in game.world.place.text)
    game("go the well of nobody")
    assert (game.world.place.title, game.world.place.text) == ("the well of nobody", ())


def test_a_watch_that_no_place_has_is_refused(game: Game):
    assert "no place has Watch 9" in game("go tomb Watch 9")
    assert (game.result.status, game.result.prefill) == ("refused", "go tomb watch 3")
    assert game.status("go tomb watch 3") == "ok"
    assert (game.world.place.title, game.world.watch) == ("tomb", 3)


def test_a_gap_that_would_be_away_says_where_it_begins(game: Game):
    most = rules().encounter.procedure.away_gap - 1
    assert f"begins at gap {most}" in game("fight exterminator x1 gap 9")
    fight = game.world.encounter.fight
    assert fight is not None
    assert {fighter.gap for fighter in fight.fighters.values()} == {most}


@pytest.mark.parametrize("line", ["fight 3 exterminators", "fight exterminator x3", "fight 3 exterminator gap 2"])
def test_the_count_stands_on_either_side(game: Game, line: str):
    assert "fight: 3 exterminators" in game(line)


def test_next_says_what_is_not_as_before(game: Game):
    armed = (p for p in game.world.people.by_id.values() if any(_empties(item) for item in p.gear))
    person = next(armed)
    game("fight exterminator x1 gap 3", f"set {person.id} vit 9", f"{person.id} strike =fail; rest wait")
    assert game.world.people.by_id[person.id].empty
    game(f"{person.id} reload; rest wait")
    assert f"{person.name} has reloaded, and strikes now" in game("next")
    assert "has reloaded" not in game("next")


def _empties(item: str) -> bool:
    weapon = rules().character.gear[item].weapon
    return weapon is not None and weapon.empties


def test_why_a_roll_cannot_be_pushed(game: Game):
    assert "nothing was rolled" in game("push")
    game("test tae climb =partial")
    assert "told by its name alone" in game("push tae")
    size = _dice(game, "test zuru climb")
    game(f"test zuru climb ={'6' * size}")
    assert "already, a push makes it no better" in game("push zuru")
    assert game.text() == game("push")
    assert "Tae rolled nothing" in game("push tae")
    game(f"test zuru climb 1 ={'1' * _dice(game, 'test zuru climb 1')}", "push zuru")
    assert "once already" in game("push zuru")


def test_the_exhausted_are_told_that_they_are(game: Game):
    game("tae +exhausted")
    game(f"test tae climb 1 ={'1' * _dice(game, 'test tae climb 1')}")
    assert "no pushes" in game("push tae")


def _dice(game: Game, line: str) -> int:
    """How many dice a test rolls."""
    game(line)
    faces = [fact.event.faces for fact in game.log.kept[game.log.at].facts if hasattr(fact.event, "faces")]
    game("u")
    return len(faces[0])


def test_what_is_there_is_not_nothing(game: Game):
    game("fight exterminator x1 gap 4")
    assert "Tae does not carry" in game("tae rig ward-stake; rest wait")
    assert "Tae does not carry" in game("tae reload beam-emitter; rest wait")
    game("end fight", "away sefa", "fight exterminator x1 gap 4 tae oru")
    assert "Sefa is not at the table" in game("sefa rig ward-stake; rest wait")
    assert "Zuru is not in the fight" in game("zuru strike; rest wait")
    game("kill oru")
    assert "Oru is down and cannot act" in game("oru strike; rest wait")
    assert "nobody and nothing" in game("nemo strike; rest wait")


def test_a_ceiling_says_how_high_it_is(game: Game):
    game("alert +9")
    said = game("alert seen_w1")
    assert "and no further: it stays" in said
    assert "nothing happened that the log would keep" in said
    before = game.log.at
    game("alert seen_w1")
    assert game.log.at == before


def test_the_tagged_are_found_without_a_roll(game: Game):
    game("alert +11", "beat 9", "tae +tagged")
    assert game.world.sector.arrived is not None
    said = game("search tae")
    assert "finds them without a roll" in said
    assert "“fight” begins the fight" in said


def test_conditions_say_how_long_they_last(game: Game):
    game("tae +tagged 2", "oru +tagged")
    assert "Tagged (2 exchanges)" in game("status")
    assert "Tagged (2 exchanges)" in game("? tae")
    assert "exchanges" not in game("? oru")
