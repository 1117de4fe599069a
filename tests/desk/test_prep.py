"""Scenes out of the GM's own files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.campaign.public import public_world
from rpg.desk.complete import complete
from rpg.desk.prep import read, slug_of
from rpg.desk.recap import markdown
from rpg.desk.result import Prepare
from tests.desk.game import Game, rules, voice

STAIR = """---
name: The broken stair
watch: 2
sector: deep
tower: yes
---

# Read aloud

The stair ends
in the air. <!-- not
this -->

> Below, a lamp.

# What is here
- a rope
- the thing that cut it

# Tests
- Frame + Climb, difficulty 1

# Exits
- down
"""
SCALA = """---
nome: La scala rotta
sorveglianza: 1
torre: sì
---
# Da leggere
La scala finisce.
# Che cosa c'è
- una fune
"""


@pytest.fixture
def game() -> Game:
    game = Game()
    game.prep = (read("broken-stair", STAIR), read("wrong", "# Read aloud\nText.\n# Monsters\n"))
    game("begin", "join")
    return game


def test_a_file_is_read_part_by_part():
    scene = read("broken-stair", STAIR)
    assert (scene.name, scene.watch, scene.sector, scene.tower) == ("The broken stair", 2, "deep", True)
    assert scene.text == (
        ("aloud", "The stair ends in the air."), ("aloud", "Below, a lamp."),
        ("here", "a rope"), ("here", "the thing that cut it"),
        ("tests", "Frame + Climb, difficulty 1"), ("exits", "down"),
    )  # fmt: skip


def test_italian_files_are_read_too_and_need_no_front_matter():
    scene = read("scala", SCALA)
    assert (scene.name, scene.watch, scene.sector, scene.tower) == ("La scala rotta", 1, "", True)
    assert [part for part, _ in scene.text] == ["aloud", "here"]
    bare = read("a-place", "\ufeffOnly words.\r\n")
    assert (bare.name, bare.text, bare.tower) == ("a place", (("aloud", "Only words."),), None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\nname: x\n", "prep/x.md: line 1: what begins with ---"),
        ("---\nhue: red\n---\nText\n", "prep/x.md: line 2: “hue” is none of"),
        ("---\nname: x\nwatch: 4\n---\nText\n", "line 3: Watch is a number from 0 to 3, not “4”"),
        ("---\nwatch: ²\n---\nText\n", "line 2: Watch is a number"),
        ("---\ntower: maybe\n---\nText\n", "line 2: a tower is yes or no"),
        (f"---\nname: {'x' * 200}\n---\nText\n", "line 2: longer than 120"),
        ("Text\n\n# Monsters\n", "line 3: “Monsters” is none of"),
        ("<!-- a\n\n-->\n# Traps\n", "line 4: “Traps” is none of"),
        ("# Read aloud\n<!-- nothing yet -->\n", "line 2: nothing stands under"),
        ("", "line 1: nothing stands under"),
    ],
)
def test_a_fault_is_a_sentence_with_its_line(text: str, said: str):
    fault = read("x", text).fault
    assert fault is not None
    assert said in voice("en").say(fault)
    assert "‹" not in voice("it").say(fault)


def test_a_prepared_scene_is_listed_read_begun_and_completed(game: Game):
    listed = game("scene list")
    assert "broken-stair · The broken stair · Watch 2" in listed
    assert "prep/wrong.md: line 3: “Monsters” is none of" in listed
    assert "silo" in listed
    assert game("scene broken").startswith("The broken stair · Watch 2\n  “The stair ends in the air.”")
    assert [word for word, _ in complete("go bro", game.table())] == ["broken-stair"]
    said = game("go broken stair")
    assert said.startswith("scene: The broken stair")
    assert "exit: down" in said
    assert (game.world.place.sector, game.world.place.watch, game.world.sector.tower) == ("deep", 2, True)


def test_a_lost_file_loses_nothing_of_the_log(game: Game):
    game("go broken-stair")
    game.prep = ()
    assert "the thing that cut it" in game("scene")
    assert "The broken stair" in markdown(rules(), game.log.path(), voice("en"))
    game("go elsewhere")
    assert game.world.place.text == ()


def test_what_is_prepared_is_the_gms_alone(game: Game):
    game("go broken-stair")
    place = public_world(game.log.path()).place
    assert (place.title, place.text) == ("The broken stair", ())


def test_a_file_with_a_fault_does_not_begin(game: Game):
    at = game.log.at
    game.prep = (*game.prep, read("the-lamp-well", ""))
    assert game.status("go lamp well") == "refused"
    assert game.status("go wrong") == game.status("scene wrong") == "refused"
    assert "line 3" in game.text()
    assert game.log.at == at


def test_a_look_finds_it(game: Game):
    assert "The broken stair" in game("? stair")


def test_a_scene_without_a_tower_in_its_file_leaves_the_tower_as_it_is():
    game = Game()
    game.prep = (read("hall", "Words."),)
    game("tower on", "go hall")
    assert game.world.sector.tower


@pytest.mark.parametrize(
    ("line", "slug"), [("scene new The broken stair!", "the-broken-stair"), ("scena nuova La città", "la-citta")]
)
def test_a_new_scene_is_a_file_to_be_made(game: Game, line: str, slug: str):
    game(line)
    assert isinstance(game.result.deed, Prepare)
    assert game.result.deed.slug == slug


@pytest.mark.parametrize("line", ["scene new", "scene new ..", "scene new ///", f"scene new {'x' * 300}"])
def test_a_name_that_no_file_can_have_is_refused(game: Game, line: str):
    assert game.status(line) == "usage"
    assert slug_of("../../etc/passwd") == "etc-passwd"


LINES = ("---", "name: x", "watch: 9", "tower: si", "# Tests", "# Exits", "- ", "- a", "words", "<!--", "-->", "")


@given(st.lists(st.sampled_from(LINES)))
def test_whatever_a_file_says_it_is_a_scene_or_a_fault(lines: list[str]):
    scene = read("x", "\n".join(lines))
    assert (scene.fault is None) == any(part == "aloud" and text for part, text in scene.text)
    assert all(text == " ".join(text.split()) for _, text in scene.text)


@given(st.text())
def test_any_text_is_a_scene_or_a_fault(text: str):
    scene = read("x", text)
    assert (scene.fault is None) == bool(scene.text)
