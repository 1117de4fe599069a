"""The cat steps on the power button: in mid-evening, and while an evening ends."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.dice import Seeded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.full)])
def test_no_acknowledged_line_is_lost(rpg: Run, blame: Path, kills: int) -> None:
    told: list[str] = []
    for turn in range(kills):
        lines = [f". turn {turn} line {n}" for n in range(40)]
        heard = _cut_short(lines, answers=turn % 7 + 1)
        told += lines[: len(heard)]
        assert all(answer["entry"] for answer in heard)
    ours = [line for line in _kept(rpg) if line.startswith(". turn")]
    assert len(told) >= kills
    assert [line for line in told if line not in ours] == []
    assert ours == sorted(set(ours), key=ours.index)
    assert _whole(blame)
    assert rpg("undo").returncode == 0


@pytest.mark.parametrize("kills", [5, pytest.param(100, marks=pytest.mark.full)])
def test_an_evening_that_is_cut_short_while_it_ends_is_over_or_is_not(rpg: Run, blame: Path, kills: int) -> None:
    chance, over = Seeded("the end", 0), 0
    rpg("end")
    for turn in range(kills):
        lines = ["begin", f". turn {turn}", "end"]
        heard = _cut_short(lines, answers=2 + (turn == kills - 1), after=chance.roll(f"kill {turn}", 1, 120)[0] / 1000)
        told = [line for line, answer in zip(lines, heard, strict=False) if answer["entry"]]
        assert f". turn {turn}" in told
        kept = _kept(rpg)
        assert kept[kept.index(f". turn {turn}") :] in ([f". turn {turn}"], [f". turn {turn}", "end"])
        assert kept[-1] == "end" or "end" not in told
        over += kept[-1] == "end"
        assert rpg("doctor").returncode == 0
        assert kept[-1] == "end" or rpg("end").returncode == 0
    copies = sorted((blame.parent / "backups").glob("*.db"))
    assert copies
    assert all(map(_whole, (blame, *copies)))
    assert over > 0


def _cut_short(lines: Sequence[str], *, answers: int, after: float = 0.0) -> list[dict[str, object]]:
    """Type lines without waiting, kill -9 so many seconds after so many answers; the answers that were printed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "rpg", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(f"{line}\n" for line in lines).encode())
    process.stdin.flush()
    heard = [process.stdout.readline() for _ in range(answers)]
    time.sleep(after)
    process.kill()
    heard += process.stdout.readlines()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    return [json.loads(answer) for answer in heard if answer.endswith(b"\n")]


def _kept(rpg: Run) -> list[str]:
    return [json.loads(line)["line"] for line in rpg("log", "--json").stdout.splitlines()]


def _whole(path: Path) -> bool:
    """Whether SQLite finds a file in order."""
    with closing(sqlite3.connect(path)) as file:
        return bool(file.execute("pragma integrity_check").fetchone() == ("ok",))
