"""Whatever was typed at the table is text in the Markdown that leaves it, and text on one line of a screen."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from rpg.cli.dumped import seen
from rpg.desk.markup import told
from rpg.desk.names import one
from rpg.desk.recap import markdown
from rpg.words.safe import printable
from tests.desk.game import Game, rules, voice
from tests.desk.test_vault import notes

HOSTILE = "<script>alert(1)</script> [click](javascript:x) **loud**"
LIVE = re.compile(r"(?<!\\)(?:<script|\[click|\*\*loud)")


@pytest.mark.parametrize("line", ["begin {}", "go {}", ". {}", ". # {}", "clock {} 4", "alert +1 {}"])
def test_nothing_that_was_typed_is_markup_in_a_recap(line: str):
    game = Game()
    if not line.startswith("begin"):
        game("begin")
    assert game.status(line.format(HOSTILE.replace(" ", "") if "clock" in line else HOSTILE)) == "ok"
    text = markdown(rules(), game.log.path(), voice("en"), session=1)
    assert "click" in text.replace("\\", "") or "alert" in line
    assert LIVE.search(text) is None
    assert not any(row.startswith("- note: #") for row in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "Tae 2D6 = 8 [6 2] (tavolo)", "il ciclo porta [5 4]: Quiete", "[5 4] · pieno", "#12: no!",
        "tutti morti: 12,5 % · a casa 50 %", "Ferro & Figli",
    ],
)  # fmt: skip
def test_a_sign_that_means_nothing_where_it_stands_is_left_alone(text: str):
    assert told(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("==loud==", r"\=\=loud\=\="), ("a %% b", r"a \%\% b"), ("![x](y)", r"\!\[x\](y)"), ("&lt;b", r"\&lt;b"),
        ("#tag e #12", r"\#tag e #12"), ("# titolo", r"\# titolo"), ("=====", r"\=\=\=\=\="), ("[1](http://x)", r"\[1\](http://x)"),
        ("[1]: http://x", r"\[1\]: http://x"), ("1. a", r"1\. a"), ("a::b", r"a:\:b"), ("&#60;b", r"\&#60;b"),
    ],
)  # fmt: skip
def test_a_sign_that_means_something_is_escaped(text: str, said: str):
    assert told(text) == said


def test_every_sign_that_is_not_seen_is_marked_and_written_as_an_escape():
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    letters = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) in unseen]
    assert [hex(ord(letter)) for letter in letters if printable(f"a{letter}b") != "a\N{REPLACEMENT CHARACTER}b"] == []
    assert [hex(ord(letter)) for letter in letters if letter in seen(f"a{letter}b")] == []


@pytest.mark.parametrize("line", ["begin {}", "go {}", "go {} watch 2", "alert +1 {}", "alert seen_w3 {}"])
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_title_and_a_reason_have_a_bound(line: str, language: str):
    game = Game(language=language)
    at = game.log.at
    assert game.status(line.format("à" * 250)) == "refused"
    assert game.log.at == at
    assert "00" in game.text()
    assert game.status(line.format("a stair")) == "ok"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("tae strike exxterminator; rest hold", "tae strike exterminator-1; rest hold"),
        ("hit rust-sen 2", ""),
        ("ta,taee -1", "ta,tae -1"),
        ("!taee -1", "!tae -1"),
    ],
)
def test_a_correction_stands_where_the_wrong_word_stood(line: str, meant: str):
    word = {"tae strike exxterminator; rest hold": "exxterminator", "hit rust-sen 2": "sen"}.get(line, "taee")
    found = one(word, {"exterminator-1": "exterminator-1", "tae": "tae", "senn": "senn"}, line)
    assert getattr(found, "prefill", "") == meant or (meant == "" and found == "senn")


def test_a_letter_inside_another_word_is_left_alone():
    found = one(
        "e", {"exterminator-1": "exterminator-1", "exterminator-2": "exterminator-2"}, "tae strike e; rest hold"
    )
    assert getattr(found, "prefill", None) == "tae strike exterminator-; rest hold"


def test_whoever_was_made_real_has_a_note():
    game = Game()
    game(
        "join",
        "begin one",
        "npc fisher",
        "npc keep Oyassan",
        "place",
        "place keep Deep Well",
        "place",
        "place keep Stair",
    )
    game("go stair", "! npc", "! npc keep Whisperer", "end")
    players, gms = notes(game), notes(game, gm=True)
    for made in (players, gms):
        oyassan = made["people/Oyassan.md"]
        assert '"kept"' in oyassan
        assert "[[sessions/Session 1 one|Session 1: one]]" in oyassan
        assert '"type": "place"' in made["places/Deep Well.md"].replace("type:", '"type":')
        assert sum(name.startswith("places/") for name in made) == 2
        assert "- Stair · " in made["places/Stair.md"]
        assert "[[people/Oyassan|Oyassan]]" in made["test.md"]
        assert "[[places/Deep Well|Deep Well]]" in made["test.md"]
    assert "people/Whisperer.md" in gms
    assert not any("Whisperer" in text for text in (*players, *players.values()))
    assert len(gms["people/Oyassan.md"].splitlines()) == len(players["people/Oyassan.md"].splitlines()) + 2
