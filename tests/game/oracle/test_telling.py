"""Images, scenes that are told, and what silence is worth (GAME.md 13)."""

from __future__ import annotations

import msgspec
import pytest

from rpg.dice import Seeded
from rpg.game.check.events import TableRead
from rpg.game.oracle.decide import image, kept, narrated, silence, speak
from rpg.game.oracle.events import ImageDrawn, LineSpoken, SceneNarrated, SilenceKept
from rpg.game.oracle.evolve import evolve, new_scene
from rpg.game.oracle.state import Oracle
from rpg.game.refusal import Refusal
from tests.game.rules_for_tests import CHECK, ORACLE

SILENT = Oracle(silence=True)
DEEP = ORACLE.silence.depth


def test_an_image_is_one_word_of_each_table_and_keeps_its_dice():
    motion, matter, drawn = image(ORACLE, CHECK, Seeded("x", 3))
    assert isinstance(motion, TableRead)
    assert isinstance(matter, TableRead)
    assert (motion.table, matter.table) == (ORACLE.image.motion, ORACLE.image.matter)
    assert len(motion.faces) == len(matter.faces) == 2
    assert drawn == ImageDrawn(rows=((motion.table, motion.row), (matter.table, matter.row)))


def test_the_two_tables_are_read_with_two_dice_each():
    for table in (ORACLE.image.motion, ORACLE.image.matter):
        rows = CHECK.tables[table].rows
        assert [row.low for row in rows] == [10 * a + b for a in range(1, 7) for b in range(1, 7)]


def test_a_scene_has_a_sentence_of_each_of_its_tables_in_order():
    seen = set()
    for stream in range(1, 40):
        events = narrated(ORACLE, CHECK, Seeded("scenes", stream))
        reads, told = [event for event in events if isinstance(event, TableRead)], events[-1]
        assert isinstance(told, SceneNarrated)
        way = next(one for one in ORACLE.narrations if one.key == told.narration)
        assert [table for table, _ in told.rows] == list(way.parts)
        assert len(told.image) == (2 if way.image else 0)
        assert [(read.table, read.row) for read in reads] == [*told.rows, *told.image]
        seen.add(told.narration)
    assert seen == {one.key for one in ORACLE.narrations}


def test_where_the_map_says_what_is_there_no_other_place_is_drawn():
    assert {table.rpartition("/")[2] for table in ORACLE.places} == {"place-kind", "place-mark"}
    for stream in range(1, 20):
        told = narrated(ORACLE, CHECK, Seeded("scenes", stream), ("stair", "footprints"))[-1]
        assert isinstance(told, SceneNarrated)
        assert told.node == ("stair", "footprints")
        assert told.rows
        assert not {table for table, _ in told.rows} & set(ORACLE.places)


def test_silence_is_an_option_that_is_set_once():
    assert silence(Oracle(), on=False) == ()
    (on,) = silence(Oracle(), on=True)
    assert evolve(Oracle(), on).silence
    assert silence(SILENT, on=True) == ()


def test_far_down_people_say_one_line_a_scene():
    said = speak(ORACLE, SILENT, text="Come.", who="tae", depth=DEEP)
    assert said == (LineSpoken(text="Come.", who="tae"),)
    after = evolve(SILENT, said[0])
    assert isinstance(speak(ORACLE, after, text="Come!", who="oru", depth=DEEP), Refusal)
    assert speak(ORACLE, after, text="Come!", who="oru", depth=DEEP, anyway=True)
    assert speak(ORACLE, after, text="Come!", who="oru", depth=DEEP - 1)
    assert speak(ORACLE, msgspec.structs.replace(after, silence=False), text="Come!", who="oru", depth=DEEP)
    assert speak(ORACLE, new_scene(after), text="Come!", who="oru", depth=DEEP)


def test_a_scene_without_a_line_gives_bearing_once_for_each_node():
    given = kept(ORACLE, SILENT, place="shaft", depth=DEEP)
    assert given == (SilenceKept(place="shaft"),)
    after = evolve(SILENT, given[0])
    assert isinstance(kept(ORACLE, after, place="shaft", depth=DEEP), Refusal)
    assert kept(ORACLE, after, place="stair", depth=DEEP) == (SilenceKept(place="stair"),)


@pytest.mark.parametrize(
    ("oracle", "depth"),
    [(Oracle(), DEEP), (SILENT, DEEP - 1), (msgspec.structs.replace(SILENT, spoken=1), DEEP)],
    ids=["no rule here", "not deep enough", "somebody spoke"],
)
def test_no_bearing_where_silence_was_no_effort(oracle, depth):
    assert isinstance(kept(ORACLE, oracle, place="shaft", depth=depth), Refusal)
