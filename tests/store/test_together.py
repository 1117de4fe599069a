"""Two windows, four processes, a copy while somebody writes: nobody's line is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.campaign.events import ClockTicked
from rpg.store import Store, StoreError
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path

WRITERS, LINES = 4, 50


def test_two_windows_on_one_campaign(store: Store, path: Path):
    with closing(Store.open(path)) as other:
        first, second = c.tick(store, 1), c.tick(other, 10)
        assert (second.id, second.parent) == (first.id + 1, first.id)
        assert c.ticked(store) == c.ticked(other) == 11
        assert c.undo(store) == [second.id]
        assert c.ticked(other) == 1
        assert c.redo(other) == [second.id]
        assert c.ticked(store) == 11
        c.void(store, first.id)
        assert (c.ticked(other), set(other.voided())) == (10, {first.id})
        c.undo(other)
        third = c.tick(store, 100)
        assert c.redo(other) == []
        assert c.ids(other) == [1, first.id, second.id, third.id]
        assert (c.ticked(other), store.faults()) == (111, [])


def test_a_line_given_up_in_one_window_is_not_remembered(store: Store, path: Path):
    with closing(Store.open(path)) as other:
        with pytest.raises(ZeroDivisionError):
            c.tick_in_vain(store, 1)
        assert c.tick(other, 10).id == 2
        assert c.ticked(store) == 10


def test_four_processes_write_at_once(store: Store, path: Path):
    command = [sys.executable, "-m", "tests.store.writer", str(path), str(LINES)]
    writers = [subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True) for n in range(WRITERS)]
    told = [line for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    lines = {f"{entry.id} {entry.line}" for entry in store.path()}
    assert len(told) == len(set(told)) == WRITERS * LINES
    assert set(told) <= lines
    assert (c.ticked(store), len(lines), store.faults()) == (WRITERS * LINES, WRITERS * LINES + 1, [])


def test_a_copy_made_while_somebody_writes_is_a_campaign(store: Store, path: Path, tmp_path: Path):
    stop = threading.Event()

    def write() -> None:
        with closing(Store.open(path)) as other:
            while not stop.is_set():
                other.perform(c.append(ClockTicked(clock="c", by=1), ClockTicked(clock="c", by=-1)), line="x", at=c.AT)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(10):
            copy = tmp_path / f"copy-{number}.db"
            head = store.head()
            store.backup(copy)
            assert not list(tmp_path.glob(f"{copy.name}-*"))
            with closing(Store.open(copy)) as copied:
                assert copied.head() >= head
                assert (c.ticked(copied), copied.seed, copied.faults()) == (0, "7", [])
                assert copied.path() == store.path()[: copied.head()]
                c.tick(copied)
    finally:
        stop.set()
        writer.join()
    assert c.ticked(store) == 0


def test_a_copy_never_replaces_a_file(store: Store, tmp_path: Path):
    there = tmp_path / "there.db"
    there.write_bytes(b"mine")
    with pytest.raises(StoreError) as caught:
        store.backup(there)
    assert (caught.value.key, there.read_bytes()) == ("exists", b"mine")


def test_a_copy_into_no_folder_says_so(store: Store, tmp_path: Path):
    with pytest.raises(StoreError) as caught:
        store.backup(tmp_path / "nowhere" / "copy.db")
    assert caught.value.key == "no_access"
    assert all(c.said(caught.value))
