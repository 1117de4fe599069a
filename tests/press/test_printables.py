"""What lies in printables/: themes, sheets and fonts, and what homebrew may add."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from rpg import content
from rpg.press import shelf
from rpg.press.cards import layout as card
from rpg.press.ink.fonts import face
from rpg.press.sheet import flow, layout
from rpg.press.theme import Colour, Font, Theme, Weight
from rpg.words.message import names, parse
from tests.press.papers import messages

PRINTABLES = content.folder("printables")
SCHEMAS = content.folder("schemas")
LETTERS = "àèéìòùÀÈÉÌÒÙ«»—–’−×·€…¤"


def raw(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_bytes())


def schema(name: str) -> Draft202012Validator:
    read = {file.name: json.loads(file.read_bytes()) for file in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources((key, Resource.from_contents(value)) for key, value in read.items())
    return Draft202012Validator(read[name], registry=registry)


def faults(name: str, value: Any) -> list[str]:
    return [error.message for error in schema(name).iter_errors(value)]


@pytest.mark.parametrize("kind", ["sheet", "theme", "card", "imposition", "handout", "chapter"])
def test_a_schema_is_one_and_its_examples_are_right(kind):
    read = raw(f"printable-{kind}.schema.json")
    Draft202012Validator.check_schema(read)
    assert [faults(f"printable-{kind}.schema.json", example) for example in read["examples"]] == [
        [] for _ in read["examples"]
    ]


@pytest.mark.parametrize("file", sorted(PRINTABLES.glob("*/*.json")), ids=lambda file: file.stem)
def test_what_we_ship_keeps_its_schema_and_its_name(file):
    read = json.loads(file.read_bytes())
    assert faults(f"printable-{file.parent.name}.schema.json", read) == []
    assert read["id"] == file.stem


@pytest.mark.parametrize("file", sorted(PRINTABLES.glob("chapter/*.json")), ids=lambda file: file.stem)
def test_our_chapters_say_everything_in_both_languages(file):
    def texts(value):
        if isinstance(value, dict) and {"en", "it"} & set(value):
            yield set(value)
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from texts(inner)

    found = list(texts(json.loads(file.read_bytes())))
    assert len(found) >= 2
    assert [languages for languages in found if languages != {"en", "it"}] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"is": "picture"},
        {"is": "text", "say": "press.sheet.name", "colour": "red"},
        {"is": "track", "name": "x"},
        {"is": "each", "of": "/gear", "elements": [{"is": "field"}]},
    ],
)
def test_a_wrong_element_is_refused_by_schema_and_by_type(wrong):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(wrong, layout.Element)
    page = {"title": "press.sheet.page_person", "zones": [{"name": "z", "at": [0, 0, 1, 1], "elements": [wrong]}]}
    assert faults("printable-sheet.schema.json", {"id": "x", "pages": [page]})


def test_schema_and_types_know_the_same_elements():
    defs = raw("printable-sheet.schema.json")["$defs"]
    for type_ in get_args(layout.Element):
        tag = type_.__struct_config__.tag
        known = set(defs[tag]["properties"]) - {"is", "//", "$schema"}
        assert known == {field.encode_name for field in msgspec.structs.fields(type_)}, tag
        needed = {field.encode_name for field in msgspec.structs.fields(type_) if field.required}
        assert set(defs[tag]["required"]) - {"is"} == needed, tag


def test_schema_and_types_know_the_same_elements_of_cards():
    defs = raw("printable-card.schema.json")["$defs"]
    assert {type_.__struct_config__.tag for type_ in get_args(card.CardElement)} == set(defs)
    for type_ in get_args(card.CardElement):
        known = defs[type_.__struct_config__.tag]
        assert set(known["properties"]) - {"is", "//"} == {f.encode_name for f in msgspec.structs.fields(type_)}
        needed = {field.encode_name for field in msgspec.structs.fields(type_) if field.required}
        assert set(known["required"]) - {"is"} == needed


@pytest.mark.parametrize(("kind", "type_"), [("card", card.Card), ("imposition", card.Imposition)])
def test_schema_and_types_know_the_same_of_cards(kind, type_):
    read = raw(f"printable-{kind}.schema.json")
    fields = msgspec.structs.fields(type_)
    assert set(read["properties"]) - {"//", "$schema"} == {field.name for field in fields}
    assert set(read["required"]) == {field.name for field in fields if field.required}


def test_every_kind_of_element_has_its_drawer():
    assert set(flow.DRAWERS) == set(get_args(layout.Element))


@pytest.mark.parametrize("name", ["concrete", "ink"])
def test_a_theme_knows_every_role(name):
    theme: Theme = shelf.theme(name)
    assert set(theme.fonts) == set(get_args(Font))
    assert set(theme.palette) == set(get_args(Colour))
    assert set(theme.weights) == set(get_args(Weight))
    for file in theme.fonts.values():
        assert not [letter for letter in LETTERS if ord(letter) not in face(file).widths], file


def test_every_font_has_its_licence_beside_it():
    for file in PRINTABLES.glob("fonts/*/*.ttf"):
        assert "SIL OPEN FONT LICENSE" in (file.parent / "OFL.txt").read_text(encoding="utf-8").upper()


def written(folder: Path, read: object) -> Path:
    file = folder / "mine.json"
    file.write_text(json.dumps(read), encoding="utf-8")
    return file


def test_homebrew_adds_to_a_zone(tmp_path):
    added = {"id": "mine", "sheet": "character", "zones": {"scars": [{"is": "space", "height": 2}]}}
    read, problems = shelf.read_sheet(PRINTABLES / "sheet" / "character.json", [written(tmp_path, added)])
    assert problems == ()
    assert read is not None
    shipped = {zone.name: zone for page in shelf.sheet("character").pages for zone in page.zones}
    grown = {zone.name: zone for page in read.pages for zone in page.zones}
    assert grown["scars"].elements == (*shipped["scars"].elements, layout.Space(height=2))
    assert grown["notes"] == shipped["notes"]


@pytest.mark.parametrize(
    ("added", "code", "pointer"),
    [
        ({"id": "mine", "sheet": "character", "zones": {"cellar": []}}, "RPG601", "/zones/cellar"),
        ({"id": "mine", "sheet": "character", "zones": {"scars": [{"is": "picture"}]}}, "RPG602", "/zones"),
        ({"id": "mine", "sheet": "character", "zones": {}, "colour": 1}, "RPG602", ""),
        ([1], "RPG602", ""),
    ],
)
def test_a_fault_in_homebrew_has_its_place(tmp_path, added, code, pointer):
    read, problems = shelf.read_sheet(PRINTABLES / "sheet" / "character.json", [written(tmp_path, added)])
    assert read is not None
    assert [problem.code for problem in problems] == [code]
    assert problems[0].pointer.startswith(pointer)
    assert problems[0].file.endswith("mine.json")


def test_a_file_that_is_no_json_is_a_problem(tmp_path):
    file = tmp_path / "mine.json"
    file.write_text("{", encoding="utf-8")
    read, problems = shelf.read_sheet(file)
    assert read is None
    assert [problem.code for problem in problems] == ["RPG600"]


def test_both_languages_say_the_same_things():
    english, italian = (
        json.loads((Path(content.__file__).parent / "locale" / language / "press.json").read_bytes())
        for language in ("en", "it")
    )
    assert list(english) == list(italian)
    for key, message in english.items():
        assert names(parse(message)) == names(parse(italian[key])), key


def test_every_sentence_of_the_press_is_used():
    source = " ".join(file.read_text(encoding="utf-8") for file in (Path(content.__file__).parent).rglob("*.py"))
    source += " ".join(file.read_text(encoding="utf-8") for file in PRINTABLES.glob("*/*.json"))
    built = re.compile(
        r"press\.(block|degree|stance|choice|machine|alert|problem|table|danger\.exchange_|faction|emitter|pace|screen"
        r"|book\.(source|col|district)|(village|outing|wanderer|adversary)\.(title|subject)|card\.(ends|faction)\.)"
    )
    unused = [key for key in messages("en") if key.startswith("press.") and key not in source and not built.match(key)]
    assert unused == []
