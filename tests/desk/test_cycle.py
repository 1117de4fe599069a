"""``cycle``: ten days end in one entry, and ``time cycle`` is another way to say it."""

from __future__ import annotations

import pytest

from rpg.campaign.events import Noted, TimePassed
from rpg.desk.verbs import cycle
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def test_ten_days_are_one_entry(game: Game):
    before = game.log.at
    game("tae -2", "cycle")
    assert game.log.at == before + 2
    assert game.world.minutes == 10 * 24 * 60
    assert game.world.people.by_id["tae"].harm == 0
    game("undo")
    assert game.world.minutes == 0
    assert game.world.people.by_id["tae"].harm == 2


def test_whoever_is_away_is_not_healed_at_home(game: Game):
    game("tae -2", "zuru -2", "tae +exhausted", "away tae", "cycle")
    people = game.world.people.by_id
    assert (people["tae"].harm, people["zuru"].harm) == (2, 0)
    assert people["tae"].conditions


@pytest.mark.parametrize(
    ("language", "out", "line", "prefill"),
    [
        ("en", "expedition out 0", "cycle", "home"),
        ("en", "expedition out 0", "time cycle", "home"),
        ("it", "spedizione fuori 0", "ciclo", "rientro"),
    ],
)
def test_no_cycle_ends_while_an_expedition_is_out(language: str, out: str, line: str, prefill: str):
    game = Game(language=language)
    game(*{"en": ("join", "go village"), "it": ("entra", "vai village")}[language], out)
    before = game.world
    assert before.expeditions.trip is not None
    assert game.status(line) == "refused"
    assert f"{'“' if language == 'en' else '«'}{prefill}" in game.text()
    assert (game.result.prefill, game.world) == (prefill, before)
    game(prefill)
    game(line)
    assert game.result.prefill == {"en": "cross", "it": "attraversa"}[language]
    end = {"en": "expedition end", "it": "spedizione fine"}[language]
    assert game.status(end, line) == "ok"


@pytest.mark.parametrize("lines", [("cycle", "time cycle"), ("ciclo", "tempo ciclo")])
def test_a_cycle_of_time_is_the_cycle(lines: tuple[str, str]):
    games = [Game(), Game()]
    for game, line in zip(games, lines, strict=True):
        game("begin", "join", "alert +9", "gone", "tae -2", line)
    assert games[0].world == games[1].world
    one, other = (game.log.path()[-1].facts for game in games)
    assert one == other


def test_the_alert_falls_in_every_sector_that_was_disturbed(game: Game):
    game("go silo", "alert +6")
    there = game.world.place.sector
    points = game.world.sector.points
    game("go village")
    assert game.world.place.sector != there
    told = game("cycle")
    assert game.world.safeguard.sector(there).points < points
    assert "in the sector around “The lift shaft”" in told


def test_a_tag_keeps_the_alert_of_its_sector_awake(game: Game):
    game("go silo", "alert +6", "tae +tagged", "cycle")
    assert game.world.sector.points == 6


def test_from_a_purge_it_takes_two_cycles_to_rest_at_the_floor(game: Game):
    """GAME.md 4: from 19 points fourteen are left, then seven."""
    game("go silo", "alert +19", "gone", "cycle")
    assert game.world.sector.points == 14
    game("cycle")
    assert game.world.sector.points == 7
    game("cycle")
    assert game.world.sector.points == 7


def test_every_step_sees_what_the_ones_before_it_have_done(game: Game, monkeypatch: pytest.MonkeyPatch):
    seen = []

    def first(_: cycle.Turning):
        yield TimePassed(minutes=7)

    def then(turning: cycle.Turning):
        seen.append((turning.before.minutes, turning.table.world.minutes))
        return (Noted(text="x"),)

    monkeypatch.setattr(cycle, "STEPS", (first, then))
    game("cycle")
    assert seen == [(0, 7)]
    assert [type(fact.event) for fact in game.log.path()[-1].facts] == [TimePassed, Noted]


def test_no_cycle_ends_in_a_fight_and_none_while_a_force_is_near(game: Game):
    game("fight 2 exterminator")
    at = game.log.at
    game("cycle")
    assert game.log.at == at
    game("undo", "go silo", "alert +12")
    assert game.world.sector.force is not None
    at = game.log.at
    assert "beat" in game("cycle")
    assert game.log.at == at


def test_a_cycle_of_something_is_not_understood(game: Game):
    at = game.log.at
    assert "cycle" in game("cycle of nothing")
    assert game.log.at == at
