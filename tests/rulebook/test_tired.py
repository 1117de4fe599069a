"""What a tired author gets wrong: each fault once, in its place, with its cause and the way out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rpg import content
from rpg.rulebook import check
from rpg.rulebook.guess import _ITALIAN, choices
from rpg.rulebook.mend import mended
from rpg.words import Catalogue, Voice
from tests.rulebook.packs import HOOK, pack

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.rulebook.report import Saying

TEXT = json.dumps(HOOK, indent=1)
"""A sound item: each key on a line of its own, from the second line on."""
SLOTS = ' "slots": 1,'
ROW = TEXT.splitlines().index(SLOTS) + 1


def told_in(language: str) -> dict[str, str]:
    """Every sentence in a language."""
    return {key: text for raw in content.catalogues(language) for key, text in json.loads(raw).items()}


def told(folder: Path) -> list[tuple[str, int, int, str, str]]:
    found = check([folder])
    return [(p.code, p.line, p.column, p.message, p.hint) for p in found if not p.file.endswith("pack.json")]


def edited(old: str, new: str) -> bytes:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new).encode()


@pytest.mark.parametrize(
    ("raw", "code", "place", "message", "hint"),
    [
        (edited(SLOTS, " // how many\n" + SLOTS), "RPG003", (ROW, 2), "JSON has no comments", ""),
        (edited(SLOTS, " # how many\n" + SLOTS), "RPG003", (ROW, 2), "JSON has no comments", ""),
        (edited('"village"', "“village”"), "RPG003", None, 'straight double quotes (") and not in “', ""),
        (edited('"village"', "'village'"), "RPG003", None, "straight double quotes (\") and not in '", ""),
        (edited("It holds", "It\tholds"), "RPG003", None, "here is U+0009", "write \\t, or a space"),
        (edited(SLOTS, "\xa0" + SLOTS), "RPG003", (ROW, 1), "not “U+00A0”", ""),
        (b"", "RPG003", (1, 1), "the file is empty", ""),
        (TEXT.encode("utf-16"), "RPG001", (1, 1), "this is UTF-16", ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), "RPG002", (1, 1), "begins with a byte order mark", ""),
        (edited(SLOTS, ' "slots": "1",'), "RPG107", (ROW, 11), "not a text", "write 1"),
        (edited(SLOTS, ' "slots": 1.0,'), "RPG107", (ROW, 11), "not a number with a decimal point", "write 1"),
        (edited(SLOTS, ' "slots": "one",'), "RPG107", (ROW, 11), "not a text", ""),
        (edited(SLOTS, SLOTS + ' "abstract": "yes",'), "RPG107", (ROW, 26), "not a text", "write true"),
        (edited('"village"', '"Village"'), "RPG108", None, "“Village”", "did you mean “village”?"),
        (edited('"core:skill/climb"', '"climb"'), "RPG108", None, "“climb”", "did you mean “core:skill/climb”?"),
        (edited('"core:skill/climb"', '"Skill/Climb"'), "RPG108", None, "Climb", "did you mean “core:skill/climb”?"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_once_with_its_cause(
    tmp_path: Path, raw: bytes, *, code: str, place: tuple[int, int] | None, message: str, hint: str
) -> None:
    folder = pack(tmp_path, {"gear/hook.json": raw})
    ((found, line, column, said, advice),) = told(folder)
    assert found == code
    assert (line, column) == (place or (line, column))
    assert message in said
    assert hint == advice


def test_one_thing_where_a_list_is_wanted_is_to_be_put_in_brackets(tmp_path: Path) -> None:
    folder = pack(tmp_path, {}, authors="Me")
    (problem,) = check([folder])
    assert (problem.code, problem.hint) == ("RPG107", "put it in square brackets: [ … ]")


def test_a_folder_in_place_of_a_file_is_told_in_ones_own_language(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json/x": b""})
    assert told(folder) == [("RPG012", 0, 0, "this is a folder, and a file was expected", "")]
    (problem,) = check([tmp_path / "nowhere"])
    assert problem.message == "there is no such file or folder"


def test_the_language_of_the_files_needs_no_translation(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "locale/en.json": {}})
    assert [(code, said[:45]) for code, _, _, said, _ in told(folder)] == [
        ("RPG504", "the files of the pack are in this language (e")
    ]


def test_a_part_of_a_pack_can_be_checked_beside_a_broken_patch(tmp_path: Path) -> None:
    ops: list[dict[str, Any]] = [{"op": "set", "path": "/integrety", "value": 3}]
    other = [{"op": "set", "path": "/armour", "value": "two"}]
    files = {
        "patch/a.json": {"target": "core:adversary/exterminator", "ops": ops},
        "patch/b.json": {"ops": ops},
        "patch/c.json": {"target": "core:adversary/exterminator", "ops": other},
    }
    folder = pack(tmp_path, files)
    (problem,) = check([folder / "patch" / "a.json"])
    assert (problem.code, problem.line, problem.hint) == ("RPG104", 6, "did you mean “integrity”?")


def test_a_byte_order_mark_is_taken_away(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": b"\xef\xbb\xbf" + TEXT.encode()})
    assert mended([folder], bool).files
    assert (folder / "gear/hook.json").read_bytes() == TEXT.encode()
    assert told(folder) == []


def test_a_shipped_pack_is_what_was_meant(tmp_path):
    (found,) = check([pack(tmp_path, {"gear/hook.json": HOOK}, requires=["core", "zurru"])])
    assert (found.code, found.hint) == ("RPG403", "did you mean “zuru”?")
    (found,) = check([pack(tmp_path, {"gear/hook.json": HOOK}, requires=["core", "mien"])])
    assert (found.code, found.hint) == ("RPG403", "")


GUN = {
    "kind": "adversary", "id": "adversary/gun", "extends": "core:adversary/exterminator",
    "name": {"one": "gun", "other": "guns"}, "traits": [{"key": "pack"}],
}  # fmt: skip


def hints(folder: Path, language: str = "en") -> dict[str, str]:
    """The hints of a pack's faults, by what is wrong."""
    speak = Voice(Catalogue(language, told_in(language))).say
    return {p.message: p.hint for p in check([folder], speak)}


@pytest.mark.parametrize("key", ["//armour", "#armour", "_armour", "-- armour"])
def test_what_somebody_put_aside_is_told_and_never_brought_back(tmp_path: Path, key: str) -> None:
    folder = pack(tmp_path, {"adversary/gun.json": {**GUN, key: 5}})
    before = (folder / "adversary/gun.json").read_bytes()
    assert not mended([folder], bool).files
    assert (folder / "adversary/gun.json").read_bytes() == before
    aside = "a comment stands under “//”; take this line out, or put what it says there"
    assert hints(folder) == {f"the key “{key}” is not known here": aside}
    assert "i commenti stanno sotto «//»" in hints(folder, "it")[f"qui la chiave «{key}» non è nota"]


def test_a_number_that_was_put_aside_is_missing_all_the_same(tmp_path: Path) -> None:
    aside = {("//slots" if key == "slots" else key): value for key, value in HOOK.items()}
    folder = pack(tmp_path, {"gear/hook.json": aside})
    assert "the key “slots” is missing" in hints(folder)


def test_a_long_list_of_choices_says_how_many_more_there_are() -> None:
    words = [f"word-{'x' * n}" for n in range(30)]
    says = Voice(Catalogue("en", told_in("en"))).say(choices("monster", words))
    assert says.startswith("one of: word-, word-x, ")
    assert says.endswith(" … and 10 more")
    assert Voice(Catalogue("it", told_in("it"))).say(choices("monster", words)).endswith(" … e altri 10")


def test_the_choices_most_like_the_word_stand_first(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": {**HOOK, "kind": "monster"}})
    ((_, hint),) = hints(folder).items()
    assert hint.startswith("one of: story, ")
    assert "adversary" in hint


def test_what_is_missing_is_told_with_what_would_do_in_both_languages(tmp_path: Path) -> None:
    bare = {"kind": "gear", "id": "gear/hook", "name": HOOK["name"], "effect": "x"}
    folder = pack(tmp_path, {"gear/hook.json": bare})
    english, italian = hints(folder), hints(folder, "it")
    assert english["the key “slots” is missing"].startswith("a whole number – ")
    assert italian["manca la chiave «slots»"] == "un numero intero"
    assert all(italian.values())


def test_a_word_where_an_object_is_wanted_is_shown_inside_one(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"adversary/gun.json": {**GUN, "traits": ["pack"]}})
    assert hints(folder) == {"an object was expected here, not a text": 'write { "key": "pack" }'}


@pytest.mark.parametrize("told", ["Qzx!", "core:skill/qzxwww", "core:gear/qzxwww", 3])
def test_an_example_is_of_the_kind_that_is_meant(tmp_path: Path, told: object) -> None:
    folder = pack(tmp_path, {"gear/hook.json": {**HOOK, "bonuses": [{"dice": 1, "skills": [told]}]}})
    assert list(hints(folder).values()) == ["for example “core:skill/climb”"]
    folder = pack(tmp_path, {"adversary/gun.json": {**GUN, "extends": "Qzx!"}}, "other")
    assert list(hints(folder).values()) in (
        ["for example “adversary/gun”"], ["for example “core:adversary/exterminator”"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("{“name”: “Perché”}", ("RPG003", 1, 2, "")),
        ('{"name": "Riga\trotta"}', ("RPG003", 1, 15, "scrivi \\t, o uno spazio")),
        ('{\n "slots": 1,5\n}', ("RPG003", 2, 11, "scrivi 1.5")),
        ('{"slots": -12,25}', ("RPG003", 1, 11, "scrivi -12.25")),
        ('{"a": "x",5}', ("RPG003", 1, 11, "")),
        ('{"slots": 1,5: 2}', ("RPG003", 1, 11, "scrivi 1.5")),
    ],
)
def test_signs_of_an_italian_keyboard_are_told_with_what_to_write(
    tmp_path: Path, raw: str, expected: tuple[str, int, int, str]
) -> None:
    (found,) = check([pack(tmp_path, {"gear/hook.json": raw.encode()})], italian())
    assert (found.code, found.line, found.column, found.hint) == expected


def test_a_file_saved_as_an_old_editor_does_is_told_with_its_letter(tmp_path: Path) -> None:
    files = {"gear/hook.json": '{\n "effect": "è così"}'.encode("cp1252"), "gear/claw.json": b'{"a": "\x81"}'}
    found = check([pack(tmp_path, files)], italian())
    assert [(each.code, each.line, each.column, each.hint) for each in found] == [
        ("RPG001", 1, 8, ""),
        ("RPG001", 2, 13, "in molti editor che non salvano in UTF-8 è «è»: salva il file in UTF-8"),
    ]


def test_a_slip_in_what_an_entity_is_made_from_is_one_problem(tmp_path: Path) -> None:
    hound = {"kind": "adversary", "id": "adversary/hound", "estende": "core:adversary/exterminator", "speed": 9}
    found = check([pack(tmp_path, {"adversary/hound.json": hound})], italian())
    assert [(each.code, each.line, each.hint) for each in found] == [
        ("RPG104", 4, "forse «extends»?"),
        ("RPG109", 5, ""),
    ]


def test_what_a_patch_thinks_it_saw_and_what_was_never_there(tmp_path: Path) -> None:
    ops = [{"op": "set", "path": "/slot", "value": 1, "was": 7}]
    (found,) = check([pack(tmp_path, {"patch/a.json": {"target": "core:gear/hand-lamp", "ops": ops}})], italian())
    assert (found.code, found.hint) == ("RPG421", "forse «slots»?")


def test_what_another_patch_took_away_is_told_as_that(tmp_path: Path) -> None:
    ops = [
        {"op": "remove", "path": "/bonuses"},
        {"op": "set", "path": "/bonuses", "value": [], "was": [{"dice": 1, "skills": ["core:skill/climb"]}]},
    ]
    files = {"gear/hook.json": HOOK, "patch/a.json": {"target": "gear/hook", "ops": ops}}
    (found,) = check([pack(tmp_path, files)], italian())
    assert (found.code, found.message.partition(", e ")[2]) == ("RPG422", "mine/patch/a.json l’ha tolto")
    assert found.hint == (
        "guarda mine/patch/a.json; se non resta nulla da cambiare, togli la modifica, o soltanto «was»"
    )


def italian() -> Saying:
    return Voice(Catalogue("it", told_in("it"))).say


def test_fields_with_italian_names_are_known_each_as_one_problem(tmp_path: Path) -> None:
    hound = {
        "kind": "adversary", "id": "adversary/hound", "estende": "core:adversary/exterminator",
        "nome": {"uno": "segugio", "altri": "segugi", "genere": "m"}, "velocità": 3, "Integrità": 9, "sensi": 2,
    }  # fmt: skip
    found = check([pack(tmp_path, {"adversary/hound.json": hound})], italian())
    assert [each.hint for each in found] == [
        f"forse «{key}»?" for key in ("extends", "name", "speed", "integrity", "sense")
    ]


def test_a_key_that_is_called_so_in_italian_is_one_of_a_schema() -> None:
    schemas = [json.loads(file.read_bytes()) for file in content.folder("schemas").glob("*.json")]
    assert {key for key in _ITALIAN.values() if not any(f'"{key}"' in json.dumps(each) for each in schemas)} == set()
