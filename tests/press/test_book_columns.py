"""Columns of the book: what must stay together stays, tables say their heads again, long texts lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.press import boxes as b
from rpg.press.book.atoms import Atom, height, placed
from rpg.press.book.chapter import Stretch
from rpg.press.book.columns import balanced, filled
from rpg.press.book.flow import Flow
from rpg.press.book.index import Entry, contents
from rpg.press.book.pages import Pages
from rpg.press.book.runs import Run, evened, marked, wrapped
from rpg.press.book.terms import Terms
from rpg.press.grid import Column
from rpg.press.legible import walk
from rpg.press.printing import look
from tests.press.papers import rules, voice
from tests.tries import tries

ROOM = 60.0
few = settings(max_examples=tries(60))
atoms = st.binary(min_size=1, max_size=40).map(
    lambda drawn: [Atom(1 + byte % 12, above=byte % 5, glued=byte > 150, text=byte % 9) for byte in drawn]
)


def flow(width: float = 80.0) -> Flow:
    return Flow(width, rules(), voice(), look("concrete"), Terms(rules(), voice()))


@few
@given(atoms)
def test_a_column_never_ends_on_what_needs_the_next_unless_no_column_could_hold_both(given_: list[Atom]):
    end = filled(given_, ROOM)
    assert end >= 1
    assert height(given_[:end]) <= ROOM + 1e-6
    if end < len(given_) and given_[end - 1].glued:
        assert all(atom.glued for atom in given_[:end])
        assert height(given_[: end + 1]) > ROOM
        return
    assert filled(given_, ROOM, always=False) == end


@few
@given(atoms, st.integers(2, 3))
def test_columns_of_one_height_hold_everything_in_its_order(given_: list[Atom], count: int):
    columns = balanced(given_, count, ROOM)
    if columns is None:
        return
    assert [atom for column in columns for atom in column] == given_
    assert all(height(column) <= ROOM + 1e-6 for column in columns)
    ends = [column[-1] for column in columns if column]
    assert not any(atom.glued for atom in ends[:-1])


def test_a_long_table_says_its_head_again_and_a_short_one_is_whole():
    pages = Pages((210.0, 297.0), look("concrete"))
    pages.turn()
    writer = flow(pages.column)
    writer.table((Column("face", 1), Column("what", 4)), [(f"{n}", f"row {n}") for n in range(120)])
    assert sum(not atom.glued for atom in writer.atoms) > 100
    pages.fill([Stretch("columns", writer.atoms)])
    said = [box.text for sheet in pages.sheets for box in walk(tuple(sheet.boxes)) if isinstance(box, b.Text)]
    assert said.count("FACE") >= 2
    assert [word for word in said if word.startswith("row")] == [f"row {n}" for n in range(120)]
    short = flow(pages.column)
    short.table((Column("face", 1),), [(f"{n}",) for n in range(5)])
    assert [atom.glued for atom in short.atoms] == [True] * 5 + [False]


def test_a_heading_stays_with_what_it_heads():
    writer = flow()
    writer.text("before " * 200)
    writer.section("A heading that is so long that it takes two lines of the column at hand", "section.x.1")
    writer.text("after " * 200)
    for room in range(20, 200, 3):
        end = filled(writer.atoms, float(room))
        assert writer.atoms[end - 1].tag == "P", room


def test_lines_of_a_paragraph_are_not_left_alone():
    writer = flow()
    writer.text("word " * 100)
    lines = len(writer.atoms)
    assert lines > 5
    ends = {filled(writer.atoms, float(room), always=False) for room in range(1, 100)}
    assert not ends & {1, lines - 1}


def test_marks_are_read_before_values_are_filled_in():
    said = {"{name}": "*not a term* [[nor-a-chapter]]"}
    runs = marked("{name}", lambda text: said.get(text, text), lambda to: to)
    assert runs == [Run("*not a term* [[nor-a-chapter]]")]
    runs = marked("The *net warden*, see [[alert]].", lambda text: text, lambda _: "§ 5 The alert")
    assert [(run.text, run.term, run.to) for run in runs] == [
        ("The ", "", ""),
        ("net\N{NO-BREAK SPACE}warden", "net warden", ""),
        (", see ", "", ""),
        ("§ 5 The alert", "", "chapter.alert"),
        (".", "", ""),
    ]


@pytest.mark.parametrize("width", [20.0, 35.0, 80.0])
def test_lines_hold_every_word_and_are_not_too_long(width: float):
    metrics = look("concrete").metrics
    runs = [Run("One "), Run("strong", "strong", term="strong"), Run(", then more of the same " * 5), Run("x" * 90)]
    lines = wrapped(runs, width, 10.0, metrics)
    for line in lines:
        left, wide, _ = line.pieces[-1]
        assert left + wide <= width + 0.05
    whole = " ".join("".join(run.text for _, _, run in line.pieces) for line in lines)
    assert whole.replace(" ", "") == "".join(run.text for run in runs).replace(" ", "")
    assert sum(len(line.terms) for line in lines) == 1


def test_what_stands_in_a_column_keeps_its_tags():
    writer = flow()
    writer.item([Run("first")])
    writer.item([Run("second")])
    writer.text("then")
    made = placed(writer.atoms, 10.0, 20.0)
    tags = [box.tag for box in made.boxes if isinstance(box, b.Group)]
    assert tags == ["Artifact", "L", "P"]
    (items,) = (box for box in made.boxes if isinstance(box, b.Group) and box.tag == "L")
    assert len(items.boxes) == 2
    assert min(box.x for box in walk(made.boxes) if isinstance(box, b.Text)) >= 10.0


def test_only_what_columns_can_move_stands_in_them():
    with pytest.raises(TypeError, match="Check"):
        placed([Atom(4.0, (b.Check(x=0.0, y=0.0, size=3.0, name="x", tip="x"),))], 0.0, 0.0)


def test_a_row_that_no_column_holds_goes_on_as_another():
    writer = flow()
    writer.table((Column("face", 1), Column("what", 4)), [("1", "word " * 600), ("2", "short")])
    assert max(atom.height for atom in writer.atoms) < ROOM
    said = [box.text for atom in writer.atoms for box in walk(atom.boxes) if isinstance(box, b.Text)]
    assert " ".join(said).split().count("word") == 600


def test_what_is_glued_and_higher_than_any_column_is_parted():
    run = [Atom(10.0, glued=True) for _ in range(20)]
    assert filled(run, ROOM) == 6
    assert filled(run, ROOM, always=False) == 0
    assert filled([Atom(90.0)], ROOM) == 1


def test_a_head_of_many_words_takes_many_lines():
    writer = flow(40.0)
    writer.table((Column("a rather long heading for so little room", 1), Column("short", 3)), [("1", "x")])
    head = writer.atoms[0]
    texts = [box for box in walk(head.boxes) if isinstance(box, b.Text)]
    assert len(texts) > 2
    assert max(box.y for box in texts) < head.height
    assert len({box.y for box in texts if box.text == "SHORT"} & {max(box.y for box in texts)}) == 1


def test_the_lead_of_a_chapter_leaves_no_word_alone_on_its_last_line():
    metrics, runs = (
        look("concrete").metrics,
        [Run("Nobody here is a hero. "), Run("They go out", "strong"), Run(" somehow")],
    )
    said = "Nobody here is a hero. They go out somehow"
    width = sum(metrics.width(run.text, run.font, 12) for run in runs) - 1.0
    plain, even = (
        ["".join(piece[2].text for piece in line.pieces) for line in way(runs, width, 12, metrics)]
        for way in (wrapped, evened)
    )
    assert plain[-1] == "somehow"
    assert len(even) == len(plain) == 2
    assert len(even[-1]) > len(said) / 3


def test_no_section_stands_alone_in_the_contents():
    to = flow()
    sections = [Entry(f"A {n}", f"a{n}", 1) for n in range(4)]
    contents(to, [Entry("A", "a", 1, 1), *sections, Entry("I", "i", 2, apart=True)])
    assert [atom.glued for atom in to.atoms] == [True, False, False, True, False, False]
