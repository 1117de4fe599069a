"""Rules that were opened before are read as they were kept, until a file that had a part in them looks different."""

from __future__ import annotations

import json
import os
import shutil
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from rpg import content
from rpg.campaign.rules import Rules
from rpg.rulebook import open_packs, recalled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = 24 * 60 * 60 * 10**9


def opened(packs: list[str | Path]) -> Rules:
    rules = open_packs(packs)
    assert isinstance(rules, Rules)
    return rules


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of a shipped pack that nobody has touched for a day."""
    place = tmp_path / "ashline"
    shutil.copytree(content.folder("rules") / "ashline", place)
    for file in place.rglob("*.json"):
        aged(file)
    return place


def aged(file: Path) -> None:
    then = time.time_ns() - DAY
    os.utime(file, ns=(then, then))


def kept(folder: Path, packs: list[str | Path]) -> Rules:
    rules = opened(packs)
    recalled.keep(folder, packs, rules, recalled.began() + DAY)
    return rules


def test_they_are_the_same_rules(tmp_path: Path, pack: Path):
    both: tuple[list[str | Path], ...] = ([pack], ["core", "zuru"])
    for packs in both:
        assert recalled.recall(tmp_path / "kept", packs) is None
        rules = kept(tmp_path / "kept", packs)
        assert recalled.recall(tmp_path / "kept", packs) == rules
        assert str(recalled.recall(tmp_path / "kept", packs)) == str(rules)


def test_whatever_changes_in_a_pack_they_are_opened_anew(tmp_path: Path, pack: Path):
    kept(tmp_path / "kept", [pack])
    scene = min(pack.glob("scene/*.json"))
    before = scene.read_bytes()
    scene.write_bytes(before.replace(b"a", b"b", 1))  # as long as it was
    aged(scene)  # and as old as it was
    assert recalled.recall(tmp_path / "kept", [pack]) is None
    scene.unlink()
    assert recalled.recall(tmp_path / "kept", [pack]) is None


def test_a_file_more_is_a_change(tmp_path: Path, pack: Path):
    kept(tmp_path / "kept", [pack])
    (pack / "notes.json").write_text("{}")
    assert recalled.recall(tmp_path / "kept", [pack]) is None


def test_what_was_just_written_is_not_kept(tmp_path: Path, pack: Path):
    min(pack.glob("scene/*.json")).touch()
    recalled.keep(tmp_path / "kept", [pack], opened([pack]), recalled.began())
    assert not (tmp_path / "kept").exists()


def opened_and_kept(folder: Path, pack: Path, meanwhile: Callable[[], object]) -> None:
    since = recalled.began()
    rules = opened([pack])
    meanwhile()
    recalled.keep(folder, [pack], rules, since)


@pytest.fixture
def settled(pack: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack whose last change of any kind is as good as long ago."""
    monkeypatch.setattr(recalled, "_SETTLED", 0)
    time.sleep(0.02)
    return pack


def test_a_pack_that_is_left_alone_while_it_is_opened_is_kept(tmp_path: Path, settled: Path):
    opened_and_kept(tmp_path / "kept", settled, lambda: None)
    assert recalled.recall(tmp_path / "kept", [settled]) == opened([settled])


def test_a_file_that_goes_while_a_pack_is_opened_is_seen(tmp_path: Path, settled: Path):
    opened_and_kept(tmp_path / "kept", settled, min(settled.glob("scene/*.json")).unlink)
    assert not (tmp_path / "kept").exists()


def test_an_older_file_that_is_moved_in_while_a_pack_is_opened_is_seen(tmp_path: Path, settled: Path):
    scene = min(settled.glob("scene/*.json"))
    other = tmp_path / "other.json"
    shutil.copy2(scene, other)
    opened_and_kept(tmp_path / "kept", settled, lambda: other.replace(scene))
    assert not (tmp_path / "kept").exists()


def test_a_letter_that_the_disk_changed_is_seen(tmp_path: Path, pack: Path):
    kept(tmp_path / "kept", [pack])
    (file,) = (tmp_path / "kept").iterdir()
    head, _, rules = file.read_bytes().partition(b"\n")
    assert b'"1d6"' in rules
    file.write_bytes(head + b"\n" + rules.replace(b'"1d6"', b'"2d6"', 1))
    assert recalled.recall(tmp_path / "kept", [pack]) is None


def test_every_module_that_opens_packs_is_one_of_those_looked_at(tmp_path: Path, pack: Path):
    """They are those that a fresh interpreter has loaded; of one of them that looks different nothing is believed."""
    kept(tmp_path / "kept", [pack])
    (file,) = (tmp_path / "kept").iterdir()
    code = json.loads(file.read_bytes().partition(b"\n")[0])["code"]
    assert {"maps/model.py", "dice/parser.py", "words/message.py", "content.py"} <= {
        name.replace(os.sep, "/") for name in code
    }
    changed = json.loads(file.read_bytes().partition(b"\n")[0]) | {"code": code[1:]}
    file.write_bytes(json.dumps(changed).encode() + b"\n" + file.read_bytes().partition(b"\n")[2])
    assert recalled.recall(tmp_path / "kept", [pack]) is None


@pytest.mark.parametrize(
    "spoiled",
    [b"", b"{}", b"[]\n{}", b'{"sum": 0}\n{}', b"\xff\n\xff", b'{"sum": 0, "code": [], "own": "", "packs": {}}\n{}'],
)
def test_what_is_spoiled_is_not_used(tmp_path: Path, pack: Path, spoiled: bytes):
    kept(tmp_path / "kept", [pack])
    (file,) = (tmp_path / "kept").iterdir()
    file.write_bytes(spoiled)
    assert recalled.recall(tmp_path / "kept", [pack]) is None


def test_rules_of_another_shape_are_not_used(tmp_path: Path, pack: Path):
    kept(tmp_path / "kept", [pack])
    (file,) = (tmp_path / "kept").iterdir()
    head, _, rules = file.read_bytes().partition(b"\n")
    told = json.loads(rules)
    del told["check"]
    other = json.dumps(told).encode()
    file.write_bytes(json.dumps(json.loads(head) | {"sum": zlib.crc32(other)}).encode() + b"\n" + other)
    assert recalled.recall(tmp_path / "kept", [pack]) is None


def test_only_some_are_kept(tmp_path: Path, pack: Path):
    folder = tmp_path / "kept"
    folder.mkdir()
    for n in range(30):
        (folder / f"{n}.json").write_bytes(b"")
        aged(folder / f"{n}.json")
    kept(folder, [pack])
    assert len(list(folder.iterdir())) == 16
    assert recalled.recall(folder, [pack]) is not None


def test_a_place_that_takes_nothing_is_no_fault(tmp_path: Path, pack: Path):
    (tmp_path / "kept").write_bytes(b"no folder")
    kept(tmp_path / "kept", [pack])
    assert recalled.recall(tmp_path / "kept", [pack]) is None
