"""Packs from strangers: whatever bytes and names, faults are told or none; nothing hangs, leaks, fetches or steers."""

from __future__ import annotations

import io
import json
import os
import socket
import sys
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rpg import content
from rpg.cli.validate import validate
from rpg.rulebook import check
from rpg.rulebook.document import document
from tests.rulebook.packs import CARD, FALL, HOOK, pack
from tests.tries import tries

if TYPE_CHECKING:
    from pathlib import Path

CORE = content.folder("rules") / "core"
FORMATS = ["text", "json", "jsonl", "github", "sarif", "junit"]
NAMES = ["gear/hook.json", "pack.json", "locale/it.json", "patch/a.json", "redirects.json", "map/a.json", "x.pack.json"]
SOUND = sorted(CORE.rglob("*.json"))
SLOW = settings(max_examples=tries(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PATIENCE = 10.0
"""Seconds in which the worst of files must be through, on a machine that has other things to do."""


def told(*words: str) -> str:
    """What ``rpg validate`` prints; it never ends in an exception, and never prints what steers a terminal."""
    done = CliRunner().invoke(validate, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    assert done.exit_code in {0, 1, 2}
    assert not any(letter < " " and letter not in "\t\n" for letter in done.output)
    return done.output


def codes(*paths: Path) -> list[str]:
    return sorted({problem.code for problem in check(paths)})


@SLOW
@given(st.binary(max_size=300), st.sampled_from(NAMES), st.sampled_from(FORMATS))
def test_any_bytes_anywhere_in_a_pack_give_faults_or_none(tmp_path_factory, raw, name, style):
    folder = pack(tmp_path_factory.mktemp("any"), {name: raw})
    told(str(folder), "--format", style)
    told(str(folder / name), "--format", style)


@SLOW
@given(st.binary(max_size=400), st.sampled_from(["a.json", "a.zip", "a.pack.json", "a", "pack.json"]))
def test_any_bytes_as_a_file_of_its_own_give_faults_or_none(tmp_path_factory, raw, name):
    file = tmp_path_factory.mktemp("any") / name
    file.write_bytes(raw)
    told(str(file))


@SLOW
@given(st.data())
def test_a_sound_file_with_some_bytes_changed_gives_faults_or_none(tmp_path_factory, data):
    file = data.draw(st.sampled_from(SOUND))
    raw = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6))
    name = file.relative_to(CORE).as_posix()
    told(str(pack(tmp_path_factory.mktemp("some"), {name: bytes(raw)})))


@SLOW
@given(st.data())
def test_a_zip_with_some_bytes_changed_gives_faults_or_none(tmp_path_factory, data):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mine/pack.json", json.dumps(CARD))
        archive.writestr("mine/trigger/fall.json", json.dumps(FALL))
    raw = bytearray(held.getvalue())
    for _ in range(data.draw(st.integers(0, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.mktemp("zip") / "mine.zip"
    file.write_bytes(bytes(raw))
    told(str(file))


def test_a_zip_that_is_none_has_its_code(tmp_path):
    (tmp_path / "mine.zip").write_bytes(b"PK\x03\x04 and nothing more")
    assert codes(tmp_path / "mine.zip") == ["RPG014"]


HUGE = 1 << 20
NASTY = {
    "brackets": b"[" * 500_000,
    "braces": b'{"a":' * 150_000,
    "digits": b'{"kind": "trigger", "points": ' + b"9" * 900_000 + b"}",
    "a gigabyte of number": b'{"kind": "trigger", "points": 1e1000000000}',
    "fraction": b'{"kind": "trigger", "points": 0.' + b"1" * 900_000 + b"}",
    "keys": b"{" + b",".join(b'"k%d": 1' % n for n in range(70_000)) + b"}",
    "one long key": b'{"' + b"k" * 900_000 + b'": 1, "kind": "trigger"}',
    "one long text": json.dumps({**FALL, "when": "-1" * 500_000}).encode(),
    "a long id": json.dumps({**FALL, "id": "trigger/" + "a-1" * 300_000 + "!"}).encode(),
    "a long reference": json.dumps({**HOOK, "bonuses": [{"dice": 1, "skills": ["skill/" + "a-" * 400_000]}]}).encode(),
    "many references": json.dumps({**HOOK, "bonuses": [{"dice": 1, "skills": [f"skill/s{n}x" for n in range(3900)]}]})
    .encode(),
    "dice": json.dumps({**json.loads((CORE / "table/omen.json").read_text("utf-8")), "dice": "(" * 400}).encode(),
    "escapes": b'{"kind": "' + b"\\u001b" * 150_000 + b'"}',
    "half characters": b'{"kind": "\\ud800"}',
    "too large": b" " * (HUGE + 1),
}  # fmt: skip


@pytest.mark.parametrize("what", NASTY)
def test_the_worst_of_files_are_through_in_no_time(tmp_path, what):
    folder = pack(tmp_path, {"trigger/fall.json": NASTY[what]})
    start = time.process_time()
    said = told(str(folder))
    assert time.process_time() - start < PATIENCE
    assert ("RPG" in said) == (what != "one long text")
    assert len(said) < 60_000
    assert not any(len(line) > 1_000 for line in said.splitlines())


def test_a_file_that_is_too_large_is_not_kept_in_memory(tmp_path):
    folder = pack(tmp_path, {})
    with (folder / "gear.json").open("wb") as file:
        file.truncate(20 << 20)
    assert codes(folder) == ["RPG007"]


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
@pytest.mark.parametrize("name", [b"\xff\xfe", b"\x1b[31mred", b"a\nb", "\u202e".encode(), b"::error::x", b"<x>&\"'"])
@pytest.mark.parametrize("style", FORMATS)
def test_names_of_files_steer_nothing(tmp_path, monkeypatch, name, style):
    folder = pack(tmp_path, {"trigger/fall.json": FALL})
    try:
        with open(os.fsencode(folder / "trigger") + b"/" + name + b".json", "wb") as file:  # noqa: PTH123 - bytes
            file.write(b"{")
    except OSError:
        pytest.skip("this system has no such names")
    monkeypatch.chdir(tmp_path)
    said = told("mine", "--format", style)
    assert ("RPG001" if name == b"\xff\xfe" else "RPG003") in said
    assert "\u202e" not in said
    said.encode()


def test_nothing_is_read_beside_the_pack_and_nothing_fetched(tmp_path, monkeypatch):
    def refused(*_: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    (tmp_path / "secret.json").write_text('{"kind": "secret-of-mine"}', "utf-8")
    far = "https://elsewhere.example/x.schema.json"
    files = {
        "gear/hook.json": {**HOOK, "$schema": far, "$ref": far, "x": {"$ref": "../../secret.json"}},
        "trigger/fall.json": {**FALL, "$schema": "../../secret.json", "$id": far},
    }
    said = told(str(pack(tmp_path, files)))
    assert "RPG104" in said
    assert "secret-of-mine" not in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of other systems")
def test_a_file_asked_for_by_name_is_no_way_out_of_its_pack(tmp_path):
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "art/x.bin": b"x" * ((32 << 20) + 1)})
    (tmp_path / "out").mkdir()
    (tmp_path / "out/secret.json").write_text("secret", "utf-8")
    (folder / "gear/link.json").symlink_to(tmp_path / "out/secret.json")
    (folder / "trigger").symlink_to(tmp_path / "out")
    os.mkfifo(folder / "gear/pipe.json")
    for name, code in (("gear/link.json", "RPG009"), ("trigger/secret.json", "RPG009"), ("gear/pipe.json", "RPG012")):
        (problem,) = check([folder / name])
        assert (problem.code, problem.line) == (code, 0)
        (folder / "art/x.bin").unlink(missing_ok=True)


def test_a_card_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "secret.json").write_text(json.dumps({**CARD, "title": "secret-of-mine"}), "utf-8")
    folder = pack(tmp_path, {"trigger/fall.json": FALL})
    (folder / "pack.json").unlink()
    try:
        (folder / "pack.json").symlink_to(tmp_path / "secret.json")
    except OSError:
        pytest.skip("this system makes no links")
    assert codes(folder) == ["RPG009"]
    assert "secret-of-mine" not in told(str(folder))


@pytest.mark.parametrize("path", ["../a.txt", "/etc/passwd", "a/../../b", "c:\\x", "..\\x"])
def test_a_path_in_a_file_stays_inside(tmp_path, path):
    story = {"kind": "story", "id": "story/a", "name": "A", "text": "A.", "people": [], "scenes": [], "maps": [],
             "sector": "home", "scripts": {"en": path}}  # fmt: skip
    assert codes(pack(tmp_path, {"story/a.json": story})) == ["RPG010"]


@given(st.binary(max_size=120))
def test_a_place_is_always_inside_the_text(raw):
    doc = document("a.json", "a.json", raw)
    lines = raw.decode(errors="replace").split("\n")
    for fault in doc.faults:
        line, column = doc.place(fault)
        assert (line, column) == (0, 0) or (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1)


def test_paths_that_no_system_has_are_faults():
    for path in ("a" * 5000, "/dev/null/x", "", "~nobody/x"):
        assert told(path) != ""


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = {"a": value}
    return value


def test_patches_make_nothing_deeper_than_a_file_may_be(tmp_path):
    steps = [{"op": "set", "path": "/relic" + "/a" * 30 * n, "value": nested(30)} for n in range(60)]
    other = {"op": "append", "path": "/relic" + "/a" * 20 + "/b", "value": nested(30)}
    files = {"patch/a.json": {"target": "core:gear/gaff", "ops": steps}}
    folder = pack(tmp_path, {**files, "patch/b.json": {"target": "core:gear/gaff", "ops": [other]}})
    found = [(p.file.rpartition("/")[2], p.code, p.pointer) for p in check([folder]) if p.code != "RPG421"]
    assert ("a.json", "RPG008", "/ops/1/value") in found
    assert ("b.json", "RPG008", "/ops/0/value") in found


def test_what_is_no_key_names_no_item(tmp_path):
    steps = [{"op": "set", "path": "/traits", "value": [{"key": []}]}, {"op": "remove", "path": "/traits/x"}]
    folder = pack(tmp_path, {"patch/a.json": {"target": "core:adversary/exterminator", "ops": steps}})
    assert "RPG421" in codes(folder)


def test_very_many_patches_of_something_large_are_through_in_time(tmp_path):
    text = {"kind": "table", "id": "table/long", "name": "Long", "dice": "1d2000"}
    rows = [{"key": f"r{n}", "low": n, "high": n, "text": "x"} for n in range(1, 2001)]
    patches = {f"patch/p{n}.json": {"target": "table/long", "ops": [{"op": "set", "path": "/name", "value": f"{n}"}]}
               for n in range(700)}  # fmt: skip
    folder = pack(tmp_path, {"table/long.json": {**text, "rows": rows}, **patches})
    start = time.process_time()
    check([folder])
    assert time.process_time() - start < PATIENCE / 3


def test_what_has_grown_weighs_more_when_others_are_made_from_it(tmp_path, monkeypatch):
    monkeypatch.setattr("rpg.rulebook.combine._MOST_MADE", 900)
    made = {**{key: HOOK[key] for key in ("kind", "name")}, "extends": "low:gear/hook"}
    pack(tmp_path, {"gear/hook.json": HOOK, "gear/made.json": {**made, "id": "gear/made"}}, "low")
    more = {"op": "set", "path": "/bonuses", "value": [{"dice": 1, "skills": ["core:skill/climb"]}] * 100}
    pack(tmp_path, {"patch/a.json": {"target": "low:gear/hook", "ops": [more]}}, "mid", requires=["core", "low"])
    files = {f"gear/{name}.json": {**made, "id": f"gear/{name}"} for name in ("a", "b", "c", "d")}
    pack(tmp_path, files, "top", requires=["core", "mid", "low"])
    assert "RPG007" in codes(tmp_path)
