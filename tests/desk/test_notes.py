"""Notes of several lines."""

from __future__ import annotations

import pytest

from rpg.campaign.events import Noted
from rpg.desk.recap import markdown
from tests.desk.game import Game, rules, voice

LONG = "The elder told them.\n\nNobody believed it.\nNot even Tae.  \n\n\n  The lamp went out."


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


@pytest.mark.parametrize("head", [".", "note", "nota", "! .", "!note"])
def test_a_note_of_several_lines_is_kept_as_paragraphs(game: Game, head: str):
    assert "noted" in game(f"{head} {LONG}")
    entry = game.log.kept[game.log.at]
    noted = [fact.event.text for fact in entry.facts if isinstance(fact.event, Noted)]
    assert noted == ["The elder told them.\n\nNobody believed it.\nNot even Tae.\n\nThe lamp went out."]
    assert entry.line.endswith(". The elder told them. …")
    assert entry.facts[0].secret is head.startswith("!")


def test_the_recap_tells_it_in_paragraphs(game: Game):
    game(f". {LONG}")
    told = markdown(rules(), game.log.path(), voice("en"))
    assert "- note: The elder told them.\n\n  Nobody believed it. Not even Tae.\n\n  The lamp went out.\n" in told


def test_a_note_of_one_line_is_as_ever(game: Game):
    game(".  note   the lamp ")
    assert game.log.kept[game.log.at].line == ".  note   the lamp "
    assert [f.event for f in game.log.kept[game.log.at].facts] == [Noted(text="note the lamp")]


def test_a_note_that_is_too_long_or_empty_is_refused(game: Game):
    at = game.log.at
    assert game.status(". a\n" + "x" * 9000) == "refused"
    assert game.status(". \n \n") == "usage"
    assert game.status("note") == "usage"
    assert game.log.at == at
    assert game.status(". a\n" + "x" * 7000) == "ok"


def test_several_lines_are_no_more_than_one_for_any_other_verb(game: Game):
    assert "ALERT" in game("alert +1\nthe lamp")
