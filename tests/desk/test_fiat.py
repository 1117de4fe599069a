"""What the GM decides by a word brings what the rules say follows from it."""

from __future__ import annotations

import pytest

from rpg.desk.offers import ideas
from rpg.game.character.events import Panicked
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "go silo")
    return game


def test_the_fight_ends_with_its_last_machine(game: Game):
    game("fight exterminator x2 gap 3", "kill ext1")
    assert "every machine is destroyed" in game("hit ext2 9")
    assert game.world.encounter.fight is None
    assert "Machine destroyed" in game("alert")
    game("u")
    assert game.world.encounter.fight is not None


def test_a_machine_is_never_better_than_whole(game: Game):
    game("fight exterminator x1 gap 3", "hit ext1 4")
    assert "exterminator-1 +3 (8/8)" in game("ext1 +9")
    assert game("ext1 +9") == "nothing changes"


def test_the_downed_make_no_tests(game: Game):
    game("kill minto", "test minto climb")
    assert game.result.status == "refused"


def test_who_is_down_does_not_keep_others_from_a_fight(game: Game):
    game("kill minto")
    assert "fight: 2 exterminators" in game("fight exterminator x2 gap 2")
    assert "down Minto" in game("")


@pytest.mark.parametrize("seed", [str(n) for n in range(6)])
def test_a_panic_after_a_pushed_test_is_felt(seed: str):
    game = Game(seed)
    game("join", "set zuru strain 5 load 2", "test zuru climb =3211", "push zuru")
    person = game.world.people.by_id["zuru"]
    facts = game.log.kept[game.log.at].facts
    rows = [fact.event.row for fact in facts if isinstance(fact.event, Panicked)]
    assert len(rows) == 1
    assert person.strain == rules().check.core.strain.after_panic
    if rows == ["bolt"]:
        assert person.load == 0
    if rows == ["scream"]:
        assert game.world.sector.points >= 2


def test_every_line_that_now_offers_is_legal(game: Game):
    moments = ["", "fight exterminator x2 gap 2 zuru minto", "end fight", "kill oru", "alert +10", "beat", "beat"]
    for moment in moments:
        game(moment) if moment else None
        for idea in ideas(rules(), game.world)[:3]:
            line = voice("en").say(idea)
            trial = Game()
            trial.log.kept, trial.log.at = dict(game.log.kept), game.log.at
            trial(line)
            assert trial.result.status == "ok", (moment, line, trial.text())
            assert line in game("now")
