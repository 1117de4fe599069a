"""What a text of a handout may hold: a little Markdown, each mark with its look, and all else as it stands."""

from __future__ import annotations

import time
from itertools import product
from typing import Any

import pytest

from rpg.press import boxes as b
from rpg.press.handout.layout import KINDS
from rpg.press.handout.spans import Span, bare, escaped, spans, wrapped
from rpg.press.handout.words import Block, blocks, paragraphs
from rpg.press.legible import walk
from rpg.press.printing import look
from tests.press.checks import crowded
from tests.press.inked import struck
from tests.press.test_handout import laid, own, texts

METRICS = look("concrete").metrics
TABLE = "| Who | Carries | kg |\n|:--|:-:|--:|\n| Zuru | rope | 12 |\n| Tae | a *lamp* | 3 |"
WHOLE = f"""# Part
**Dark**, then _light_.

## Smaller
- a thing
  that goes on
- [ ] shut
- [x] out
- [ ][ ][ ] rations
12. twelfth

{TABLE}

| Name | Fate |
|---|---|
| Oru | gone |

QUALITY ............... fit for everybody
TAP ........ cracked

> Said once.
> Said again.
"""


def texts_of(group: b.Group) -> list[str]:
    return [box.text for box in group.boxes if isinstance(box, b.Text)]


def drawn(text: str, kind: str = "letter", **how: Any) -> list[b.Text]:
    pages = laid(own(text, kind), **how).document.pages
    return [box for page in pages for box in walk(page.boxes) if isinstance(box, b.Text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a **b** c", (("a ", 0, 0), ("b", 1, 0), (" c", 0, 0))),
        ("__b__ _i_", (("b", 1, 0), (" ", 0, 0), ("i", 0, 1))),
        ("**a *b* c**", (("a ", 1, 0), ("b", 1, 1), (" c", 1, 0))),
        ("(*i*), *j*.", (("(", 0, 0), ("i", 0, 1), ("), ", 0, 0), ("j", 0, 1), (".", 0, 0))),
        (r"\*a\* \_b\_ C:\temp", (("*a* _b_ C:\\temp", 0, 0),)),
        ("snake_case_ 2*3*4 * a ** ____ *", (("snake_case_ 2*3*4 * a ** ____ *", 0, 0),)),
        ("**open *once", (("**open *once", 0, 0),)),
        ("*a **b* c**", (("a **b", 0, 1), (" c**", 0, 0))),
        ("<b>x</b> &amp; [x](y) `z`", (("<b>x</b> &amp; [x](y) `z`", 0, 0),)),
    ],
)
def test_stress_is_read_where_it_is_closed_and_is_letters_elsewhere(
    text: str, found: tuple[tuple[str, int, int], ...]
) -> None:
    assert spans(text) == tuple(Span(said, bool(bold), bool(italic)) for said, bold, italic in found)


PIECES = ("*a ", "**a", "_*", "a_ ", "\\", "\\*", "| ", ".. ", " .. x", " .... ", "|-", "*", "- [ ]")
"""What a hostile text repeats; in a line by itself, and in one that a hard break ends."""


def spent(text: str) -> float:
    """Seconds that a text takes, the least of three times."""
    found = []
    for _ in range(3):
        began = time.process_time()
        blocks([text], {})
        blocks(paragraphs(text), {})
        spans(text)
        found.append(time.process_time() - began)
    return min(found)


@pytest.mark.parametrize("end", ["", "\nb", "  \nb"])
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_of_marks_takes_as_long_as_it_is(piece: str, end: str) -> None:
    short, long = (spent("a" + piece * (4_000 // len(piece)) * times + end) for times in (1, 8))
    assert long < 24 * short + 0.01  # 8 times the text; looking at all pairs of its marks would take 64 times as long


def test_styles_of_a_long_text_are_joined_in_as_long_as_it_is() -> None:
    def joined(times: int) -> float:
        text, found = "x_y" * times, []
        for _ in range(2):
            began = time.process_time()
            assert spans(text) == (Span(text),)
            found.append(time.process_time() - began)
        return min(found)

    assert joined(96_000) < 14 * joined(12_000)  # 8 times the text; to join its parts one by one took 20 times as long


def test_the_longest_line_that_a_file_may_have_is_read_at_once() -> None:
    line = ("a" + " .. x" * 799 + "\nb")[-4_000:]
    one, many = (min(_read(["a .... b"] * 50 + [line] * count) for _ in range(3)) for count in (5, 40))
    assert many < 24 * one
    assert blocks([line], {}) == [Block("paragraph", line)]  # the dots before a hard break make no row


def _read(lines: list[str]) -> float:
    began = time.process_time()
    blocks(lines, {})
    return time.process_time() - began


RULES = [rows for count in (2, 3, 4) for rows in product(("| a | b |", "|---|---|", "|--|:-:|--:|"), repeat=count)]


@pytest.mark.parametrize("kind", ["screen", "letter"])
def test_a_table_of_any_headings_and_dashes_is_laid_out(kind: str) -> None:
    for rows in RULES:
        said = [box.text for box in drawn("\n".join(["x", *rows]), kind)]
        assert "".join(said).count("a") >= rows.count("| a | b |"), rows


@pytest.mark.parametrize(
    "text", ["| a | b |\n|---|---|\n|---|---|\n|---|---|", "|a|b|c|\n|-|-|-|\n|-|-|-|\n|-|-|-|", "|a|b|c|\n|-|-|-|"]
)
def test_a_table_of_a_heading_alone_is_that_heading(text: str) -> None:
    (block,) = blocks(paragraphs(text), {})
    assert (block.heads, block.rows) == (True, (tuple("abc"[: len(block.rows[0])]),))


def test_dashes_alone_are_no_table() -> None:
    lines = ["|---|---|"] * 3
    assert blocks(lines, {}) == [Block("paragraph", line) for line in lines]


def test_lines_are_broken_between_words_of_any_style_and_keep_all_letters() -> None:
    line = spans("**one two** *three*four five " + "x" * 90)
    made = wrapped(line, 30.0, 12.0, lambda run: METRICS.faces["strong" if run.bold else "body"])
    wide = [sum(METRICS.width(r.text, "strong" if r.bold else "body", 12.0) for r in each) for each in made]
    assert len(made) > 3
    assert max(wide) <= 30.0
    letters = "".join(run.text for each in made for run in each)
    assert letters.replace(" ", "") == bare("**one two** *three*four five ").replace(" ", "") + "x" * 90


def test_lines_of_a_text_are_what_their_marks_say() -> None:
    read = blocks(paragraphs(WHOLE), {})
    assert [(block.shape, block.text, block.mark, block.boxes) for block in read if not block.rows] == [
        ("heading", "Part", "", ()),
        ("paragraph", "**Dark**, then _light_.", "", ()),
        ("heading", "Smaller", "", ()),
        ("item", "a thing that goes on", "", ()),
        ("item", "shut", "", (False,)),
        ("item", "out", "", (True,)),
        ("item", "rations", "", (False, False, False)),
        ("item", "twelfth", "12.", ()),
        ("quote", "Said once. Said again.", "", ()),
    ]
    table, fates, dotted = (block for block in read if block.rows)
    assert (table.shape, table.heads, table.aligns) == ("table", True, ("left", "centre", "right"))
    assert table.rows == (("Who", "Carries", "kg"), ("Zuru", "rope", "12"), ("Tae", "a *lamp*", "3"))
    assert (fates.shape, fates.heads, fates.rows) == ("table", True, (("Name", "Fate"), ("Oru", "gone")))
    assert (dotted.rows[1], dotted.dots) == (("TAP", "cracked"), (15, 8))


@pytest.mark.parametrize(
    "text",
    [
        "And then ... nothing.",
        "| one bar |",
        "a | b",
        "#no heading",
        "-no item",
        "1.5 litres",
        "####### seven",
        "[ ] x",
    ],
)
def test_what_only_looks_like_a_mark_stands_as_it_is(text: str) -> None:
    assert blocks(paragraphs(text), {}) == [Block("paragraph", text)]


def test_a_line_that_ends_in_two_spaces_ends_there() -> None:
    assert paragraphs("one  \ntwo\nthree\n\n> a  \n> b") == ["one\ntwo three", "> a\nb"]
    said = [box.text for box in drawn("one  \ntwo")]
    assert said[-2:] == ["one", "two"]


def test_what_somebody_is_called_is_no_mark() -> None:
    name = r"*Zu|ru* _x_ \# .... y"
    (one,) = blocks(["{party}"], {"party": (name,)})
    assert (bare(one.text), spans(one.text)) == (name, (Span(name),))
    (said,) = blocks(["{party}, come."], {"party": ("# 1. - [x] > |a|b|",)})
    assert (said.shape, bare(said.text)) == ("paragraph", "# 1. - [x] > |a|b|, come.")
    assert bare(escaped(name)) == name


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_is_drawn_and_none_is_read(kind: str) -> None:
    made = laid(own(WHOLE, kind), large=True, paper="letter")
    metrics = look("concrete", large=True).metrics
    for page in made.document.pages:
        assert crowded(page, metrics) == []
        assert struck(page, metrics) == []
    said = "\n".join(texts(made))
    assert not set("*_|#\\[") & set(said)
    for word in ("Dark", "light", "that goes on", "12.", "kg", "lamp", "gone", "Said again."):
        assert word in said, word


def test_stress_is_a_font_where_there_is_one_and_a_bar_or_a_line_where_there_is_none() -> None:
    for kind, bold, italic in (
        ("plate", "strong", "italic"),
        ("letter", "strong", "body"),
        ("notice", "title", "italic"),
    ):
        fonts = {box.text.strip(): box.font for box in drawn("a **b** *c*", kind)}
        assert (fonts["b"], fonts["c"]) == (bold, italic)
    pages = laid(own("a **b** *c* d", "screen")).document.pages
    words = next(
        box.boxes for box in pages[0].boxes if isinstance(box, b.Group) and box.tag == "P" and "b" in texts_of(box)
    )
    assert [type(box) for box in words] == [b.Text, b.Rect, b.Text, b.Text, b.Line, b.Text, b.Text]
    assert (words[1].fill, words[2].colour) == ("on_mass", "mass")  # type: ignore[union-attr]  # a bar and its word


def test_an_item_has_boxes_only_where_it_asks_for_them() -> None:
    def boxes(text: str) -> int:
        pages = laid(own(text, "notice")).document.pages
        return sum(isinstance(box, b.Rect) for page in pages for box in walk(page.boxes))

    assert [boxes(text) for text in ("- a", "- [ ] a", "- [ ][x][ ] a")] == [0, 1, 3]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", ["screen", "letter"])
def test_what_names_come_to_stands_in_one_column_and_goes_on_below_itself(kind: str, large: bool) -> None:  # noqa: FBT001 - by pytest
    said = drawn("TAP, LOWER .......... v1 " + "v2 " * 30 + "\nX .. v3", kind, large=large, paper="letter")
    lefts = {round(box.x, 3) for box in said if box.text.startswith("v")}
    assert len(lefts) == 1
    assert len([box for box in said if box.text.startswith("v")]) > 2
    assert min(lefts) > min(box.x for box in said if box.text == "X") + 20


def test_no_line_of_a_paragraph_and_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    for count in range(8, 30):
        text = "\n".join(["- a"] * count) + "\n# Head\n" + "word " * 60
        pages = laid(own(text, "letter")).document.pages
        ends = [[box for box in walk(page.boxes) if isinstance(box, b.Text)] for page in pages]
        lines = [sum(box.text.startswith("word") for box in each) for each in ends]
        with_head = next(at for at, each in enumerate(ends) if any(box.text == "Head" for box in each))
        assert lines[with_head] >= 2, count
        assert 1 not in lines, count


def test_lines_of_a_handout_part_no_number_from_what_it_counts() -> None:
    face = look("concrete").metrics.faces["body"]
    said = "**Open** for 1,114 years now, and 62 % full"
    for words, width in (
        (said, face.width("Open for 1,114", 12) + 0.5),
        ("SUPPLY 62 % ", face.width("SUPPLY 62", 12) + 0.2),
    ):
        lines = ["".join(run.text for run in line) for line in wrapped(spans(words), width, 12, lambda _: face)]
        assert len(lines) > 1
        assert not [line for line in lines if line.endswith(("1,114", "62"))]
        assert " ".join(lines).replace("  ", " ").strip() == words.replace("*", "").strip()
    assert len(wrapped(spans("years 12 years"), face.width("years", 12) + 0.1, 12, lambda _: face)) == 3


def test_two_columns_are_a_table_where_they_have_a_head_and_names_with_dots_where_they_have_none() -> None:
    (headed,) = blocks(["| Name | kg |", "| --- | ---: |", "| Oru | 12 |"], {})
    assert (headed.shape, headed.aligns) == ("table", ("left", "right"))
    (bare_rows,) = blocks(["| Oru | 12 |", "| Tae | 3 |"], {})
    assert (bare_rows.shape, bare_rows.dots) == ("rows", (0, 0))


def test_everybody_named_has_the_boxes_that_their_line_asks_for_and_no_others() -> None:
    values = {"party": ("Zuru", "Tae")}
    assert [block.boxes for block in blocks(["{party}"], values)] == [(), ()]
    ticked = blocks(["- [ ][x] {party}"], values)
    assert [(block.text, block.boxes) for block in ticked] == [("Zuru", (False, True)), ("Tae", (False, True))]


@pytest.mark.parametrize("kind", ["log", "screen"])
def test_a_heading_in_a_machines_one_font_has_a_line_below_it(kind: str) -> None:
    (page,) = laid(own("Text.\n\n## Part\n\nMore.", kind)).document.pages
    part = next(box for box in walk(page.boxes) if isinstance(box, b.Text) and box.text == "Part")
    wide = METRICS.width("Part", part.font, part.size)
    lines = [box for box in walk(page.boxes) if isinstance(box, b.Line) and box.x1 == part.x]
    assert [box for box in lines if 0 < box.y1 - part.y < 2 and abs(box.x2 - box.x1 - wide) < 0.1]
