"""A peer has its own environment, made when first asked for; ours and the peer's script run in turns.

Whatever else the machine does, both see it. A script prints its figures as JSON, in seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
HOMES = ROOT / ".venv-bench"
PATIENCE = 600  # seconds, for an installation
MISSING = "peer not available"


class Bar(NamedTuple):
    """What a ratio should reach: at least so much, or at most."""

    figure: float
    most: bool = False

    def said(self, ratio: float) -> str:
        """The ratio beside its bar."""
        missed = ratio > self.figure if self.most else ratio < self.figure
        return f"{ratio:.2f}× (bar {'≤' if self.most else '≥'} {self.figure:g}×{', missed' if missed else ''})"


class Side(NamedTuple):
    """One of the two: a script of ``benchmarks/peers`` and the python that runs it."""

    python: str
    script: str

    def run(self, *words: str) -> dict[str, Any]:
        """What the script found, in one process. CalledProcessError if it fails: that is no figure."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        command = [self.python, "-m", f"benchmarks.peers.{self.script}", *words]
        told = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
        found: dict[str, Any] = json.loads(told.stdout)
        return found


def compiled(cache: str, **more: str) -> dict[str, str]:
    """An environment in which every side keeps, in that folder, what Python compiled: as on a user's machine.

    Without it a machine that forbids such files, or has those of one side only, measures the compiler. The first run
    of a program fills the folder; it is no figure.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": str(ROOT), **more}


OURS = Side(sys.executable, "ours")


def peer(name: str) -> Side | None:
    """The peer in its environment, with the versions of ``peers/<name>.txt``; None if it cannot be installed."""
    home, pins = HOMES / name, Path(__file__).parent / "peers" / f"{name}.txt"
    python, ready = home / "bin" / "python", home / ".ready"
    if not ready.exists() or ready.read_text() != pins.read_text():
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
        try:
            venv.create(home, clear=True, with_pip=True)
            subprocess.run([*pip, "-r", str(pins)], check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError):
            return None
        ready.write_text(pins.read_text())
    return Side(str(python), name)


def turns(sides: list[Side], rounds: int, *words: str) -> list[dict[str, float]]:
    """The best figures of each side, in seconds, over rounds in which each runs once."""
    best: list[dict[str, float]] = [{} for _ in sides]
    for _ in range(rounds):
        for side, found in zip(sides, best, strict=True):
            for what, seconds in side.run(*words).items():
                found[what] = min(seconds, found.get(what, seconds))
    return best


def shown(seconds: float) -> str:
    """A time, in µs or ms."""
    milli = 1e-3
    return f"{seconds * 1e6:.1f} µs" if seconds < milli else f"{seconds * 1e3:.1f} ms"


def against(name: str, ours: float, theirs: float, bar: Bar | None = None) -> str:
    """How many times as quick ours is as the peer, the bar, and both times."""
    ratio = theirs / ours
    figure = bar.said(ratio) if bar else f"{ratio:.2f}×"
    return f"{figure:<26} {shown(ours)}, {name} {shown(theirs)}"
