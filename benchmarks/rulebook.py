"""Checking rule files, each time as a whole process, beside check-jsonschema on the same files with the same schema.

The bars: 800 files of one kind in one call at least 10× its speed (of very small files the start of the program is
most of the time, and the ratio is shown beside it); one file at most 0.6× its time when clean, and at
most 1.2× when faulty. Ours checks references, ids, the game's sense and translations too. The peer lives in an
environment of its own, ``.venv-bench/check-jsonschema``, which is made when it is missing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.harness import ROOT, compiled
from rpg.rulebook.schema import COMMON, Schemas
from rpg.rulebook.sieve import compiled as sieve

PEER = ROOT / ".venv-bench" / "check-jsonschema"
PINS = Path(__file__).parent / "peers" / "check-jsonschema.txt"
SCHEMAS = ROOT / "schemas"
KIND, TABLE, MANY, ROWS, RUNS = "adversary", "table", 800, 20, 7
CARD = {
    "id": "bench", "version": "1.0.0", "format": 1, "language": "en", "title": "Bench", "licence": "CC0-1.0",
    "authors": ["Nobody"], "requires": ["core"],
}  # fmt: skip


class Cost(NamedTuple):
    """Seconds of wall clock and of the processor, each the best of some runs."""

    wall: float
    cpu: float


def rows() -> list[tuple[str, str]]:
    """What was measured, and the figure: ours, theirs, and the ratio."""
    found = [("all schemas compiled, in one process", f"{_compiling() * 1000:.1f} ms (bar 50)")]
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as cache:
        environment = compiled(cache, RPG_LANGUAGE="en")
        small, large = _pack(Path(place) / "small", KIND, _adversary()), _pack(Path(place) / "large", TABLE, _table())
        clean, faulty = _lone(Path(place))
        for what, ours, kind, theirs, code in (
            (f"{MANY} tables of {ROWS} rows in one call, at least 10×", large, TABLE, sorted(large.glob("table/*")), 0),
            (f"{MANY} small adversaries in one call", small, KIND, sorted(small.glob("adversary/*")), 0),
            ("one clean file, at most 0.6× the time", clean, KIND, [clean], 0),
            ("one faulty file, at most 1.2× the time", faulty, KIND, [faulty], 1),
        ):
            words = [sys.executable, "-m", "rpg", "validate", "--ignore", "RPG207", str(ours)]
            other = cost([*_peer(kind), *map(str, theirs)], environment, code)
            found.append((what, _compared(cost(words, environment, code), other, faster=len(theirs) > 1)))
    return found


def _compared(ours: Cost, theirs: Cost, *, faster: bool) -> str:
    wall, cpu = (
        (theirs.wall / ours.wall, theirs.cpu / ours.cpu) if faster else (ours.wall / theirs.wall, ours.cpu / theirs.cpu)
    )
    told = f"{ours.wall * 1000:.0f} ms, check-jsonschema {theirs.wall * 1000:.0f} ms"
    return f"{wall:.2f}× ({cpu:.2f}× of the processor): {told}"


def cost(command: list[str], environment: dict[str, str], code: int) -> Cost:
    """The best of some runs of a command behind a first one; AssertionError if one does not end with that code."""
    import resource  # noqa: PLC0415 - not on every system, and nothing else here needs it

    walls, cpus = [], []
    subprocess.run(command, env=environment, check=False, capture_output=True)
    for _ in range(RUNS):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, env=environment, check=False, capture_output=True)
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if done.returncode != code:
            raise AssertionError((command, done.returncode, done.stdout, done.stderr))
    return Cost(min(walls), min(cpus))


def _compiling() -> float:
    schemas = Schemas()
    read = [schemas[kind] for kind in schemas.kinds() if kind != COMMON]
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        for schema in read:
            sieve(schema, schemas[COMMON])
        best = min(best, time.perf_counter() - start)
    return best


def _adversary() -> dict[str, Any]:
    entity: dict[str, Any] = json.loads(
        (ROOT / "tests" / "examples" / KIND / "good" / "exterminator.json").read_text("utf-8")
    )
    return entity


def _table() -> dict[str, Any]:
    rows = [{"key": f"r{n}", "low": n, "high": n, "text": f"Something falls, {n} m."} for n in range(1, ROWS + 1)]
    return {"kind": TABLE, "id": "table/falls", "name": "What falls", "dice": f"1d{ROWS}", "rows": rows}


def _pack(place: Path, kind: str, entity: dict[str, Any]) -> Path:
    """A pack of many generated files of one kind."""
    pack = place / "bench"
    (pack / kind).mkdir(parents=True)
    (pack / "pack.json").write_text(json.dumps(CARD), "utf-8")
    for number in range(MANY):
        slug = f"made-{_letters(number)}"
        made = {**entity, "id": f"{kind}/{slug}", "//": f"number {number}"}
        (pack / kind / f"{slug}.json").write_text(json.dumps(made, indent=2), "utf-8")
    return pack


def _lone(place: Path) -> tuple[Path, Path]:
    """A clean file outside any pack, and a faulty one."""
    clean, faulty = place / "clean.json", place / "faulty.json"
    clean.write_text(json.dumps(_adversary(), indent=2), "utf-8")
    faulty.write_text(json.dumps({**_adversary(), "faction": "safegard"}, indent=2), "utf-8")
    return clean, faulty


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))


def _peer(kind: str) -> list[str]:
    """The command of the peer, with the schema of a kind, which both obey."""
    scripts = PEER / ("Scripts" if os.name == "nt" else "bin")
    if not scripts.is_dir():
        venv.create(PEER, with_pip=True)
        pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(PINS)], check=True)
    schema = ["--schemafile", str(SCHEMAS / f"{kind}.schema.json"), "--base-uri", f"{SCHEMAS.as_uri()}/"]
    return [str(scripts / "check-jsonschema"), *schema]
