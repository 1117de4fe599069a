"""What a tired author gets wrong: each fault once, in its place, with its cause and the way out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rpg.rulebook import check
from rpg.rulebook.mend import mended
from tests.rulebook.packs import HOOK, pack

if TYPE_CHECKING:
    from pathlib import Path

TEXT = json.dumps(HOOK, indent=1)
"""A sound item: each key on a line of its own, from the second line on."""
SLOTS = ' "slots": 1,'
ROW = TEXT.splitlines().index(SLOTS) + 1


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
        (edited("It holds", "It\tholds"), "RPG003", None, "here is U+0009", ""),
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


def test_a_list_that_is_cut_says_so(tmp_path):
    (found,) = check([pack(tmp_path, {"gear/hook.json": {**HOOK, "kind": "zzzzzz"}})])
    assert found.hint.endswith(", …")
