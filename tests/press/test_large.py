"""Large print: everything 1.3 times as large, nothing lost, nothing out of its order."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import msgspec
import pypdf
import pytest

from rpg.press import boxes as b
from rpg.press import ink, shelf
from rpg.press.cards import KINDS
from rpg.press.legible import walk
from rpg.press.options import Laid, Options
from rpg.press.printing import look, print_screen
from rpg.press.recap import recap
from rpg.press.sheet.page import sheet
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, PAPERS, person, rules, voice
from tests.press.printed import printed
from tests.press.test_other_sheets import MACHINES
from tests.press.test_print import run, table
from tests.press.test_recap import evening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rpg.press.options import Printed

__all__ = ["table"]

METRICS, TIMES = look("concrete").metrics, shelf.theme("concrete").large
SHEETS = ("character", "blank", "village", "expedition", "wanderer", "adversary")
WORDS = (*SHEETS, "screen", "table", "rulebook")
MANY = 40
SHORT = {("a4", "it"), ("letter", "en")}
VARIANTS = [pytest.param(*each, marks=[] if each in SHORT else pytest.mark.full) for each in product(PAPERS, LANGUAGES)]


@cache
def made(word: str, language: str = "en", paper: str = "a4", *, large: bool = True) -> Printed:
    return printed(word, language, paper=paper, large=large)


def inside(document: b.Document) -> Iterator[b.Box]:
    return (box for page in document.pages for box in walk(page.boxes))


def fields(document: b.Document) -> list[b.Field | b.Check]:
    return [box for box in inside(document) if isinstance(box, b.Field | b.Check)]


def words(document: b.Document) -> set[str]:
    said = " ".join(box.text for box in inside(document) if isinstance(box, b.Text))
    return {word for word in said.split() if not any(letter.isdigit() for letter in word)}


@pytest.mark.parametrize(("paper", "language"), VARIANTS)
@pytest.mark.parametrize("word", WORDS)
def test_everything_fits_and_nothing_overlaps(word: str, paper: str, language: str):
    one = made(word, language, paper)
    assert one.problems == ()
    assert [crowded(page, METRICS) for page in one.document.pages] == [[] for _ in one.document.pages]


@pytest.mark.parametrize("word", WORDS)
def test_pages_lie_across_and_no_letter_is_below_the_floor(word: str):
    document = made(word).document
    width, height = b.PAPERS["a4"]
    assert {page.size for page in document.pages} == {(height, width)}
    texts = [box for box in inside(document) if isinstance(box, b.Text)]
    assert min(box.size for box in texts) >= document.theme.floors.label * TIMES - 1e-9


@pytest.mark.parametrize("word", SHEETS)
def test_every_field_is_there_in_its_order_with_what_it_held_and_larger(word: str):
    plain, large = (fields(made(word, large=how).document) for how in (False, True))
    assert plain
    assert [box.name for box in large] == [box.name for box in plain]
    for one, two in zip(plain, large, strict=True):
        assert one.tip == two.tip
        if isinstance(one, b.Check) and isinstance(two, b.Check):
            assert one.on == two.on
            assert two.size == pytest.approx(one.size * TIMES)
        elif isinstance(one, b.Field) and isinstance(two, b.Field):
            assert one.value == two.value
            assert "".join(one.lines) == "".join(two.lines) or " ".join(one.lines) == " ".join(two.lines)
            assert two.size >= one.size * TIMES - 1e-9, one.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", [*WORDS, "cards"])
def test_every_word_is_still_there(word: str, language: str):
    plain, large = (words(made(word, language, large=how).document) for how in (False, True))
    assert len(plain) > 1
    assert plain - large == set()


@pytest.mark.parametrize("word", ["character", "village", "table"])
def test_it_is_tagged_and_whole(word: str):
    assert structure(made(word).data) == []


def test_a_person_on_a_plate_is_still_to_scale():
    drawn = [box for box in inside(made("character").document) if isinstance(box, b.Scaled)]
    assert [box.scale for box in drawn] == [pytest.approx(1000 / 250)]


def test_cards_are_larger_too_and_their_letters():
    plain, large = (made("cards", large=how).document for how in (False, True))
    sizes = [min(box.size for box in inside(one) if isinstance(box, b.Text)) for one in (plain, large)]
    assert sizes[1] == pytest.approx(sizes[0] * TIMES)
    card, lies = shelf.card(KINDS[0]), shelf.imposition("letter-large-fold")
    assert list(lies.card) == pytest.approx([edge * TIMES for edge in card.size])
    bodies = [
        [box.size for box in inside(one) if isinstance(box, b.Text) and box.font == "title"] for one in (plain, large)
    ]
    assert max(bodies[1]) == pytest.approx(max(bodies[0]) * TIMES)


def with_zones(*zones: Mapping[str, object], large: bool = True) -> Laid:
    read = shelf.sheet("character")
    page = msgspec.convert({"title": "press.sheet.page_person", "zones": zones}, type(read.pages[0]))
    changed = msgspec.structs.replace(read, pages=(page,))
    return sheet(person(), rules(), voice(), look("concrete", large=large), changed, Options(large=large))


def field(name: str, height: float) -> dict[str, object]:
    return {"is": "field", "name": name, "label": "press.sheet.name", "height": height}


def test_a_zone_higher_than_a_page_goes_on_behind_it():
    tall = {"name": "tall", "at": [0, 0, 8, 11], "title": "press.sheet.notes",
            "elements": [field(f"f{i}", 30) for i in range(6)]}  # fmt: skip
    one = with_zones(tall)
    assert one.problems == ()
    assert len(one.document.pages) == 2
    assert [box.name for box in fields(one.document)] == [f"f{i}" for i in range(6)]
    assert all(crowded(page, METRICS) == [] for page in one.document.pages)


def test_bands_are_not_pressed_where_something_in_them_has_no_room():
    loose = {"name": "a", "at": [0, 0, 8, 5.6], "elements": [field("a", 0)]}
    tight = {"name": "b", "at": [0, 5.6, 8, 0.6], "elements": [{"is": "space", "height": 13.2}]}
    assert len(with_zones(loose, {**tight, "elements": [{"is": "space", "height": 2}]}).document.pages) == 1
    assert len(with_zones(loose, tight).document.pages) == 2


def test_a_table_higher_than_a_page_goes_on_under_its_heads():
    first = MACHINES[0]
    many = {f"core:adversary/x{i}": msgspec.structs.replace(first, id=f"core:adversary/x{i}") for i in range(MANY)}
    crowd = msgspec.structs.replace(rules(), encounter=msgspec.structs.replace(rules().encounter, adversaries=many))
    one = print_screen(crowd, voice(), Options(large=True, notice=""))
    assert [problem for problem in one.problems if problem.code == "RPG605"] == []
    pages = [[box for box in walk(page.boxes) if isinstance(box, b.Text)] for page in one.document.pages]
    held = [sum(box.text.endswith(tuple(f"x{i}" for i in range(MANY))) for box in page) for page in pages]
    assert sum(held) == MANY
    assert len([count for count in held if count]) > 1
    for page, count in zip(pages, held, strict=True):
        assert sum(box.text == "THREAT" for box in page) == (1 if count else 0)
    assert all(crowded(page, METRICS) == [] for page in one.document.pages)


def test_how_large_is_a_matter_of_the_theme():
    theme = msgspec.structs.replace(look("concrete").theme, large=1.15)
    options = Options(large=True)
    one = sheet(person(), rules(), voice(), msgspec.structs.replace(look("concrete"), theme=theme, times=theme.large),
                shelf.sheet("character"), options)  # fmt: skip
    assert min(box.size for box in inside(one.document) if isinstance(box, b.Text)) == pytest.approx(6.5 * 1.15)


def test_an_evening_in_large_letters_is_told_whole():
    told = evening(40)
    options = Options(large=True, notice=voice().word("press.notice"))
    plain, large = (recap(told, rules(), voice(), look("concrete", large=how), options) for how in (False, True))
    assert large.problems == ()
    assert words(plain.document) - words(large.document) == set()
    assert len(large.document.pages) > len(plain.document.pages)
    assert {page.size for page in large.document.pages} == {b.PAPERS["a4"]}
    assert all(crowded(page, METRICS) == [] for page in large.document.pages)
    sizes = [min(box.size for box in inside(one.document) if isinstance(box, b.Text)) for one in (plain, large)]
    assert sizes[1] == pytest.approx(sizes[0] * TIMES)


def test_the_same_bytes_again():
    document = made("village").document
    assert ink.write(document) == made("village").data


def test_from_the_command_line(table: Path):
    assert run("print", "sheet", "zuru", "--large", "--paper", "letter").exit_code == 0
    read = pypdf.PdfReader(table / "zuru.pdf")
    assert [float(edge) for edge in read.pages[0].mediabox[2:]] == [792, 612]
    assert len(read.pages) == 4
    assert run("print", "sheet", "zuru").exit_code == 0
    assert len(pypdf.PdfReader(table / "zuru.pdf").pages) == 2


def test_a_map_is_printed_in_large_print_too(table: Path):
    assert run("print", "map", "food-run", "--large").exit_code == 0
    assert run("print", "map", "food-run", "-o", "as-ever.pdf").exit_code == 0
    large, other = (pypdf.PdfReader(table / name) for name in ("food-run-player.pdf", "as-ever.pdf"))
    assert len(large.pages) > len(other.pages)


@pytest.mark.full
def test_a_kit_in_large_print(table: Path):
    assert run("print", "kit", "--large", "--fights", "0").exit_code == 0
    sheet_ = pypdf.PdfReader(table / "first-kit" / "sheet-zuru.pdf")
    assert [float(edge) for edge in sheet_.pages[0].mediabox[2:]] == pytest.approx([841.89, 595.28], abs=0.1)
    assert structure((table / "first-kit" / "kit.pdf").read_bytes()) == []
