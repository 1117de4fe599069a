"""Packs in one file: read where they lie, told line by line, and refused when they are more than a pack may be."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rpg.campaign.rules import Rules
from rpg.rulebook import check, open_packs
from rpg.rulebook.bundling import joined, odd, zipped
from rpg.rulebook.folder import LARGEST, MOST, TOTAL
from tests.rulebook.packs import CARD, FALL, HOOK, pack
from tests.tries import tries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATCH = {"target": "core:gear/gaff", "ops": [{"op": "set", "path": "/slots", "value": 2}]}
LOCALE = {"trigger/fall": {"name": {"text": "Caduta", "source": "00000000"}}}


def packed(file: Path, members: Mapping[str, bytes | str | zipfile.ZipInfo], **settings_: Any) -> Path:
    file.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(file, "w", **settings_) as archive:
        for name, raw in members.items():
            if isinstance(raw, zipfile.ZipInfo):
                archive.writestr(raw, "../secret")
            else:
                archive.writestr(name, raw)
    return file


def card(**changes: Any) -> str:
    return json.dumps({**CARD, **changes})


def codes(place: Path) -> list[str]:
    found = [p.code for p in check([place])]
    assert isinstance(open_packs([place]), Rules) != bool(found)
    return found


def test_a_zip_is_the_same_pack_as_its_folder(tmp_path):
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "patch/a.json": PATCH, "art/x.png": b"x", ".hidden": b"no"})
    archive = tmp_path / "mine-1.0.0.zip"
    archive.write_bytes(zipped(folder))
    assert zipped(folder) == archive.read_bytes()
    assert codes(archive) == []
    assert open_packs([archive]) == open_packs([folder])
    around = {f"mine-main/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in folder.rglob("*.*")}
    packed(archive, around)
    opened = open_packs([archive])
    assert isinstance(opened, Rules)
    assert opened.check == open_packs([folder]).check  # type: ignore[union-attr]  # both are rules
    assert opened.packs[1].id == "mine"


def test_faults_in_a_zip_have_their_file_line_and_column(tmp_path):
    hook = json.dumps({**HOOK, "slots": -1}, indent=2)
    archive = packed(tmp_path / "a.zip", {"pack.json": card(), "gear/hook.json": hook})
    (found,) = check([archive])
    assert (found.file, found.line, found.column) == (f"{archive}/gear/hook.json", 9, 12)
    assert [p.file for p in check([tmp_path])] == [f"{archive}/gear/hook.json"]


LINK = zipfile.ZipInfo("gear/leak.json")
LINK.external_attr = (stat.S_IFLNK | 0o777) << 16
BZIP = zipfile.ZipInfo("gear/hook.json")
BZIP.compress_type = zipfile.ZIP_BZIP2


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"gear/hook.json": json.dumps(HOOK)}, "RPG401"),
        ({"pack.json": card(), "../evil.json": "{}"}, "RPG010"),
        ({"pack.json": card(), "gear/../../evil.json": "{}"}, "RPG010"),
        ({"pack.json": card(), "/etc/evil.json": "{}"}, "RPG010"),
        ({"pack.json": card(), "C:/evil.json": "{}"}, "RPG010"),
        ({"pack.json": card(), "gear/leak.json": LINK}, "RPG009"),
        ({"pack.json": card(), "gear/hook.json": BZIP}, "RPG014"),
        ({"pack.json": card(), "gear/hook.json": " " * (LARGEST + 1)}, "RPG007"),
        ({"pack.json": card(), "a.png": b"\0" * (TOTAL + 1)}, "RPG011"),
        ({"pack.json": card(), **{f"x/{n}": "" for n in range(MOST)}}, "RPG011"),
        ({"pack.json": card(), **{f"x/{n}/y": "" for n in range(501)}}, "RPG011"),
        ({"pack.json": card(), "gear/deep.json": "[" * 5000}, "RPG008"),
    ],
)
def test_what_no_pack_may_be_is_refused_with_its_code(tmp_path, members, code):
    archive = packed(tmp_path / "a.zip", members, compression=zipfile.ZIP_DEFLATED)
    assert codes(archive) == [code]
    assert archive.stat().st_size < 1 << 20


def test_one_name_twice_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("pack.json", card())
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("pack.json", card(id="other"))
    assert codes(tmp_path / "a.zip") == ["RPG014"]


def test_a_zip_that_lies_about_itself_is_refused(tmp_path):
    archive = packed(tmp_path / "a.zip", {"pack.json": card(), "a.png": b"\0" * 4000}, compression=zipfile.ZIP_DEFLATED)
    raw = bytearray(archive.read_bytes())
    at = raw.rfind(b"a.png") - 46
    struct.pack_into("<I", raw, at + 24, 10)  # its size, as the directory tells it
    archive.write_bytes(raw)
    assert codes(archive) == ["RPG014"]
    locked = bytearray(packed(archive, {"pack.json": card()}).read_bytes())
    struct.pack_into("<H", locked, locked.rfind(b"pack.json") - 46 + 8, 1)
    archive.write_bytes(locked)
    assert codes(archive) == ["RPG014"]


def test_a_name_of_nothing_is_refused(tmp_path):
    archive = packed(tmp_path / "a.zip", {"pack.json": card(), "art": "x"})
    raw = bytearray(archive.read_bytes())
    raw[raw.rfind(b"art")] = 0
    archive.write_bytes(raw)
    assert codes(archive) == ["RPG014"]


def test_a_directory_larger_than_any_pack_is_not_even_read(tmp_path):
    archive = packed(tmp_path / "a.zip", {"pack.json": card()})
    raw = bytearray(archive.read_bytes())
    struct.pack_into("<I", raw, len(raw) - 22 + 12, 1 << 30)
    archive.write_bytes(raw)
    assert codes(archive) == ["RPG011"]


@settings(max_examples=tries(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_bytes_are_a_pack_or_a_fault(tmp_path, data):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.json", card())
        archive.writestr("gear/hook.json", json.dumps(HOOK))
    raw = bytearray(whole.getvalue())
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=4)):
        raw[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(raw), len(raw), data.draw(st.integers(0, len(raw)))]))
    file = tmp_path / "mine.zip"
    file.write_bytes(raw[:cut])
    assert any(p.severity == "error" for p in check([file])) == isinstance(open_packs([file]), tuple)


def test_a_pack_in_one_json_file_is_the_same_pack(tmp_path):
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "trigger/fall.json": FALL, "patch/a.json": PATCH})
    pack(tmp_path, {"redirects.json": {"gear/claw": "gear/hook"}, "locale/it.json": {}})
    assert odd(folder) == []
    whole = tmp_path / "mine.pack.json"
    whole.write_bytes(joined(folder))
    assert [p for p in check([whole]) if p.severity == "error"] == []
    one, other = open_packs([whole]), open_packs([folder])
    assert isinstance(one, Rules)
    assert isinstance(other, Rules)
    assert (one.check, one.character, one.texts) == (other.check, other.character, other.texts)
    assert one.character.gear["core:gear/gaff"].slots == 2
    (folder / "a.png").write_bytes(b"x")
    assert odd(folder) == ["a.png"]


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"entities": [{**HOOK, "slots": -1}]}, ["RPG109 25:16 /entities/0/slots"]),
        ({"entities": [HOOK, HOOK]}, ["RPG111 36:5 /entities/1"]),
        ({"entities": [{**HOOK, "id": "gear/Hook"}]}, ["RPG113 19:13 /entities/0/id"]),
        ({"entities": [{**HOOK, "kind": "gaer"}]}, ["RPG101 18:15 /entities/0/kind"]),
        ({"entities": [3]}, ["RPG107 17:5 /entities/0"]),
        ({"entity": []}, ["RPG104 16:3 /entity"]),
        ({"pack": {**CARD, "version": "one"}}, ["RPG108 4:16 /pack/version"]),
        ({"pack": 3}, ["RPG107 2:11 /pack"]),
        ({"patches": {"a": {**PATCH, "target": "core:gear/gafff"}}}, ["RPG420 18:17 /patches/a/target"]),
        ({"locale": {"it": LOCALE}, "entities": [FALL]},
         ["RPG502 21:21 /locale/it/trigger~1fall/name/source", "RPG501 31:15 /entities/0/when"]),
    ],
)  # fmt: skip
def test_faults_of_a_pack_in_one_file_stand_on_their_lines(tmp_path, changes, places):
    whole = tmp_path / "mine.pack.json"
    whole.write_text(json.dumps({"pack": CARD, **changes}, indent=2), "utf-8")
    found = check([whole])
    assert [f"{p.code} {p.line}:{p.column} {p.pointer}" for p in found] == places
    assert {p.file for p in found} == {whole.as_posix()}
    seen_by_a_full_check_only = {"RPG101", "RPG108", "RPG109", "RPG113", "RPG501", "RPG502"}
    assert isinstance(open_packs([whole]), Rules) == ({p.code for p in found} <= seen_by_a_full_check_only)


@pytest.mark.parametrize("raw", [b"{", b"[]", b"{}", b"\xff", b" " * (LARGEST + 1), b'{"pack": {}}'])
def test_a_broken_pack_in_one_file_is_a_fault(tmp_path, raw):
    whole = tmp_path / "mine.pack.json"
    whole.write_bytes(raw)
    assert check([whole])
    assert isinstance(open_packs([whole]), tuple)
