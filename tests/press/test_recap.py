"""An evening as pages: all of it is there, in order, and nothing runs into anything."""

from __future__ import annotations

import itertools

import pytest

from rpg.desk.recap import Piece, Retold, Stand
from rpg.press import boxes as b
from rpg.press import ink
from rpg.press.legible import walk
from rpg.press.options import Laid, Options
from rpg.press.printing import look
from rpg.press.recap import recap
from rpg.press.recap.columns import balanced, filled, height
from rpg.press.recap.units import units
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, rules, voice

STANDS = (
    Stand("", "ALERT 3/6 · 8p · Patrol", ""),
    Stand("hunger", "2/6", ""),
    *(Stand(f"person {n}", "vitality 3/5 · strain 1/6", "") for n in range(5)),
)


def evening(scenes: int, **changed: object) -> Retold:
    pieces: list[Piece] = []
    for n in range(scenes):
        pieces += [
            Piece("scene", f"scene number {n}"),
            Piece("told", f"somebody {n}: climb partial"),
            Piece("note", f"note: what was said {n} " + "and said again " * (n % 9)),
            Piece("fight", f"fight: {n} machines"),
            Piece("told", f"exchange {n} · " + "harmed −1 → vitality 1/5 · " * (1 + n % 7)),
        ]
    told = Retold(
        "The campaign",
        "Session 3: a title",
        "2026-11-25",
        "25 November 2026",
        tuple(pieces),
        STANDS,
        (3, 6),
        ("seed: " + "4ea5" * 16,),
    )
    return told._replace(**changed)  # type: ignore[arg-type]  # any of its fields


def laid(told: Retold, language: str = "en", paper: str = "a4", theme: str = "concrete") -> Laid:
    options = Options(paper=paper, theme=theme, notice=voice(language).word("press.notice"))
    return recap(told, rules(), voice(language), look(theme), options)


def said(pages: tuple[b.Page, ...]) -> str:
    return " ".join(box.text for page in pages for box in walk(page.boxes) if isinstance(box, b.Text))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenes", [0, 1, 3, 9, 40])
def test_every_page_fits_and_nothing_overlaps(scenes, language, paper):
    made = laid(evening(scenes), language, paper)
    assert made.problems == ()
    assert [crowded(page, look("concrete").metrics) for page in made.document.pages] == [
        [] for _ in made.document.pages
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scenes", [1, 12])
def test_it_is_tagged_and_whole(scenes, theme):
    assert structure(ink.write(laid(evening(scenes), theme=theme).document)) == []


def test_everything_is_told_in_order_and_the_table_stands_at_the_end():
    pages = laid(evening(30)).document.pages
    assert len(pages) >= 3
    whole = said(pages)
    at = 0
    for n in range(30):
        for text in (f"SCENE NUMBER {n}", f"somebody {n}:", f"note: what was said {n}", f"fight: {n} machines"):
            assert text in whole[at:], text
            at = whole.index(text, at)
    for text in ("WHERE THINGS STAND", "ALERT 3/6", "hunger", "person 4", "seed: 4ea5"):
        assert text in whole[at:], text
    assert whole.count("harmed") == sum(1 + n % 7 for n in range(30))


def test_each_page_says_which_it_is_of_how_many_and_of_what():
    pages = laid(evening(30)).document.pages
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in said((page,))
    assert all("The campaign · Session 3: a title" in said((page,)) for page in pages[1:])


def test_a_scene_never_ends_a_column():
    lines = units(evening(30).pieces, 85.0, look("concrete"))
    rest = lines
    while rest:
        column, rest = filled(rest, 100.0)
        assert column[-1].kind not in {"scene", "fight"}
        assert height(column) <= 100.0


def test_a_text_is_not_parted_but_for_two_lines_at_either_end():
    lines = units([Piece("told", "word " * 400)], 85.0, look("concrete"))
    column, rest = filled(lines, height(lines[:-1]))
    assert len(rest) == 2
    assert len(column) == len(lines) - 2
    assert filled(lines, 1.0)[0] == lines[:2]


def test_the_last_columns_end_at_one_height():
    lines = units(evening(6).pieces, 85.0, look("concrete"))
    pair = balanced(lines, 300.0)
    assert pair is not None
    assert [*pair[0], *pair[1]] == lines
    assert abs(height(pair[0]) - height(pair[1])) < 30.0
    assert balanced(lines, height(lines) / 3) is None


def test_a_long_title_is_set_smaller_and_one_without_end_is_reported():
    long = "a very long name for one evening " * 5
    made = laid(evening(1, session=long, campaign=long))
    assert made.problems == ()
    assert crowded(made.document.pages[0], look("concrete").metrics) == []
    assert said(made.document.pages[:1]).count("a very long name") >= 10
    assert [problem.code for problem in laid(evening(1, session=long * 40)).problems] == ["RPG605"]


def test_the_alert_is_as_many_boxes_as_it_is_high():
    def boxes(told: Retold) -> int:
        pages = laid(told).document.pages
        return sum(getattr(box, "fill", "") == "signal" for page in pages for box in walk(page.boxes))

    assert [boxes(evening(1, alert=(level, 6))) for level in (0, 3, 6)] == [0, 3, 6]


def test_a_table_of_many_goes_on_over_the_page():
    many = tuple(Stand(f"clock {n}", f"{n}/9", "") for n in range(120))
    pages = laid(evening(1, stands=(STANDS[0], *many))).document.pages
    assert [crowded(page, look("concrete").metrics) for page in pages] == [[] for _ in pages]
    assert all(f"clock {n} " in said(pages) for n in range(120))


def test_each_text_of_a_list_is_an_item():
    page = laid(evening(2)).document.pages[0]
    lists = [box for box in walk(page.boxes) if isinstance(box, b.Group) and box.tag == "L"]
    items = list(itertools.chain.from_iterable(one.boxes for one in lists))
    assert len(items) == 4
    assert {box.tag for box in items if isinstance(box, b.Group)} == {"LI"}


def test_an_exchange_does_not_stand_at_a_foot_without_what_was_done_in_it():
    pieces = [
        Piece("told", "exchange 1"),
        Piece("deed", "Zuru: strike"),
        Piece("told", "exchange 2"),
        Piece("told", "x"),
    ]
    made = units(pieces, 80.0, look("concrete"))
    assert [unit.glued for unit in made] == [True, False, False, False]
