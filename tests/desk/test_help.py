"""Help on one screen: its themes first, then a page for each."""

from __future__ import annotations

import pytest

from rpg.desk.book import BOOK, VERBS
from rpg.desk.verbs.guide import THEMES, theme_of
from tests.desk.game import Game, voice

SCREEN = 24
"""Lines of the smallest terminal that anybody has."""


@pytest.mark.parametrize("language", ["en", "it"])
def test_help_shows_the_themes_first_on_one_screen(language: str):
    said = Game(language=language)("?")
    assert len(said.splitlines()) <= SCREEN
    assert max(map(len, said.splitlines())) < 160
    for verb in VERBS:
        assert (verb.it if language == "it" else verb.en)[0] in said, verb.key


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_page_of_one_screen(theme: str, language: str):
    game = Game(language=language)
    name = voice(language).word(f"theme.{theme}.name")
    said = game(f"help {name}")
    assert game.result.status == "ok"
    assert len(said.splitlines()) <= SCREEN
    for verb in VERBS:
        named = f"  {(verb.it if language == 'it' else verb.en)[0]}"
        assert any(line.startswith((f"{named} ", f"{named} (")) for line in said.splitlines()) == (
            theme_of(verb) == theme
        )


def test_what_stands_in_a_theme_is_a_verb():
    known = {verb.key for verb in VERBS}
    assert {key for keys in THEMES.values() for key in keys} - known == set()


@pytest.mark.parametrize("word", ["fight", "dice", "log", "scontro", "dadi", "registro", "FIGHT"])
def test_a_theme_that_is_a_verb_too_shows_both(word: str):
    said = Game()(f"help {word}")
    assert "use: " in said
    assert said.count("\n") > 6


def test_the_help_of_a_verb_names_it_as_ever():
    said = Game()("help push")
    assert said.splitlines()[1].startswith("use: push")
    assert BOOK.find("push") is not None
    assert Game().status("help xyzzyx") == "refused"


def test_a_look_finds_threads_and_macros_too():
    game = Game()
    game("begin", "join", "macro hop = 2d6", "thread Who opened the lock?", "clock hunger 6")
    assert "Who opened the lock?" in game("? lock")
    assert "$hop = 2d6" in game("? hop")
    assert "$hop = 2d6" in game("? $hop")
    assert "hunger 0/6" in game("? hung")


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("en", "help season", "seasons: "),
        ("en", "help season", "Dark"),
        ("en", "help mask", "strangers taken in"),
        ("en", "help mask", "a milestone of the gene"),
        ("en", "help quest", "orders: "),
        ("en", "help depth", "structures: "),
        ("en", "help discover", "Scan"),
        ("it", "aiuto maschera", "estranei accolti"),
    ],
)
def test_a_closed_list_is_named_in_the_help_of_its_verb(language: str, line: str, names: str):
    assert names in Game(language=language)(line)
