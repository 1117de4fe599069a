"""Stopping a game, and what a table keeps out of it."""

from __future__ import annotations

import pytest

from rpg.campaign.events import BoundaryDrawn, BoundaryLifted, Cut, SessionBegun
from rpg.campaign.public import cut, public_world
from rpg.desk.recap import markdown
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "begin", "go a stair")
    return game


@pytest.mark.parametrize(
    "line", ["x", "x spiders, says Ada", "! x", "cut", "X-card spiders", "taglio ragni", "carta-x"]
)
def test_a_cut_keeps_one_word_and_no_reason(game: Game, line: str):
    said = game(line)
    entry = game.log.path()[-1]
    assert entry.line == "cut"
    assert [(fact.event, fact.secret) for fact in entry.facts] == [(Cut(), False)]
    assert said.startswith("cut: the players' pane is blank")


def test_players_see_nothing_until_the_next_line(game: Game):
    assert not cut(game.log.path())
    game("x")
    assert cut(game.log.path())
    game("u")
    assert not cut(game.log.path())
    game("x", "! . what the GM thinks of it")
    assert cut(game.log.path())
    game(". on we go")
    assert not cut(game.log.path())


def test_a_recap_does_not_speak_of_it(game: Game):
    before = markdown(rules(), game.log.path(), voice("en"), gm=True)
    game("x spiders")
    assert markdown(rules(), game.log.path(), voice("en"), gm=True) == before


def test_lines_and_veils_are_kept_listed_and_lifted(game: Game):
    assert game("lines harm to children") == "line: harm to children"
    game("veils torture", "lines spiders")
    assert game("lines") == "line 1: harm to children\nline 2: spiders"
    assert game("veli") == "veil 1: torture"
    assert game("lines lift 1") == "lifted: harm to children"
    assert game("linee") == "line 1: spiders"
    game("u")
    assert game("lines") == "line 1: harm to children\nline 2: spiders"


def test_an_evening_begins_with_them(game: Game):
    game("lines spiders", "lines plague", "veils torture", "end")
    said = game("begin Second").splitlines()
    assert said[-2:] == ["lines (never in the game): spiders · plague", "veils (never on screen): torture"]
    assert isinstance(game.log.path()[-1].facts[0].event, SessionBegun)
    other = Game(language="it")
    other("linee ragni")
    assert other("inizia").splitlines()[-1] == "linee (mai nel gioco): ragni"


def test_they_are_never_secret(game: Game):
    game("! lines spiders", "! veils torture", "! lines lift 1")
    facts = [fact for entry in game.log.path()[-3:] for fact in entry.facts]
    assert [type(fact.event) for fact in facts] == [BoundaryDrawn, BoundaryDrawn, BoundaryLifted]
    assert not any(fact.secret for fact in facts)
    assert [b.text for b in public_world(game.log.path()).boundaries.values()] == ["torture"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("lines", "refused"), ("veils", "refused"), ("lines lift", "usage"), ("lines lift 3", "refused"),
        ("lines lift spiders", "usage"), ("veils Spìders", "refused"), ("lines " + "x" * 201, "refused"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(game: Game, line: str, status: str):
    game("veils spiders", "veils lift 1") if line == "veils" else game("veils spiders")
    before = game.log.at
    assert game.status(line) == status
    assert game.log.at == before


def test_a_table_keeps_no_more_than_it_can_bear_in_mind(game: Game):
    game(*(f"lines number {n}" for n in range(50)))
    assert game.status("lines one more") == "refused"
    assert game.status("veils one more") == "ok"
