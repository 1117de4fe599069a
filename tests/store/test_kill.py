"""kill -9 in the middle of anything: what was acknowledged is there, and nothing is torn."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.dice import Seeded
from rpg.store import Store
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.full)])
def test_no_acknowledged_entry_is_lost(store: Store, path: Path, kills: int):
    store.close()
    chance = Seeded(f"{kills} kills", 0)
    told: list[str] = []
    for turn in range(kills):
        heard = _cut_short(path, f"t{turn}", chance.roll(f"kill {turn}", 1, 60)[0] / 1000)
        assert heard
        told += heard
        with closing(Store.open(path)) as again:
            entries = {f"{entry.id} {entry.line}" for entry in again.entries()}
            assert [line for line in heard if line not in entries] == []
            assert c.world(again) == c.replayed(again)
    with closing(Store.open(path)) as again:
        entries = {f"{entry.id} {entry.line}" for entry in again.entries()}
        assert [line for line in told if line not in entries] == []
        assert again.faults() == []
        c.tick(again)


def _cut_short(path: Path, name: str, after: float) -> list[str]:
    """Let a writer write, kill it so many seconds after its first line; the lines that it told."""
    command = [sys.executable, "-m", "tests.store.writer", str(path), "0", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(after)
        writer.kill()
        heard = first + writer.stdout.read()
    return [line.decode().rstrip("\n") for line in heard.splitlines(keepends=True) if line.endswith(b"\n")]
