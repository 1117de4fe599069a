"""The rulebook: whole, true to its own page numbers, the same every time, and for players without what is the GM's."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pytest

from rpg import content
from rpg.odds import survival_table
from rpg.press import boxes as b
from rpg.press import ink, shelf
from rpg.press.book import parts, rulebook
from rpg.press.book.layout import Head
from rpg.press.book.layout import Text as Paragraph
from rpg.press.book.pages import FOOT, SIDE
from rpg.press.legible import walk
from rpg.press.options import Laid, Options
from rpg.press.printing import look
from rpg.press.table import Met
from rpg.words import Catalogue, Forms, Voice
from tests.press.checks import SLACK, crowded, structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, messages, person, rules, voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

CORE = content.folder("rules") / "core"
WHOLE = "\N{NO-BREAK SPACE}"
LONG = 24  # letters of a text that says something
BARE = {"core-roll", "procedure", "time"}
"""Kinds without a text of their own: their numbers are said by the chapters."""


@cache
def met() -> tuple[Met, ...]:
    cells = survival_table(rules(), (person(),), 1, choices=("stand", "run"))
    return tuple(Met(choice=cell.choice, gap=cell.gap, survival=cell.survival) for cell in cells)


@cache
def made(
    language: str = "en", paper: str = "a4", theme: str = "concrete", *, gm: bool = True, fights: bool = True
) -> Laid:
    return bound(rules(), language, paper, theme, gm=gm, odds=met() if fights else ())


def bound(
    own: Rules, language: str = "en", paper: str = "a4", theme: str = "concrete", *, gm: bool = True, odds: Any = ()
) -> Laid:
    options = Options(paper=paper, theme=theme, notice=voice(language).word("press.notice"))
    return rulebook(own, voice(language), look(theme), shelf.chapters(), odds, options, gm=gm)


@cache
def data(language: str = "en", *, gm: bool = True) -> bytes:
    return ink.write(made(language, gm=gm).document)


def texts(boxes: tuple[b.Box, ...]) -> Iterator[str]:
    """What is read aloud: the lines of a text in their order, nothing that is there for the eye alone."""
    for box in boxes:
        if isinstance(box, b.Text):
            yield box.text
        elif isinstance(box, b.Group | b.Clip | b.Link) and not (isinstance(box, b.Group) and box.tag == "Artifact"):
            yield from texts(box.boxes)


def plain(said: str) -> str:
    """Without the difference between a space and the end of a line."""
    return " ".join(said.replace(WHOLE, " ").split()).casefold()


def page_said(page: b.Page) -> str:
    return plain(" ".join(texts(page.boxes)).replace(" .", ".").replace(" ,", ",").replace(" )", ")"))


@cache
def said(language: str = "en", *, gm: bool = True) -> str:
    return " ".join(page_said(page) for page in made(language, gm=gm).document.pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_and_nothing_stands_outside_its_page(language: str):
    book(language, "a4", "concrete")


@pytest.mark.full
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("gm", [True, False])
def test_that_holds_on_every_paper(language: str, paper: str, theme: str, *, gm: bool):
    book(language, paper, theme, gm=gm)


def book(language: str, paper: str, theme: str, *, gm: bool = True) -> None:
    laid, metrics = made(language, paper, theme, gm=gm), look(theme).metrics
    assert laid.problems == ()
    for number, page in enumerate(laid.document.pages[1:], 2):
        assert crowded(page, metrics) == [], number
        for box in walk(page.boxes):
            if isinstance(box, b.Text) and not box.turn and box.align == "left":
                wide = metrics.width(box.text, box.font, box.size, box.spacing)
                assert box.x + wide <= page.size[0] - SIDE + SLACK, (number, box.text)
            if isinstance(box, b.Text) and box.size > 10.0:
                assert box.y <= page.size[1] - FOOT + SLACK, (number, box.text)


@pytest.mark.parametrize("gm", [pytest.param(True, marks=pytest.mark.full), False])
def test_it_is_tagged_and_whole(*, gm: bool):
    assert structure(data(gm=gm)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_bookmarks_are_the_chapters_and_below_them_their_sections(language: str):
    own = voice(language)
    with pikepdf.open(io.BytesIO(data(language))) as pdf, pdf.open_outline() as outline:
        entries = [(item.title, [child.title for child in item.children]) for item in outline.root]
    chapters = shelf.chapters()
    assert [title for title, _ in entries] == [
        own.word("press.book.title"),
        own.word("press.book.contents"),
        *(chapter.title[language] for chapter in chapters),
        own.word("press.book.index"),
    ]
    heads = [[block.title[language] for block in chapter.blocks if isinstance(block, Head)] for chapter in chapters]
    assert [below for _, below in entries[2:-1]] == heads


def test_every_link_leads_to_a_page_of_the_book():
    written = sum(isinstance(box, b.Link) for page in made().document.pages for box in walk(page.boxes))
    with pikepdf.open(io.BytesIO(data())) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        links = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]
        assert len(links) == written > 400
        for note in links:
            assert note.Dest[0].objgen in pages
            assert str(note.Contents)
            assert 0 <= float(note.Dest[3]) <= float(pdf.pages[0].mediabox[3])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("gm", [True, False])
def test_what_the_index_says_stands_on_that_page(language: str, *, gm: bool):
    pages = made(language, gm=gm).document.pages
    numbered = [(number, box) for number, page in enumerate(pages) for box in walk(page.boxes)]
    where = {box.name: number for number, box in numbered if isinstance(box, b.Anchor) and is_folio(box)}
    entries = list(indexed(pages, voice(language).word("press.book.index")))
    assert len(entries) > 150
    assert not [term for term, _ in entries if term.endswith(".")]
    for term, folio in entries:
        number = where[f"page.{folio}"]
        assert number == folio - 1
        assert plain(term) in page_said(pages[number]), (term, folio)


def is_folio(box: b.Box) -> bool:
    return isinstance(box, b.Anchor) and box.name.startswith("page.")


def indexed(pages: tuple[b.Page, ...], title: str) -> Iterator[tuple[str, int]]:
    """Each term of the index with each of its pages."""
    start = next(number for number, page in enumerate(pages) if page.bookmark == title)
    for page in pages[start:]:
        for box in walk(page.boxes):
            if isinstance(box, b.Group) and box.tag == "P":
                term = next(text.text for text in box.boxes if isinstance(text, b.Text)).strip()
                for link in box.boxes:
                    if isinstance(link, b.Link):
                        yield term, int(link.to.removeprefix("page."))


def lines_of(pages: tuple[b.Page, ...]) -> list[b.Link]:
    contents = [box for page in pages for box in page.boxes if isinstance(box, b.Group) and box.tag == "TOC"]
    return [box for box in walk(tuple(contents)) if isinstance(box, b.Link)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_tell_the_pages(language: str):
    lines = lines_of(pages := made(language).document.pages)
    assert len(lines) > 60
    size = {line.to: next(box.size for box in line.boxes if isinstance(box, b.Text)) for line in lines}
    assert size["index"] == size["chapter.roll"] > size["section.roll.1"]  # the index is no section
    said_of = {
        line.to: [text for other in lines if other.to == line.to for text in texts(other.boxes)] for line in lines
    }
    for to, (*title, folio) in said_of.items():
        number = int(folio) - 1
        assert plain(" ".join(title).lstrip("0123456789 ")) in page_said(pages[number])
        assert to in [box.name for box in anchors_of(pages[number])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_every_entity_of_the_game_is_in_the_book(language: str):
    """A walk over the rules: nothing that is added to them can be forgotten here."""
    whole, own = said(language), rules()
    missing = []
    for id_, known in own.texts[language].items():
        if not id_.startswith("core:"):
            continue
        for key in known:
            text = known[key]
            shown = plain(text.one if isinstance(text, Forms) else text)
            if shown not in whole:
                missing.append((id_, key, shown))
    assert missing == []


def test_every_head_of_a_column_is_used():
    folder = Path(parts.__file__).parent
    source = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    heads = [key.rpartition(".")[2] for key in messages("en") if key.startswith("press.book.col.")]
    assert [head for head in heads if f'"{head}"' not in source and f".{head}" not in source] == []


def test_what_has_no_text_of_its_own_is_told_by_its_numbers():
    kinds = {file.parent.name for file in CORE.glob("*/*.json")} - {"locale"}
    with_texts = {id_.partition(":")[2].partition("/")[0] for id_ in rules().texts["en"] if id_.startswith("core:")}
    assert kinds - with_texts == BARE
    bound_to = {spec for chapter in shelf.chapters() for spec in chapter.values.values()}
    for start in ("/check/core/", "/encounter/procedure/", "/check/time/"):
        assert any(spec.startswith(start) for spec in bound_to), start


def test_numbers_are_those_of_the_rules():
    own = rules()
    start = msgspec.structs.replace(own.community.start, population=777)
    other = msgspec.structs.replace(own, community=msgspec.structs.replace(own.community, start=start))
    changed = " ".join(page_said(page) for page in bound(other).document.pages)
    assert "777 people" in changed
    assert "777 people" not in said()


def test_the_village_begins_at_the_levels_of_the_rules():
    boxes = [box for page in made(fights=False).document.pages for box in walk(page.boxes) if isinstance(box, b.Text)]
    own = rules().community.developments
    for name, development in (("Larder", own.larder), ("Ward", own.ward), ("Memory", own.memory)):
        clocks = " / ".join(map(str, development.clocks[development.start - 1 :]))
        (row,) = {box.y for box in boxes if box.text == clocks and name in beside(boxes, box.y)}
        assert f"{development.start}" in beside(boxes, row), name


def beside(boxes: list[b.Text], y: float) -> set[str]:
    return {box.text for box in boxes if abs(box.y - y) < SLACK}


def test_the_steps_of_a_cycle_are_numbered_and_rows_behind_rows_are_not_parted():
    boxes = [box for page in made(fights=False).document.pages for box in walk(page.boxes) if isinstance(box, b.Text)]
    assert not [box.text for box in boxes if re.match(r"\d+ · What comes|· \d\d\b", box.text)]
    assert any(box.text.startswith(f"What comes:{WHOLE}2d6") for box in boxes)
    assert not [box.text for box in boxes if re.search(r"· \d\d$", box.text)]


def test_a_pack_stands_in_the_book_too():
    own = rules()
    table = msgspec.structs.replace(own.check.tables["core:table/tell"], id="mine:table/dust")
    item = msgspec.structs.replace(own.character.gear["core:gear/gaff"], id="mine:gear/pole")
    speak = {**own.texts["en"], "mine:table/dust": {"name": "Kinds of dust", "rows.bowl.text": "x"},
             "mine:gear/pole": {"name": "a very long pole", "effect": "reaches"}}  # fmt: skip
    check = msgspec.structs.replace(own.check, tables={**own.check.tables, "mine:table/dust": table})
    people = msgspec.structs.replace(own.character, gear={**own.character.gear, "mine:gear/pole": item})
    more = msgspec.structs.replace(own, check=check, character=people, texts={**own.texts, "en": speak})
    options = Options(notice=voice().word("press.notice"))
    words = Voice(Catalogue("en", messages("en")), more.texts)
    laid = rulebook(more, words, look("concrete"), shelf.chapters(), (), options)
    whole = " ".join(page_said(page) for page in laid.document.pages)
    assert "kinds of dust" in whole
    assert "a very long pole" in whole
    laid = rulebook(more, words, look("concrete"), shelf.chapters(), (), options, gm=False)
    whole = " ".join(page_said(page) for page in laid.document.pages)
    assert "kinds of dust" not in whole  # nobody knows what a table of a pack gives away
    assert "a very long pole" in whole


def test_the_players_book_keeps_the_gms_secrets():
    own, public, whole = rules(), said(gm=False), said()
    kept = [
        text
        for id_, known in own.texts["en"].items()
        for key, text in known.items()
        if (
            id_.startswith(("core:infiltrator", "core:table/npc-secret", "core:table/tell", "core:district"))
            or (id_.startswith("core:adversary") and key.startswith("moves."))
            or id_ == "core:condition/masked"
        )
        and isinstance(text, str)
        and len(text) > LONG
    ]
    assert len(kept) > 200
    for text in kept:
        assert plain(text) in whole
        assert plain(text) not in public, text
    for machine in own.encounter.adversaries.values():
        assert not any(box.name == machine.id for page in made(gm=False).document.pages for box in anchors_of(page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_players_book_does_not_speak_to_the_gm(language):
    blocks = {each.id: each.blocks for each in shelf.chapters()}
    story = [block.text[language] for block in blocks["cycle"][-1:] if isinstance(block, Paragraph)]
    evening = [block.text[language] for block in blocks["evening"] if isinstance(block, Paragraph)]
    assert (len(story), len(evening) > 5) == (1, True)
    public, whole = said(language, gm=False), said(language)
    for text in (*story, *evening):
        first = plain(text.partition(".")[0])
        if "[[" not in first and "*" not in first:
            assert (first in whole, first in public) == (True, False), first


def anchors_of(page: b.Page) -> list[b.Anchor]:
    return [box for box in walk(page.boxes) if isinstance(box, b.Anchor)]


def test_the_file_of_the_players_says_nothing_of_the_gms_either():
    """Not in the text that a reader takes out of it, not in what it reads aloud, not in its outline."""
    with pypdfium2.PdfDocument(data(gm=False)) as pdf:
        read = plain(" ".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf))))
    with pikepdf.open(io.BytesIO(data(gm=False))) as pdf:
        read += plain(" ".join(str(thing.get(key, "")) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)
                               for key in ("/Alt", "/Contents", "/Title") if key in thing))  # fmt: skip
    assert "countermeasure" in read
    for word in ("does not blink at the siren", "weighs on the grating", "block by block", "the mask", "accusation"):
        assert word not in read, word


def test_the_players_book_does_not_tell_anybody_how_to_lead():
    whole, public = said(), said(gm=False)
    for words in ("how a story is prepared", "do not push them", "show the table of fights"):
        assert words in whole
        assert words not in public, words


@pytest.mark.parametrize(("language", "lock"), [("en", "in other hands it opens to"), ("it", "in altre mani si apre")])
def test_tables_and_blocks_say_what_they_are_of(language: str, lock: str):
    whole = said(language)
    assert lock in whole
    assert re.search(r"2d6 (watch|sorveglianza) 2–5 0 ", whole)
    assert re.search(r"(destroys a machine|distrugge una macchina)\.", whole)


def test_without_fights_there_is_no_table_of_them():
    note = "fights a cell"
    assert note in said()
    bare = " ".join(page_said(page) for page in made(fights=False).document.pages)
    assert note not in bare


def test_the_bytes_do_not_depend_on_the_process():
    code = (
        "import hashlib, sys; sys.path.insert(0, '.'); from tests.press.test_book import data;"
        "sys.stdout.write(hashlib.sha256(data('it')).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == hashlib.sha256(data("it")).hexdigest()


@pytest.mark.parametrize(
    "said_everywhere",
    ["", "W" * 90, "*x* [[alert]] {y} 中", pytest.param("word " * 120, marks=pytest.mark.full)],
    ids=["nothing", "one word", "marks", "very much"],
)
def test_whatever_the_rules_say_no_text_leaves_its_page(said_everywhere: str):
    own = rules()
    known = {id_: dict.fromkeys(keys, said_everywhere) for id_, keys in own.texts["en"].items()}
    other = msgspec.structs.replace(own, texts={"en": known})
    speaks = Voice(Catalogue("en", messages("en")), other.texts)
    laid = rulebook(other, speaks, look("concrete"), shelf.chapters(), (), Options(notice="n"))
    metrics = look("concrete").metrics
    assert [fault for page in laid.document.pages for fault in crowded(page, metrics)[:1]] == []
    assert all("中" in problem.message for problem in laid.problems)
    if said_everywhere:
        wanted = plain(said_everywhere).replace(" ", "")
        assert wanted in "".join(page_said(page) for page in laid.document.pages).replace(" ", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_large_print_too_every_chapter_begins_on_the_page_of_its_title(language: str):
    options, seen = Options(large=True), look("concrete", large=True)
    laid = rulebook(rules(), voice(language), seen, shelf.chapters(), (), options)
    tags = [[box.tag for box in walk(page.boxes) if isinstance(box, b.Group)] for page in laid.document.pages]
    bare = [number for number, each in enumerate(tags, 1) if "H1" in each and len({"H2", "H3"} & {*each}) == 0]
    assert bare == [1, 2]  # the cover and the contents
