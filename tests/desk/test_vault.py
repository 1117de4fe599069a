"""Notes that link to one another, whatever was typed into them."""

from __future__ import annotations

import json
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.campaign.events import SessionBegun
from rpg.desk.markup import front, link, plain
from rpg.desk.vault import vault
from rpg.desk.vault.names import Names, safe
from tests.desk.game import Game, rules, voice
from tests.tries import tries

LINK = re.compile(r"(?<!\\)\[\[([^\]|]+)\|([^\]]+)\]\]")
HOSTILE = (
    "[[people/Tae]]", "---", "x\n---\ntype: evil", "# heading", "#tag", "- item", "1. one", "`= this`", "a:: b",
    "%%hidden%%", "<script>", "![[embed]]", "$$x$$", "==mark==", "^block", "*bold*", "a | b", "<% tp %>", "{{title}}",
    "\x1b[2J", "\u2028---\u2028", '"', "\\",
)  # fmt: skip


def evening(language: str = "en") -> Game:
    game = Game(language=language)
    game("join", "begin Food run", "go silo", ". Tae promised food", "thread Who opened the lock?", "test tae climb")
    game("go a broken stair", "! . the old man lies", "! thread who is the traitor", "thread close 1", "end")
    game("begin", "go a Broken  Stair", "test oru climb", "thread What hums?", "end")
    return game


def notes(game: Game, *, gm: bool = False) -> dict[str, str]:
    path, session = [], 0
    for entry in game.log.path():
        session += any(isinstance(fact.event, SessionBegun) for fact in entry.facts)
        path.append(msgspec.structs.replace(entry, session=session))
    return vault(rules(), path, voice(game.language), gm=gm)


def fields(note: str) -> dict[str, object]:
    head = note.split("---\n")[1]
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in head.splitlines())}


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_link_leads_to_a_note(language):
    made = notes(evening(language), gm=True)
    found = [target for text in made.values() for target, _ in LINK.findall(text)]
    assert len(found) > 30
    assert {f"{target}.md" for target in found} <= made.keys()
    assert all("‹en›" not in text for text in made.values())


def test_there_is_a_note_for_each_person_place_session_and_thread():
    made = notes(evening())
    kinds = [fields(text)["type"] for text in made.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "campaign": 1, "person": 5, "place": 2, "session": 2, "thread": 2,
    }  # fmt: skip
    tae, stair = made["people/Tae.md"], made["places/a broken stair.md"]
    assert fields(tae)["sessions"] == [1]
    assert fields(stair)["sessions"] == [1, 2]
    assert "[[people/Oru|Oru]]" in stair
    assert "[[people/Tae|Tae]]" not in stair
    lock = made["threads/Who opened the lock.md"]
    assert fields(lock)["open"] is False
    assert lock.count("[[sessions/Session 1 Food run|Session 1: Food run]]") == 2


def test_a_prepared_place_has_its_sentences_and_only_the_gm_sees_what_is_there():
    public, whole = (notes(evening(), gm=gm)["places/The silo under the tower.md"] for gm in (False, True))
    assert "the nutrient runs out" in public
    assert "What is here" not in public
    assert "## What is here" in whole


def test_secrets_are_told_with_gm_only():
    public, whole = (notes(evening(), gm=gm) for gm in (False, True))
    for secret in ("the old man lies", "who is the traitor"):
        assert secret not in json.dumps(public)
        assert secret in json.dumps(whole)
    assert "threads/who is the traitor.md" in whole.keys() - public.keys()


def test_the_same_log_is_the_same_notes():
    assert notes(evening()) == notes(evening())


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_makes_no_note_link_or_field(text):
    game = Game()
    game("join", f"begin {text}", f"go {text}", f". {text}", f"thread {text} again", f"ruling {text}")
    made = notes(game)
    clean = Game()
    clean("join", "begin A", "go A", ". A", "thread A again", "ruling A")
    assert [list(fields(note)) for note in made.values()] == [list(fields(note)) for note in notes(clean).values()]
    for note in made.values():
        body = note.split("---\n", 2)[2]
        assert {f"{target}.md" for target, _ in LINK.findall(body)} <= made.keys()
        for line in LINK.sub("", body).splitlines():
            assert re.match(r"(?:#{1,3} |- |\*\*.*\*\*$|$)", line), line
            said = re.sub(r"^(?:#{1,3} |- )", "", line)
            assert not re.search(r"(?<!\\)[\[\]<>#`|$%=^{}]|::|\x1b|^-|^\d+[.)]", said), line


@given(st.text(max_size=300))
@settings(max_examples=tries(300))
def test_any_name_is_a_name_of_a_file_everywhere(text):
    name = safe(text)
    assert name == name.strip(" .")
    assert 0 < len(name.encode()) <= 170
    assert not re.search(r'[<>:"/\\|?*#^\[\]\x00-\x1f]', name)
    assert name.partition(".")[0].casefold() not in {"con", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    "text", ["CON", "nul", "com1.txt", "..", "", "/", ".hidden", "a" * 400, "é" * 200, "a/../../b", "x:y"]
)
def test_hard_names(text):
    name = safe(text)
    assert name.split(".")[0].strip().casefold() not in {"con", "nul", "com1"}
    assert not name.startswith(".")
    assert "/" not in name
    assert name
    assert len(name) <= 64


def test_names_that_only_differ_in_case_or_signs_get_numbers():
    names = Names()
    assert [names.take(name) for name in ("Tae", "TAE", "tae?", "Tae 2")] == ["Tae", "TAE 2", "tae 3", "Tae 2 2"]


@given(st.text(max_size=80))
@settings(max_examples=tries(200))
def test_front_matter_and_links_hold_on_one_line(text):
    assert len(front({"name": text}).splitlines()) == 3
    assert len(link("people/Tae", text).splitlines()) == 1
    assert LINK.fullmatch(link("people/Tae", text))
    assert len(plain(text).splitlines()) <= 1
