"""A campaign whose log names an id that its pack has given up goes on with the new one."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.store import Store
from tests.rulebook.packs import HOOK, pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

GRAPNEL = {**HOOK, "id": "gear/grapnel", "name": {"one": "grapnel", "other": "grapnels"}}


@pytest.fixture
def mine(rpg: Run, tmp_path: Path) -> Path:
    """A campaign in which Tae carries the hook of a pack, over the end of an evening, which leaves a snapshot."""
    folder = pack(tmp_path / "packs", {"gear/hook.json": HOOK})
    packs = ("--pack", "core", "--pack", "zuru", "--pack", str(folder))
    assert rpg("new", "hooks", *packs, "--story", "food-run").returncode == 0
    for line in ("begin Hooks", "tae +hook", "end"):
        done = rpg("do", line)
        assert done.returncode == 0, done.stderr
    assert "hook" in rpg("look", "tae").stdout
    return folder


def sheet(told: str) -> str:
    """What is told without the lines that were typed."""
    return "\n".join(line for line in told.splitlines() if not line.lstrip().startswith("#"))


def renamed(folder: Path, led: str | None) -> None:
    shutil.rmtree(folder)
    pack(folder.parent, {"gear/grapnel.json": GRAPNEL, "redirects.json": {"gear/hook": led}})


def test_what_is_carried_goes_on_by_its_new_id(rpg: Run, home: Path, mine: Path) -> None:
    renamed(mine, "gear/grapnel")
    changed = rpg("look", "tae")
    assert changed.returncode == 0, changed.stderr
    assert "grapnel" in changed.stdout
    assert "hook" not in sheet(changed.stdout)
    assert "copies" not in changed.stderr
    assert "kept" not in changed.stderr
    assert rpg("look", "tae").stderr == ""
    done = rpg("do", "tae -grapnel")
    assert done.returncode == 0, done.stdout
    assert "grapnel" not in sheet(rpg("look", "tae").stdout)
    assert rpg("undo").returncode == 0
    assert "grapnel" in rpg("look", "tae").stdout
    with closing(sqlite3.connect(home / "campaigns" / "hooks.db")) as raw:
        assert [data for (data,) in raw.execute("select data from event") if '"mine:gear/hook"' in data]
    with closing(Store.open(home / "campaigns" / "hooks.db")) as store:
        assert store.faults() == []
        rules = json.loads(rpg("rules", "list", "gear", "--campaign", "hooks", "--json").stdout)
        assert "mine:gear/hook" not in [row["id"] for row in rules]


def test_what_leads_to_nothing_is_kept_as_a_copy(rpg: Run, mine: Path) -> None:
    renamed(mine, None)
    changed = rpg("look", "tae")
    assert changed.returncode == 0, changed.stderr
    assert "mine:gear/hook" in changed.stderr
    assert "hook" in changed.stdout
    renamed(mine, "gear/grapnel")
    assert "grapnel" in rpg("look", "tae").stdout


def test_an_old_id_leads_on_while_the_pack_is_away(rpg: Run, mine: Path) -> None:
    renamed(mine, "gear/grapnel")
    assert rpg("status").returncode == 0
    shutil.rmtree(mine)
    done = rpg("look", "tae")
    assert done.returncode == 0
    assert "grapnel" in done.stdout
