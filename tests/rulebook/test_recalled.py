"""Rules that were opened before are read as they were kept, until a file that had a part in them looks different."""

from __future__ import annotations

import json
import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from rpg import content
from rpg.campaign.rules import Rules
from rpg.rulebook import open_packs, recalled

if TYPE_CHECKING:
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


@pytest.mark.parametrize("spoiled", [b"", b"{}", b"[]\n{}", b'{"": "0"}\n{}', b"\xff\n\xff", b'{"/nowhere": "0"}\n{}'])
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
    file.write_bytes(head + b"\n" + json.dumps(told).encode())
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
