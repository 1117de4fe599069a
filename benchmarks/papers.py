"""Papers, each as a whole process: seconds, and the most memory that it held.

The bar: a kit for five people with its rulebook in at most 15 s and 150 MB. Most of that goes into the odds, whose
fights are fought once: "again" is a kit that finds them, as every one does but the first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

from benchmarks.harness import compiled

RUNS = 3


class Cost(NamedTuple):
    """Seconds of wall clock and of the processor, and megabytes held at most."""

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        """All three."""
        return f"{self.wall:.1f} s ({self.cpu:.1f} s of the processor), {self.memory:.0f} MB"


def rows() -> list[tuple[str, str]]:
    """What was printed, and what it took."""
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as cache:
        environment = compiled(cache, RPG_HOME=f"{place}/home", RPG_LANGUAGE="en")
        cost(["new", "bench", "--story", "food-run", "--seed", "bench"], place, environment)
        return [
            (what, f"{_best(words, place, environment, again=again)}{bar}")
            for what, words, again, bar in (
                ("the rulebook", ["print", "rulebook"], False, ""),
                ("the rulebook again", ["print", "rulebook"], True, ""),
                ("a kit for five with the rulebook", ["print", "kit"], False, " (bar 15 s, 150 MB)"),
                ("the same again", ["print", "kit"], True, ""),
                ("the same again without it", ["print", "kit", "--no-rulebook", "-o", "bare"], True, ""),
            )
        ]


def _best(words: list[str], place: str, environment: dict[str, str], *, again: bool) -> Cost:
    costs: list[Cost] = []
    for _ in range(RUNS):
        if not again:
            shutil.rmtree(f"{environment['RPG_HOME']}/reckoned", ignore_errors=True)
        costs.append(cost(words, place, environment))
    return min(costs)


def cost(words: list[str], place: str, environment: dict[str, str]) -> Cost:
    """One run of the program in that folder; AssertionError if it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "rpg", *words], cwd=place, env=environment, stdout=subprocess.DEVNULL
    ) as running:
        _, code, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(code)
    if running.returncode:
        raise AssertionError((words, running.returncode))
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)
