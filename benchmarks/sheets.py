"""A fillable character sheet beside plain reportlab that draws the same, and beside dungeonsheets. PRESS.md's bars.

With pdftk and LaTeX their program takes longest; with neither it fills one page of a form that lies ready.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.harness import MISSING, Bar, Side, against, compiled, peer, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 5
PLAIN_BAR, PEER_BAR = Bar(2, most=True), Bar(10)
OURS, PLAIN = Side(sys.executable, "ours_sheet"), Side(sys.executable, "plain_sheet")


def rows() -> Iterator[tuple[str, str]]:
    """What was measured, and the figure beside its bar; processor time."""
    theirs = peer("dungeonsheets")
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as cache:
        environment = compiled(cache, RPG_HOME=home, RPG_SEED="bench", PYTHONHASHSEED="0")
        new = [sys.executable, "-m", "rpg", "new", "bench", "--story", "food-run"]
        subprocess.run(new, env=environment, check=True, capture_output=True)
        told = Path(home) / "parts.json"
        told.write_text(json.dumps(_run(OURS, environment, "parts", home)), encoding="utf-8")
        sides = [(OURS, home), (PLAIN, str(told)), *([(theirs, "")] if theirs else [])]
        for word, said in (("once", "whole process"), ("warm", "printed again in one process")):
            best = [float("inf")] * len(sides)
            for _ in range(ROUNDS):
                for i, (side, given) in enumerate(sides):
                    best[i] = min(best[i], _run(side, environment, word, given)["seconds"])
            ours, plain, *others = best
            ratio = PLAIN_BAR.said(ours / plain)
            yield f"sheet, {said}, of plain reportlab", f"{ratio:<26} {shown(ours)}, reportlab {shown(plain)}"
            for other in others:
                yield f"sheet, {said}, one page of theirs", against("dungeonsheets", ours, other)
            if theirs and word == "once":
                yield "sheet, whole process, of theirs with pdftk", _with_pdftk(theirs, environment, ours)
    if not theirs:
        yield "a sheet of dungeonsheets", MISSING


def _with_pdftk(theirs: Side, environment: dict[str, str], ours: float) -> str:
    """Ours beside their whole program, which makes two pages without LaTeX, and needs pdftk for the second."""
    if not shutil.which("pdftk"):
        return "pdftk not available"
    other = min(_run(theirs, environment, "program", "")["seconds"] for _ in range(ROUNDS))
    return against("dungeonsheets", ours, other, PEER_BAR)


def _run(side: Side, environment: dict[str, str], *words: str) -> dict[str, Any]:
    """What the script found, in one process that keeps what Python compiled."""
    command = [side.python, "-m", f"benchmarks.peers.{side.script}", *filter(None, words)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
