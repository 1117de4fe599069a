"""``rpg rules migrate``: older packs come up to date, character by character, once, and never without a backup."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rpg.rulebook import check
from rpg.rulebook.manifest import FORMAT
from rpg.rulebook.migrations import STEPS, migrated
from tests.rulebook.packs import HOOK, pack

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FROZEN = Path(__file__).parents[1] / "rulebook" / "formats"


def texts(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.json")}


def frozen(step: int, side: str) -> Path:
    (folder,) = (FROZEN / str(step) / side).iterdir()
    return folder


def test_there_is_one_step_from_each_format_with_its_frozen_packs() -> None:
    assert [step.before for step in STEPS] == list(range(FORMAT))
    assert sorted(folder.name for folder in FROZEN.iterdir()) == [str(step.before) for step in STEPS]


@pytest.mark.parametrize("step", [step.before for step in STEPS])
def test_a_frozen_pack_becomes_what_it_became_then(step: int) -> None:
    before, after = texts(frozen(step, "before")), texts(frozen(step, "after"))
    now = before | migrated(before)
    assert now == after
    assert migrated(now) == {}
    if step == STEPS[-1].before:
        assert check([frozen(step, "after")]) == ()


def test_looking_changes_nothing_writing_leaves_a_backup_and_once_is_enough(rpg: Run, tmp_path: Path) -> None:
    worn = Path(shutil.copytree(frozen(0, "before"), tmp_path / "worn"))
    before = texts(worn)
    seen = rpg("rules", "migrate", "worn")
    assert seen.returncode == 0
    assert seen.stdout.splitlines()[1:] == ["  gear/hook.json", "  pack.json"]
    assert rpg("rules", "migrate", "worn", "--check").returncode == 1
    assert texts(worn) == before
    done = rpg("rules", "migrate", "worn", "--write", "--json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert (told["format"], told["now"], told["files"]) == (0, 1, ["gear/hook.json", "pack.json"])
    assert texts(worn) == texts(frozen(0, "after"))
    with zipfile.ZipFile(told["backup"]) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == before
    again = rpg("rules", "migrate", "worn", "--write", "--check")
    assert (again.returncode, again.stdout) == (0, "the pack has format 1: there is nothing to change\n")
    shutil.copytree(frozen(0, "before"), worn, dirs_exist_ok=True)
    assert rpg("rules", "migrate", "worn", "--write").returncode == 0
    assert sorted(file.name for file in tmp_path.glob("*.zip")) == ["worn-format-0-2.zip", "worn-format-0.zip"]


def test_an_older_pack_is_told_how_to_come_up_to_date(tmp_path: Path) -> None:
    (found,) = check([pack(tmp_path, {"gear/hook.json": HOOK}, format=0)])
    assert (found.code, found.line, found.column) == ("RPG406", 4, 13)
    assert found.hint == "bring it up to date:  rpg rules migrate mine --write"


def test_a_newer_pack_is_refused_and_says_which_version_to_get(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK}, format=7, requires=["core >=0.1.0"])
    before = texts(folder)
    (found,) = check([folder])
    assert (found.code, found.hint) == ("RPG406", "get version 0.1.0 of the program, or a newer one")
    done = rpg("rules", "migrate", "mine", "--write")
    assert done.returncode == 1
    assert "mine/pack.json:4:13: RPG406" in done.stderr
    assert texts(folder) == before
    assert migrated(before) == {}


def test_what_is_no_pack_or_no_json_is_a_sentence(rpg: Run, tmp_path: Path) -> None:
    assert rpg("rules", "migrate", "nowhere").returncode == 1
    pack(tmp_path, {"gear/hook.json": b"{"})
    done = rpg("rules", "migrate", "mine", "--write")
    assert done.returncode == 1
    assert "mine/gear/hook.json:1:2: RPG003" in done.stderr
    assert list(tmp_path.glob("*.zip")) == []


@pytest.mark.parametrize("card", ["{}", '{"id": "a"}', '{ "author": 3, "license": null }', "[]", '{"format": true}'])
def test_any_card_is_brought_up_to_date_without_a_crash(card: str) -> None:
    now = {"pack.json": card} | migrated({"pack.json": card})
    assert json.loads(now["pack.json"]) or card == "[]"
    assert migrated(now) == {}


def test_a_warning_does_not_stand_in_the_way(rpg: Run, tmp_path: Path) -> None:
    worn = Path(shutil.copytree(frozen(0, "before"), tmp_path / "worn"))
    (worn / "gear" / "notes.jsonc").write_text("// later", "utf-8")
    done = rpg("rules", "migrate", "worn", "--write")
    assert done.returncode == 0, done.stderr
    assert rpg("validate", "worn").returncode == 0


def test_a_key_with_escapes_gives_way_whole() -> None:
    now = migrated({"pack.json": '{"l\\u0069cense": "CC0-1.0", "format": 0}'})
    assert json.loads(now["pack.json"]) == {"licence": "CC0-1.0", "format": 1}


def test_no_draft_follows_a_link_and_no_name_steers_the_terminal(rpg: Run, tmp_path: Path) -> None:
    worn = Path(shutil.copytree(frozen(0, "before"), tmp_path / "worn"))
    (worn / "gear" / "hook.json").rename(worn / "gear" / "\x1b[31mhook.json")
    other = tmp_path / "other.txt"
    other.write_text("mine", "utf-8")
    (worn / ".pack.json.part").symlink_to(other)
    done = rpg("rules", "migrate", "worn", "--write")
    assert (done.returncode, "\x1b" in done.stdout) == (0, False)
    assert other.read_text("utf-8") == "mine"
    assert not (worn / "pack.json").is_symlink()
