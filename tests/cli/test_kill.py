"""The cat steps on the power button: twenty times, in mid-evening."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

KILLS = 20


def test_no_acknowledged_line_is_lost(rpg: Run, blame: Path) -> None:
    told: list[str] = []
    for turn in range(KILLS):
        told += _evening_cut_short(turn, answers=turn % 7 + 1)
    kept = [json.loads(line)["line"] for line in rpg("log", "--json").stdout.splitlines()]
    ours = [line for line in kept if line.startswith(". turn")]
    assert len(told) >= KILLS
    assert [line for line in told if line not in ours] == []
    assert ours == sorted(set(ours), key=ours.index)
    with sqlite3.connect(blame) as file:
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)
    file.close()
    assert rpg("undo").returncode == 0


def _evening_cut_short(turn: int, *, answers: int) -> list[str]:
    """Type lines without waiting, kill -9 after so many answers; the lines whose answers were printed."""
    lines = [f". turn {turn} line {n}" for n in range(40)]
    process = subprocess.Popen(
        [sys.executable, "-m", "rpg", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(f"{line}\n" for line in lines).encode())
    process.stdin.flush()
    heard = [process.stdout.readline() for _ in range(answers)]
    process.kill()
    heard += process.stdout.readlines()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    whole = [answer for answer in heard if answer.endswith(b"\n")]
    assert all(json.loads(answer)["entry"] for answer in whole)
    return lines[: len(whole)]
