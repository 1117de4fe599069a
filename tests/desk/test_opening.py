"""What an evening left open."""

from __future__ import annotations

import pytest

from rpg.desk.opening import left_open
from tests.desk.game import Game, rules, voice


def told(game: Game, language: str = "en") -> list[str]:
    return [voice(language).say(say) for say in left_open(rules(), game.world)]


def test_an_evening_without_loose_ends_leaves_nothing_open():
    game = Game()
    game("begin", "join", "clock hunger 6", "tick hunger 2")
    assert told(game) == []


def test_wounds_a_force_clocks_and_threads_are_told_in_a_handful_of_lines():
    game = Game()
    game("begin", "join", "tae -3", "oru +tagged", "clock hunger 6", "tick hunger 5", "!clock doom 4", "tick doom 4")
    game("clock calm 6", "tick calm 1", "go silo", "alert seen-w3", "alert seen-w3")
    game(*(f"thread thread {n}" for n in range(1, 6)))
    lines = told(game)
    assert len(lines) == 4
    assert "beats" in lines[0]
    assert "Tae vitality 2/5, Tagged" in lines[1]
    assert "Oru Tagged" in lines[1]
    assert lines[2] == "clocks: hunger 5/6 · doom 4/4 (hidden)"
    assert lines[3] == "threads: thread 1 · thread 2 · thread 3 · 2 more"
    assert all("‹" not in line for line in told(game, "it"))


def test_the_dead_and_the_absent_are_not_hurt():
    game = Game()
    game("begin", "join", "tae -3", "away tae")
    assert told(game) == []


def test_a_fight_that_goes_on_is_told():
    game = Game()
    game("begin", "join", "fight exterminator x2 gap 2")
    assert told(game) == ["a fight goes on (exchange 0)"]


@pytest.mark.parametrize(("language", "head"), [("en", "left open:"), ("it", "in sospeso:")])
def test_another_evening_begins_with_what_was_left_open(language, head):
    game = Game(language=language)
    first = {"en": ("join Tae", "thread Who opened the lock?"), "it": ("entra Tae", "filo Chi ha aperto?")}[language]
    words = {"en": ("begin", "end"), "it": ("inizia", "fine")}[language]
    game(*first)
    assert head not in game(words[0])
    said = game(words[1], words[0])
    assert head in said
    assert ("Who opened the lock?" if language == "en" else "Chi ha aperto?") in said
