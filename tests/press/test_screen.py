"""The GM's screen is made from the rules, and everything on it fits."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.desk.table import Survival
from rpg.press import boxes as b
from rpg.press import ink
from rpg.press.area import Area
from rpg.press.legible import walk
from rpg.press.motif.panorama import panorama
from rpg.press.options import Options
from rpg.press.printing import look
from rpg.press.screen import screen
from rpg.press.table import Met
from rpg.press.turn import Turn
from rpg.words import Term
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, rules, voice

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.press.cards.layout import Backs
    from rpg.press.options import Laid

PANELS = 4


def came(choice: str, gap: int) -> Met:
    survival = Survival(choice=choice, fights=200, people=5, all_dead=0.642, all_home=0.1, mean_home=1.23)
    return Met(choice=choice, gap=gap, survival=survival)


MET = tuple(came(choice, gap) for choice in ("stand", "run_after", "run", "hold") for gap in range(4))


def made(  # noqa: PLR0913 -- all that a screen can be
    language: str = "en", paper: str = "a4", theme: str = "concrete", met: tuple[Met, ...] = MET,
    changed: Rules | None = None, *, front: bool = False, backs: Backs = "long",
) -> Laid:  # fmt: skip
    options = Options(paper=paper, theme=theme, notice=voice(language).word("press.notice"))
    return screen(changed or rules(), voice(language), look(theme), met, options, front=front, backs=backs)


def said(page: b.Page) -> str:
    return " ".join(box.text for box in walk(page.boxes) if isinstance(box, b.Text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("met", [MET, ()], ids=["met", "bare"])
def test_every_panel_fits_and_nothing_overlaps(language: str, paper: str, met: tuple[Met, ...]):
    laid = made(language, paper, met=met)
    assert laid.problems == ()
    metrics = look("concrete").metrics
    assert [crowded(page, metrics) for page in laid.document.pages] == [[]] * PANELS


@pytest.mark.parametrize("paper", PAPERS)
def test_panels_lie_across(paper: str):
    width, height = b.PAPERS[paper]
    assert {page.size for page in made(paper=paper, front=True).document.pages} == {(height, width)}


@pytest.mark.parametrize("theme", THEMES)
def test_it_is_tagged_and_whole(theme: str):
    assert structure(ink.write(made(theme=theme, front=True).document)) == []


def test_the_bytes_are_the_same_again():
    assert ink.write(made(front=True).document) == ink.write(made(front=True).document)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_countermeasure_trigger_machine_and_condition_is_on_it(language: str):
    roll, alert, danger, answers = (said(page) for page in made(language).document.pages)
    speak = voice(language)
    own = rules()
    for page, ids in (
        (alert, own.safeguard.triggers),
        (answers, own.safeguard.countermeasures),
        (danger, own.encounter.adversaries),
        (roll, [c.id for c in own.character.conditions.values() if not c.secret]),
    ):
        for id_ in ids:
            first = speak.term(Term(id_)).split()[0]
            assert first.casefold() in page.casefold(), id_


def test_the_odds_of_the_oracle_are_those_of_the_rules():
    answers = said(made().document.pages[-1])
    assert "87.5" in answers
    likelihoods = (msgspec.structs.replace(own, pool=own.pool + 4) for own in rules().oracle.likelihoods)
    oracle = msgspec.structs.replace(rules().oracle, likelihoods=tuple(likelihoods), questions=7)
    other = said(made(changed=msgspec.structs.replace(rules(), oracle=oracle)).document.pages[-1])
    assert "99.2" in other
    assert "99.2" not in answers
    assert "7 questions" in other


def test_fights_of_the_party_stand_on_it_if_there_is_one():
    with_party, alone = (said(made(met=met).document.pages[2]) for met in (MET, ()))
    assert "64.2 · 1.2" in with_party
    assert voice().word("press.danger.survival").upper() not in alone


def test_the_players_see_one_drawing_through_all_panels_out_to_their_edges():
    pages = made(front=True, backs="none").document.pages
    assert len(pages) == 2 * PANELS
    fronts = pages[PANELS:]
    figures = [next(box for box in walk(page.boxes) if isinstance(box, b.Clip)) for page in fronts]
    for page, figure in zip(fronts, figures, strict=True):
        xs, ys = zip(*figure.outlines[0].points, strict=True)
        assert (min(xs), min(ys), max(xs), max(ys)) == (0, 0, *page.size)
    assert len({repr(drawn.boxes[0]) for drawn in figures}) == PANELS  # each shows another part of it
    assert [bool(said(page)) for page in fronts] == [False, False, False, True]  # one title block for all of it
    assert voice().word("press.screen.countermeasures").upper() not in said(fronts[-1])


def test_what_the_players_see_is_a_place_after_another_and_little_of_it_is_black():
    size = (1188.0, 210.0)
    boxes = panorama(Area(0.0, 0.0, *size), 2.5, "a")
    voids = [box for box in walk(boxes) if isinstance(box, b.Rect) and box.fill in {"mass", "paper"}]
    black = sum(box.width * box.height for box in voids if box.fill == "mass")
    assert len([box for box in voids if box.width > 100]) >= 6
    assert 0 < black < 0.2 * size[0] * size[1]
    assert len([box for box in walk(boxes) if isinstance(box, b.Scaled)]) >= 10
    assert (
        repr(boxes)
        == repr(panorama(Area(0.0, 0.0, *size), 2.5, "a"))
        != repr(panorama(Area(0.0, 0.0, *size), 2.5, "b"))
    )


@pytest.mark.parametrize("backs", ["long", "short"])
def test_behind_each_panel_lies_the_part_that_is_seen_there_from_the_other_side(backs: Backs):
    apart = made(front=True, backs="none").document.pages
    pages = made(front=True, backs=backs).document.pages
    assert pages[::2] == apart[:PANELS]
    turn = Turn(*pages[0].size)
    for place, page in enumerate(pages[1::2]):  # from the GM's left; whoever sits opposite counts from the other end
        own = apart[-1 - place].boxes
        assert page.boxes == (turn.boxes(own) if backs == "long" else own), place
    wide = pages[0].size[0]
    left = [wide * (PANELS - 1 - place) for place in range(PANELS)]  # where each lies for the players
    assert [page.bookmark for _, page in sorted(zip(left, pages[1::2], strict=True), key=lambda one: one[0])] == [
        voice().word("press.screen.front", n=n) for n in range(1, PANELS + 1)
    ]


def heads(page: b.Page) -> list[b.Text]:
    cells = [box for box in walk(page.boxes) if isinstance(box, b.Group) and box.tag == "TH"]
    return [text for cell in cells for text in walk(cell.boxes) if isinstance(text, b.Text)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_headings_of_columns_keep_apart(language: str, paper: str):
    pages, metrics = made(language, paper).document.pages, look("concrete").metrics
    for page in pages:
        spans = []
        for text in heads(page):
            wide = metrics.width(text.text, "body", text.size, text.spacing)
            left = text.x - {"left": 0.0, "centre": wide / 2, "right": wide}[text.align]
            spans.append((text.y, left, left + wide, text.text))
        spans.sort()
        near = [(a, c) for a, c in pairwise(spans) if a[0] == c[0] and -1.0 < c[1] - a[2] < 1.0]
        assert near == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_how_fast_a_level_falls_stands_on_one_line(language: str, paper: str):
    texts = [box.text for box in walk(made(language, paper).document.pages[1].boxes) if isinstance(box, b.Text)]
    level = rules().safeguard.ladder.levels[2]
    assert voice(language).word("press.alert.per_watch", n=level.decay_per_watch) in texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_tables_of_two_dice_are_squares_of_whole_words(language: str, paper: str):
    page, image = made(language, paper).document.pages[3], rules().oracle.image
    tables = [box for box in walk(page.boxes) if isinstance(box, b.Group) and box.tag == "Table"]
    for id_ in (image.motion, image.matter):
        known = rules().check.tables[id_]
        rows = [voice(language).term(Term(id_, f"rows.{row.key}.text")) for row in known.rows]
        squares = [
            [
                " ".join(text.text for text in walk(cell.boxes) if isinstance(text, b.Text))
                for cell in line.boxes
                if isinstance(cell, b.Group)
            ]
            for table in tables
            for line in table.boxes
            if isinstance(line, b.Group)
        ]
        wanted = [[f"{first}", *rows[6 * first - 6 : 6 * first]] for first in range(1, 7)]
        assert all(line in squares for line in wanted)


def test_pages_in_large_print_can_be_put_in_order():
    """Each is told with its panel and which of its pages it is; no two are called alike."""
    options = Options(large=True, notice=voice().word("press.notice"))
    laid = screen(rules(), voice(), look("concrete", large=True), MET, options)
    called = [[box.text for box in walk(page.boxes) if isinstance(box, b.Text)] for page in laid.document.pages]
    sheets = [next(text for text in texts if re.fullmatch(r"\d[a-z]?/4", text)) for texts in called]
    assert len(sheets) > PANELS
    assert sheets == sorted(set(sheets))
    assert {sheet[0] for sheet in sheets} == {"1", "2", "3", "4"}
    assert "1a/4" in laid.document.pages[0].bookmark


def test_a_table_that_the_rules_lack_is_left_out():
    core = msgspec.structs.replace(rules().check.core, price="", surge="")
    check = msgspec.structs.replace(rules().check, core=core)
    laid = made(changed=msgspec.structs.replace(rules(), check=check))
    assert laid.problems == ()
    assert "PRICES OF A PARTIAL" in said(made().document.pages[0])
    assert "PRICES OF A PARTIAL" not in said(laid.document.pages[0])
