"""How long a one-shot command takes, as a whole process, beside a bare click command that only prints its help."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from benchmarks.harness import Bar, compiled

BARE = "import click; click.command(help='nothing')(lambda: None)(['--help'])"
RUNS = 15
ROLL_BAR = Bar(1.6, most=True)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The best of some runs of a command behind a first one, in seconds of wall clock."""
    best = float("inf")
    subprocess.run(command, env=environment, check=True, capture_output=True)
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def rows() -> list[tuple[str, str]]:
    """What was measured, and the figure."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as cache:
        environment = compiled(cache, RPG_HOME=home, RPG_SEED="bench")
        rpg = [sys.executable, "-m", "rpg"]
        subprocess.run([*rpg, "new", "bench", "--story", "food-run"], env=environment, check=True, capture_output=True)
        bare = seconds([sys.executable, "-c", BARE], environment)
        found = [("a bare click --help, whole process", f"{bare * 1000:.0f} ms")]
        for words in (["--help"], ["status"], ["alert"], ["beat"], ["validate"], ["roll", "4d6kh3"]):
            taken = seconds([*rpg, *words], environment)
            ratio = f"{taken / bare:.2f}×" if words[0] != "roll" else ROLL_BAR.said(taken / bare)
            found.append((f"rpg {' '.join(words)}, whole process", f"{taken * 1000:.0f} ms, of a bare click {ratio}"))
    return found
