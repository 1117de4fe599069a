"""A campaign notices when the packs that it plays by change, move or are lost."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.campaign.rules import Rules
from rpg.cli.keeping import mended
from rpg.rulebook import open_packs
from rpg.rulebook.translations import source_of
from tests.rulebook.packs import CARD, HOOK, abyss, pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def mine(rpg: Run, tmp_path: Path) -> Path:
    """A pack of one's own, and a campaign that plays by it."""
    folder = pack(tmp_path / "packs", {"gear/hook.json": HOOK})
    made = rpg("new", "hooks", "--pack", "core", "--pack", "zuru", "--pack", str(folder), "--story", "food-run")
    assert made.returncode == 0, made.stderr
    assert rpg(".", "first").stderr == ""
    return folder


def test_a_pack_that_changed_is_checked_and_told_once(rpg: Run, mine: Path) -> None:
    pack(mine.parent, {"gear/hook.json": {**HOOK, "slots": 2}})
    done = rpg("status")
    assert done.returncode == 0
    assert done.stderr.startswith("a pack of this campaign has changed since it was last played: mine.")
    assert rpg("status").stderr == ""
    mine.joinpath("notes.txt").write_text("mine", encoding="utf-8")
    assert rpg("status", RPG_LANGUAGE="it").stderr.startswith("un pacchetto di questa campagna è cambiato")


def test_a_change_that_is_not_sound_is_told_with_its_place(rpg: Run, mine: Path) -> None:
    pack(mine.parent, {"gear/hook.json": {**HOOK, "bonuses": [{"dice": 4, "skills": ["core:skill/climb"]}]}})
    done = rpg("status")
    assert (done.returncode, done.stdout) == (1, "")
    assert "gear/hook.json:" in done.stderr
    assert "RPG314" in done.stderr
    assert json.loads(rpg("log", "--json").stdout.splitlines()[-1])["line"] == ". first"


def test_a_pack_that_is_gone_leaves_the_rules_that_were_kept(rpg: Run, mine: Path, tmp_path: Path) -> None:
    sheet = rpg("status").stdout
    shutil.move(mine, tmp_path / "mine")
    for words in (("status",), ("recap", "--gm"), (".", "second")):
        done = rpg(*words)
        assert done.returncode == 0, done.stderr
        assert str(mine) in done.stderr
        assert "rpg play --pack DIR" in done.stderr
    assert rpg("status").stdout == sheet
    log = rpg("log")
    assert (log.returncode, log.stderr) == (0, "")
    found = rpg("play", "--pack", str(tmp_path / "mine"), lines="status\n")
    assert (found.returncode, found.stderr) == (0, "")
    assert rpg("status").stderr == ""
    other = rpg("play", "--pack", str(tmp_path / "other"), lines="status\n")
    assert (other.returncode, other.stdout) == (2, "")
    assert "other" in other.stderr


@pytest.mark.parametrize("damage", ["delete from blob", "update blob set data = x'00'"])
def test_without_kept_rules_the_pack_is_named_and_the_log_can_be_read(
    rpg: Run, mine: Path, home: Path, damage: str
) -> None:
    with closing(sqlite3.connect(home / "campaigns" / "hooks.db")) as raw:
        raw.execute(damage)
        raw.commit()
    shutil.rmtree(mine)
    done = rpg("status")
    assert (done.returncode, done.stdout) == (1, "")
    assert str(mine) in done.stderr
    assert "rpg log" in done.stderr
    rows = [json.loads(line) for line in rpg("log", "--json").stdout.splitlines()]
    assert [row["line"] for row in rows] == ["new hooks", ". first"]


def test_faults_of_a_pack_are_told_in_the_language_asked_for(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": "1"}})
    english, italian = (
        rpg("new", "x", "--pack", str(folder), RPG_LANGUAGE=language).stderr for language in ("en", "it")
    )
    assert "a whole number was expected here, not a text" in english
    assert "qui ci vuole un numero intero, non un testo" in italian


def test_a_pack_of_very_many_folders_is_a_sentence(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    with abyss(folder, 1100):
        done = rpg("new", "deep", "--pack", str(folder))
    assert done.returncode == 1
    assert "the pack has more than 500 folders" in done.stderr
    assert not rpg("campaigns").stdout


def test_a_pack_that_another_requires_may_be_gone_too(rpg: Run, tmp_path: Path) -> None:
    pack(tmp_path, {"gear/hook.json": HOOK}, "under")
    made = {"kind": "gear", "id": "gear/claw", "extends": "under:gear/hook", "name": {"one": "claw", "other": "claws"}}
    pack(tmp_path, {"gear/claw.json": made}, "over", requires=["core", "under"])
    assert rpg("pack", "add", "under", "over").returncode == 0
    (tmp_path / "elsewhere").mkdir()
    shutil.move(tmp_path / "under", tmp_path / "elsewhere" / "under")
    shutil.rmtree(tmp_path / "over")
    assert rpg("new", "own", "--pack", "core", "--pack", str(tmp_path / "elsewhere" / "under")).returncode == 0
    assert rpg("new", "both", "--pack", "core", "--pack", "zuru", "--pack", "over").returncode == 0
    removed = rpg("pack", "remove", "under")
    assert (removed.returncode, "both" in removed.stdout) == (0, True), removed.stdout
    assert "own" not in removed.stdout
    done = rpg("status")
    assert done.returncode == 0, done.stderr
    assert "under" in done.stderr
    assert "gone or cannot be read" in done.stderr


def test_of_two_packs_that_are_gone_each_can_be_let_go(rpg: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        pack(tmp_path, {"gear/hook.json": HOOK}, name)
    assert rpg("pack", "add", "one", "two").returncode == 0
    shutil.rmtree(tmp_path / "one")
    shutil.rmtree(tmp_path / "two")
    assert rpg("new", "both", "--pack", "core", "--pack", "zuru", "--pack", "one", "--pack", "two").returncode == 0
    for name in ("one", "two"):
        assert rpg("pack", "remove", name).returncode == 0
    done = rpg("pack", "remove", "one", "--campaign", "both")
    assert done.returncode == 0, done.stderr
    assert "two" in rpg("status").stderr
    done = rpg("pack", "remove", "two", "--campaign", "both")
    assert done.returncode == 0, done.stderr
    assert rpg("status").stderr == ""


def test_copies_keep_the_languages_that_only_they_speak(tmp_path: Path) -> None:
    said = {"gear/hook": {"effect": {"text": "Il tient.", "source": source_of(HOOK["effect"])}}}
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "locale/fr.json": said})
    rules, old = open_packs(["core"]), open_packs(["core", folder])
    assert isinstance(rules, Rules)
    assert isinstance(old, Rules)
    made, ids = mended(rules, old, [('"mine:gear/hook"', False)])
    assert ids == ("mine:gear/hook",)
    assert made.texts["fr"] == {"mine:gear/hook": {"effect": "Il tient."}}


def test_who_names_packs_is_told_that_the_others_are_left_out(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    alone = rpg("new", "x", "--story", "food-run", "--pack", str(folder))
    assert alone.returncode == 2
    story, advice = alone.stderr.splitlines()
    assert story == "no pack has the story food-run; there is: –"
    assert "so these are left out: core, zuru. Name them too:  --pack core --pack zuru" in advice
    bare = pack(tmp_path, {"pack.json": {**CARD, "id": "bare", "requires": []}}, "bare")
    without = rpg("new", "x", "--pack", str(bare), RPG_LANGUAGE="it")
    assert without.returncode == 1
    assert without.stderr.splitlines()[-1].endswith("Per giocare anche con loro:  --pack core --pack zuru")
    assert "left out" not in rpg("new", "x", "--story", "none").stderr
