"""How long a one-shot command takes, as a whole process, beside a bare click command that only prints its help."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BARE = "import click; click.command(help='nothing')(lambda: None)(['--help'])"
RUNS = 15


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The best of some runs of a command, in seconds of wall clock."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, env=environment, check=False, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def rows() -> list[tuple[str, str]]:
    """What was measured, and the figure."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "RPG_HOME": home, "PYTHONPATH": str(ROOT), "RPG_SEED": "bench"}
        rpg = [sys.executable, "-m", "rpg"]
        subprocess.run([*rpg, "new", "bench", "--story", "food-run"], env=environment, check=True, capture_output=True)
        bare = seconds([sys.executable, "-c", BARE], environment)
        found = [("a bare click --help, whole process", f"{bare * 1000:.0f} ms")]
        for words in (["--help"], ["status"], ["alert"], ["beat"], ["validate"]):
            taken = seconds([*rpg, *words], environment)
            figure = f"{taken * 1000:.0f} ms, {taken / bare:.2f}× bare click"
            found.append((f"rpg {' '.join(words)}, whole process", figure))
    return found
