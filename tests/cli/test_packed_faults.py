"""Faults in packs that are one file: the line is shown, and ``--fix`` mends it where it lies."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.rulebook.packs import FALL, HOOK, pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SLIP = json.dumps({**FALL, "ponts": 1}, indent=2).replace('  "points": 1,\n', "")


def zipped(folder: Path, place: Path, around: str = "") -> Path:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"mine"
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, around + file.relative_to(folder).as_posix())
    return place


@pytest.mark.parametrize("around", ["", "mine-main/"])
def test_a_fault_in_a_zip_is_shown_and_mended(rpg: Run, tmp_path: Path, around: str) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "trigger/fall.json": SLIP.encode(), "art/x.bin": b"\0\1" * 999})
    place = zipped(folder, tmp_path / "packed.zip", around)
    told = rpg("validate", "packed.zip")
    assert told.returncode == 1
    line = SLIP.splitlines().index('  "ponts": 1') + 1
    assert f"packed.zip/trigger/fall.json:{line}:3: RPG104" in told.stdout
    assert '\n      "ponts": 1\n      ^\n' in told.stdout
    with zipfile.ZipFile(place) as archive:
        before = {member.filename: (archive.read(member), member.date_time) for member in archive.infolist()}
    fixed = rpg("validate", "packed.zip", "--fix")
    assert fixed.returncode == 0, fixed.stdout
    assert "one fault put right in one file" in fixed.stderr
    with zipfile.ZipFile(place) as archive:
        after = {member.filename: (archive.read(member), member.date_time) for member in archive.infolist()}
        assert archive.comment == b"mine"
    name = f"{around}trigger/fall.json"
    assert list(after) == list(before)
    assert after.pop(name)[0].decode() == before.pop(name)[0].decode().replace("ponts", "points")
    assert after == before
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["packed.zip"]


def test_a_fault_in_one_json_file_is_mended_in_it(rpg: Run, tmp_path: Path) -> None:
    whole: dict[str, Any] = {"pack": {**json.loads((pack(tmp_path, {}) / "pack.json").read_text("utf-8"))},
             "entities": [json.loads(SLIP), {**HOOK, "slosts": 1}]}  # fmt: skip
    del whole["entities"][1]["slots"]
    place = tmp_path / "own.pack.json"
    place.write_text(text := json.dumps(whole, indent=1), "utf-8")
    told = rpg("validate", "own.pack.json")
    assert told.stdout.count("RPG104") == 2
    assert '"slosts": 1\n' in told.stdout
    fixed = rpg("validate", "own.pack.json", "--fix")
    assert fixed.returncode == 0, fixed.stdout
    assert "2 faults put right in one file" in fixed.stderr
    assert place.read_text("utf-8") == text.replace("ponts", "points").replace("slosts", "slots")


def test_a_linked_zip_is_left_alone(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path / "x", {"trigger/fall.json": SLIP.encode()})
    place = zipped(folder, tmp_path / "x" / "real.zip")
    raw = place.read_bytes()
    (tmp_path / "link.zip").symlink_to(place)
    fixed = rpg("validate", "link.zip", "--fix")
    assert fixed.returncode == 1
    assert place.read_bytes() == raw
    assert "could not be written: link.zip" in fixed.stderr
    assert (
        "non è stato possibile scrivere un file: link.zip"
        in rpg("validate", "link.zip", "--fix", RPG_LANGUAGE="it").stderr
    )
