"""The character sheet: whole, legible, nothing over anything, nothing lost."""

from __future__ import annotations

import re

import msgspec
import pytest

from rpg.press import boxes as b
from rpg.press import frame, ink, shelf
from rpg.press.legible import walk
from rpg.press.options import Options
from rpg.press.printing import look
from rpg.press.sheet.layout import Element, Table, Zone
from rpg.press.sheet.page import sheet
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, NAMES, PAPERS, THEMES, laid, messages, person, rules, voice

LONG = "Zuru of the Nine Hundred Stairs, who Counted Every One of Them and Came Back to Tell of It Twice Over"


def texts(page: b.Page) -> list[str]:
    return [box.text for box in walk(page.boxes) if isinstance(box, b.Text)]


def fields(document: b.Document) -> dict[str, b.Field]:
    return {box.name: box for page in document.pages for box in walk(page.boxes) if isinstance(box, b.Field)}


def zone(name: str) -> Zone:
    return next(zone for page in shelf.sheet("character").pages for zone in page.zones if zone.name == name)


def ticked(document: b.Document, beginning: str) -> int:
    boxes = (box for page in document.pages for box in walk(page.boxes) if isinstance(box, b.Check))
    return sum(box.on for box in boxes if box.name.startswith(beginning))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["character", "half"])
def test_nothing_overlaps_and_nothing_is_without_room(paper, language, layout):
    for who in (None, *(person(name, language) for name in NAMES)):
        made = laid(who, language, layout, paper=paper)
        assert made.problems == ()
        if layout == "character":
            metrics = look("concrete").metrics
            assert [crowded(page, metrics) for page in made.document.pages] == [[], []]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_has_the_size_of_its_paper(paper):
    sizes = {page.size for page in laid(paper=paper).document.pages}
    assert sizes == {b.PAPERS[paper]}


def test_the_sheet_says_what_the_person_is():
    who = person("zuru", player="Anna", harm=2, strain=3, load=1, conditions={"core:condition/tagged": 0})
    made = laid(who).document
    held = fields(made)
    assert held["name"].value == "Zuru"
    assert held["player"].value == "Anna"
    assert held["archetype"].value == "Pathfinder"
    assert ticked(made, "vitality.") == 2
    assert ticked(made, "strain.") == 3
    assert ticked(made, "reflex.dice") == 3
    assert ticked(made, "reflex.sneak.level") == 2
    assert ticked(made, "tagged.condition") == 1
    assert ticked(made, "hungry.condition") == 0
    carried = [field.value for name, field in held.items() if re.match(r"gear\.\d+\.name", name)]
    assert carried[0] == "Fisher suit"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("layout", ["character", "half"])
def test_whoever_carries_most_has_all_the_slots(paper, layout):
    strongest = dict.fromkeys(person().attributes, rules().character.person.attribute_max)
    porter = person("minto", "it", attributes=strongest)
    limits, made = rules().character.person, laid(porter, "it", layout, paper=paper)
    assert made.problems == ()
    boxes = (box for page in made.document.pages for box in walk(page.boxes) if isinstance(box, b.Check))
    slots = [box for box in boxes if box.name.startswith("slot.")]
    assert len(slots) >= limits.slots_base + limits.slots_each * limits.attribute_max + limits.overload_max


@pytest.mark.parametrize("paper", PAPERS)
def test_soak_and_capacity_keep_clear_of_the_title_block(paper):
    made = laid(person("garo", "it"), "it", paper=paper)
    assert made.problems == ()
    foot = frame.room(made.document.pages[0].size).bottom
    assert all(
        foot - box.y - box.height > 8.0 for name, box in fields(made.document).items() if name in {"soak", "capacity"}
    )


def test_load_and_gear_fill_slots():
    light, laden = (ticked(laid(person("zuru", load=load)).document, "slot.") for load in (0, 2))
    assert laden == light + 2 * rules().character.person.load_slots


def test_a_blank_sheet_holds_nothing():
    made = laid().document
    assert {field.value for field in fields(made).values()} == {""}
    assert ticked(made, "") == 0


def test_a_long_name_shrinks_and_is_whole():
    name = "Zuru of the Nine Hundred Stairs, Eldest"
    held = fields(laid(person("zuru", name=name)).document)["name"]
    short = fields(laid(person("zuru")).document)["name"]
    assert held.lines == (name,)
    assert held.size < short.size
    assert held.size >= look("concrete").theme.floors.body


def test_a_name_too_long_even_so_goes_on_in_the_notes():
    made = laid(person("zuru", name=LONG))
    held = fields(made.document)
    assert held["name"].value == LONG
    assert held["name"].lines != (LONG,)
    assert LONG in held["notes"].value
    assert " ".join(held["notes"].lines).count("Twice Over") == 1
    assert made.problems == ()


def test_gear_beyond_the_last_row_goes_on_in_the_notes():
    many = ("core:gear/gaff",) * 20
    rows = next(e.count for e in zone("gear").elements if isinstance(e, Table))
    made = laid(person("zuru", gear=many))
    assert fields(made.document)["notes"].value.count("Gaff") == 20 - rows
    assert made.problems == ()


def test_what_finds_no_room_anywhere_is_a_problem():
    made = laid(person("zuru", name=LONG * 60))
    assert {problem.code for problem in made.problems} == {"RPG605"}


def test_markup_in_a_name_is_a_name():
    name = '<img src="/etc/passwd"> <b>&amp;'
    made = laid(person("zuru", name=name))
    assert fields(made.document)["name"].lines == (name,)
    assert name in made.document.title


def test_letters_that_the_fonts_lack_are_told():
    made = laid(person("zuru", name="Zuru 重力"))
    assert [problem.code for problem in made.problems] == ["RPG607"]
    assert "重力" in made.problems[0].message


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_is_at_least_as_large_as_the_floor(theme):
    floors = look(theme).theme.floors
    for page in laid(person(), theme=theme).document.pages:
        assert min(box.size for box in walk(page.boxes) if isinstance(box, b.Text)) >= floors.label


def test_the_italian_sheet_has_no_english_sentence():
    english, italian = messages("en"), messages("it")
    changed = {
        english[key]
        for key in english
        if key.startswith("press.") and english[key] != italian[key] and "{" not in english[key]
    }
    said = {text for page in laid(person("zuru", "it"), "it").document.pages for text in texts(page)}
    assert said & (changed | {text.upper() for text in changed}) == set()
    assert not any("‹en›" in text for text in said)
    assert {"Telaio", "Furtività"} <= said


def test_the_seal_of_the_alert_is_on_no_sheet():
    for page in laid(person()).document.pages:
        assert not [box for box in walk(page.boxes) if getattr(box, "colour", "") == "signal"]


def with_element(element: object) -> b.Document | tuple[str, ...]:
    read = shelf.sheet("character")
    zone = msgspec.structs.replace(read.pages[0].zones[0], elements=(element,))
    page = msgspec.structs.replace(read.pages[0], zones=(zone,))
    changed = msgspec.structs.replace(read, pages=(page,))
    made = sheet(person(), rules(), voice(), look("concrete"), changed, Options())
    return tuple(f"{problem.code} {problem.pointer}" for problem in made.problems)


def element(**parts: object) -> object:
    return msgspec.convert(parts, Element)


def test_a_pointer_to_nowhere_has_its_place():
    lost = element(**{"is": "field", "name": "x", "label": "press.sheet.name", "value": "/person/shoe_size"})
    assert with_element(lost) == ("RPG603 /pages/0/zones/0/elements/0",)


def test_an_unknown_sentence_has_its_place():
    lost = element(**{"is": "text", "say": "press.sheet.no_such_thing"})
    assert with_element(lost) == ("RPG604 /pages/0/zones/0/elements/0",)


def test_an_unknown_rule_has_its_place():
    lost = element(**{"is": "rule-ref", "id": "core:condition/no-such-thing"})
    assert with_element(lost) == ("RPG606 /pages/0/zones/0/elements/0",)


def test_a_rule_is_quoted():
    quoted = element(**{"is": "rule-ref", "id": "core:condition/hungry"})
    assert with_element(quoted) == ()


def test_a_zone_that_is_too_small_is_named_with_its_page():
    whole = shelf.sheet("character")
    first = whole.pages[0]
    load = next(zone for zone in first.zones if zone.name == "load")
    low = msgspec.structs.replace(load, at=(*load.at[:3], 1.5))
    small = msgspec.structs.replace(whole, pages=(msgspec.structs.replace(first, zones=(low,)),))
    told = sheet(None, rules(), voice("it"), look("concrete"), small, Options()).problems
    assert any("«Carico» (La persona) sporge di" in problem.message for problem in told)
    assert not any(re.search(r"\d\.\d", problem.message) for problem in told)


def test_elements_beyond_their_zone_are_told():
    tall = element(**{"is": "space", "height": 500})
    assert with_element(tall) == ("RPG605 /pages/0/zones/0/elements/0",)


def test_a_long_place_goes_on_in_narrow_letters():
    place = "The long gallery of the pumps behind the second barrier, north"
    made = laid(person(), place=place)
    assert made.problems == ()
    assert place in " ".join(texts(made.document.pages[0]))


def test_a_place_that_finds_no_room_is_a_problem():
    made = laid(person(), place="far " * 80)
    assert {problem.code for problem in made.problems} == {"RPG605"}


def test_a_sheet_of_every_kind_of_element_is_not_crowded():
    elements = (
        {"is": "row", "shares": [2, 1, 1], "elements": [
            {"is": "field", "name": "a", "label": "press.sheet.name", "beside": 20},
            {"is": "stack", "elements": [
                {"is": "check", "name": "b", "label": "press.sheet.soak"}, {"is": "space", "height": 2},
            ]},
            {"is": "box", "name": "c", "label": "press.sheet.capacity", "value": "/load/capacity"},
        ]},
        {"is": "track", "name": "d", "label": "press.sheet.strain", "count": 6, "last": "press.sheet.strain"},
        {"is": "track", "name": "e", "label": "press.sheet.hunger", "note": "press.sheet.hunger_note", "count": 3},
        {"is": "slots", "name": "f", "label": "press.sheet.load", "count": 5, "spare": 2, "across": 5},
        {"is": "rule-ref", "id": "core:condition/heavy"},
        {"is": "text", "value": "/person/text", "style": "italic", "align": "right"},
        {"is": "strip", "of": "/rules/ladder"},
        {"is": "plate", "height": 20, "scale": 400},
        {"is": "each", "of": "/gear", "across": 2, "ruled": True, "elements": [{"is": "text", "value": "name"}]},
        {"is": "table", "name": "g", "count": 2, "columns": [{"name": "h", "label": "press.sheet.scar", "share": 1}]},
    )  # fmt: skip
    read = shelf.sheet("character")
    zone = msgspec.structs.replace(
        read.pages[1].zones[0], at=(0, 0, 5, 11), elements=msgspec.convert(elements, tuple[Element, ...])
    )
    page = msgspec.structs.replace(read.pages[1], zones=(zone,))
    made = sheet(person(), rules(), voice(), look("concrete"), msgspec.structs.replace(read, pages=(page,)), Options())
    assert made.problems == ()
    assert crowded(made.document.pages[0], look("concrete").metrics) == []
    assert structure(ink.write(made.document)) == []
