"""What packs add is drawn where it belongs; what finds no room is left out whole, and our sheets stay as they were."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rpg.press import boxes as b
from rpg.press.cards.layout import Card
from rpg.press.homebrew import Brought, Printables
from rpg.press.legible import walk
from rpg.press.options import Laid, Options, Printed
from rpg.press.printing import look, print_cards, print_layout
from rpg.press.sheet.bind import MOST
from rpg.press.sheet.layout import Addition, Sheet
from rpg.press.sheet.page import sheet
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, PAPERS, laid, person, rules, voice

ROWS = {"is": "table", "name": "rows", "count": 3, "height": 6.5,
        "columns": [{"name": "what", "label": "press.sheet.notes", "share": 1}]}  # fmt: skip
TRACK = {"is": "track", "name": "debts", "label": "press.sheet.notes", "count": 6}
MARKUP = '<img src="/etc/passwd"/><b>x</b> & "y"'


def brought(*zones: dict[str, Any], sheet: str = "character") -> Printables:
    added = ({"id": f"a{n}", "sheet": sheet, "zones": held} for n, held in enumerate(zones))
    return Printables(additions=tuple(Brought(f"{one['id']}.json", msgspec.convert(one, Addition)) for one in added))


def grown(*zones: dict[str, Any], language: str = "en", **options: Any) -> Laid:
    said = voice(language)
    options.setdefault("notice", said.word("press.notice"))
    chosen = Options(**options)
    made = brought(*zones).sheet("character")
    return sheet(person(language=language), rules(), said, look(chosen.theme), made, chosen)


def fields(one: Laid) -> list[str]:
    return [box.name for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Field | b.Check)]


def words(one: Laid | Printed) -> str:
    return " ".join(box.text for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_an_addition_is_drawn_and_nothing_else_is_lost(language, paper):
    one = grown({"notes": [ROWS], "scars": [TRACK]}, language=language, paper=paper)
    assert one.problems == ()
    before = fields(laid(person(language=language), language, paper=paper))
    assert set(fields(one)) - set(before) == {
        *(f"rows.{n}.what" for n in (1, 2, 3)),
        *(f"debts.{n}" for n in range(1, 7)),
    }
    assert set(before) <= set(fields(one))
    assert [line for page in one.document.pages for line in crowded(page, look("concrete").metrics)] == []


def test_what_takes_the_rest_of_a_zone_gives_way():
    def notes(one: Laid) -> b.Field:
        found = (box for page in one.document.pages for box in walk(page.boxes))
        return next(box for box in found if isinstance(box, b.Field) and box.name == "notes")

    before, after = notes(laid(person())), notes(grown({"notes": [ROWS]}))
    assert after.height == pytest.approx(before.height - (3.8 + 3 * 6.5 + 1) - 1, abs=0.1)
    assert (after.x, after.y, after.width) == (before.x, before.y, before.width)


def test_what_finds_no_room_is_left_out_whole_and_said():
    large = [{"is": "space", "height": 200}]
    one = grown({"notes": large}, {"notes": [ROWS]})
    assert [(problem.code, problem.file, problem.pointer) for problem in one.problems] == [
        ("RPG605", "a0.json", "/zones/notes")
    ]
    assert "a0.json" in one.problems[0].message
    assert "rows.1.what" in fields(one)
    alone = grown({"notes": large})
    assert alone.document.pages == laid(person()).document.pages


def test_an_addition_does_not_push_out_what_the_zone_says():
    one = grown({"identity": [{"is": "space", "height": 20}]})
    assert [problem.file for problem in one.problems] == ["a0.json"]
    assert one.document.pages == laid(person()).document.pages


def test_additions_stand_in_their_order():
    one = grown({"notes": [{**TRACK, "name": "first"}]}, {"notes": [{**TRACK, "name": "second"}]})
    found = [box for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Check)]
    tops = {box.name: box.y for box in found if box.name in {"first.1", "second.1"}}
    assert tops["first.1"] < tops["second.1"]


def test_elements_without_end_are_drawn_to_a_bound():
    columns = [{"name": f"c{n}", "label": "press.sheet.notes", "share": 1} for n in range(12)]
    table = {"is": "table", "count": 60, "height": 1, "columns": columns}
    many = {"is": "row", "elements": [{**table, "name": f"t{n}"} for n in range(200)]}
    zone = {"name": "z", "at": [0, 0, 8, 11], "elements": [many]}
    own = {"id": "x", "pages": [{"title": "press.sheet.notes", "zones": [zone]}]}
    drawn = sheet(None, rules(), voice(), look("concrete"), msgspec.convert(own, Sheet), Options(notice=""))
    assert [problem.code for problem in drawn.problems if f"{MOST}" in problem.message] == ["RPG611"]
    assert MOST / 2 < len(fields(drawn)) < MOST * 1.2


OATH = {"id": "oath", "pages": [{"title": "mine.oath", "zones": [
    {"name": "who", "at": [0, 0, 8, 11.38], "title": "mine.oath", "elements": [
        {"is": "field", "name": "who", "label": "mine.who", "value": "/person/name"},
        {"is": "text", "say": "mine.sworn", "values": {"name": "/person/name"}},
    ]},
]}]}  # fmt: skip
WORDS = {"mine.oath": f"Oath {MARKUP}", "mine.who": "Who", "mine.sworn": "{name} swears."}


def test_a_sheet_of_a_pack_shows_somebody_and_has_a_line_to_write_on():
    mine = Printables(sheets={"oath": msgspec.convert(OATH, Sheet)})
    speak = voice().also(WORDS)
    one = print_layout("oath", person(), None, rules(), speak, Options(notice=""), mine)
    blank = print_layout("oath", None, None, rules(), speak, Options(notice=""), mine)
    assert structure(one.data) == structure(blank.data) == []
    assert "Zuru swears." in words(one)
    assert "………… swears." in words(blank)
    assert MARKUP.upper() in words(one)
    assert one.document.title == f"Oath {MARKUP}: Zuru"
    assert one.data == print_layout("oath", person(), None, rules(), speak, Options(notice=""), mine).data


@pytest.mark.parametrize("shows", ["village", "expedition", "wanderer"])
def test_a_sheet_of_a_pack_shows_more_than_people(shows):
    value = {"id": "x", "shows": shows, "pages": [{"title": "press.sheet.notes", "zones": [
        {"name": "z", "at": [0, 0, 8, 4], "elements": [
            {"is": "field", "name": "n", "label": "press.sheet.notes", "value": "/notes"}]},
    ]}]}  # fmt: skip
    mine = Printables(sheets={"x": msgspec.convert(value, Sheet)})
    one = print_layout("x", None, None, rules(), voice(), Options(notice=""), mine)
    assert one.problems == ()


def test_a_table_is_a_deck():
    card: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(Printables().card("condition")))
    body = [{"name": "body", "at": [0, 0, 63, 88], "flows": True, "elements": [{"is": "text", "value": "/text"}]}]
    mine = {"omen": {**card, "id": "omen", "of": "core:table/omen", "zones": body}}
    decks = Printables(cards=msgspec.convert(mine, dict[str, Card]))
    one = print_cards(rules(), voice(), Options(notice=""), ("omen",), backs="none", brought=decks)
    rows = rules().check.tables["core:table/omen"].rows
    shown = words(one)
    assert all(rules().texts["en"]["core:table/omen"][f"rows.{row.key}.text"].split()[-1] in shown for row in rows)  # type: ignore[union-attr]  # a plain text
    assert len(one.document.pages) == -(-len(rows) // 9)


def test_notes_are_carried_over_once_however_many_fields_ask():
    scar = {"is": "field", "name": "x", "label": "press.sheet.notes", "value": "/person/name", "size": 10}
    narrow = {"is": "row", "shares": [100, 0.0001], "elements": [{"is": "space", "height": 1}, scar]}
    field = {"is": "field", "label": "press.sheet.notes", "value": "/notes", "lines": True, "height": 20}
    notes = [{**field, "name": f"n{n}"} for n in range(3)]
    zone = {"name": "z", "at": [0, 0, 8, 11], "elements": [narrow, *notes]}
    own = {"id": "x", "pages": [{"title": "press.sheet.notes", "zones": [zone]}]}
    drawn = sheet(person(), rules(), voice(), look("concrete"), msgspec.convert(own, Sheet), Options(notice=""))
    held = [box.value for page in drawn.document.pages for box in walk(page.boxes) if isinstance(box, b.Field)]
    assert held[1:] == ["Notes: Zuru", "", ""]
