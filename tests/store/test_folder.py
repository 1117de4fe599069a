"""A folder that another program, or another machine, writes to is named before an evening begins."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.store import Store
from rpg.store.folder import synced
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("folder", "risks"),
    [
        ("Dropbox", 1), ("Dropbox (Personal)", 1), ("OneDrive - Guild", 1), ("Google Drive", 1),
        ("Library/Mobile Documents/com~apple", 1), ("CloudStorage/x", 1), ("nextcloud", 1), ("Sync", 1),
        ("games", 0), ("Synchronicity", 0), ("dropboxes", 0),
    ],
)  # fmt: skip
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, risks: int):
    inside = tmp_path / folder
    inside.mkdir(parents=True)
    assert bool(synced(inside / "a.db")) is bool(risks)
    with closing(c.new(inside / "a.db")) as store:
        assert [say.key for say in store.risks] == ["store.risk.synced"] * risks


def test_or_by_what_its_program_leaves_there(tmp_path: Path):
    (tmp_path / ".stfolder").mkdir()
    assert synced(tmp_path / "campaigns" / "a.db") == str(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="this way to open files without shared memory is SQLite's own on Unix")
def test_a_folder_without_a_log_is_told(path: Path, monkeypatch: pytest.MonkeyPatch):
    connect = sqlite3.connect
    c.new(path).close()

    def without(where: Path, **settings: object) -> sqlite3.Connection:
        return connect(f"file:{where}?vfs=unix-dotfile", uri=True, **settings)  # type: ignore[call-overload, no-any-return]  # passed on

    with closing(Store.open(path)) as store:
        assert store.risks == ()
    monkeypatch.setattr("rpg.store.file.sqlite3.connect", without)
    with closing(Store.open(path)) as store:
        assert [say.key for say in store.risks] == ["store.risk.network"]
