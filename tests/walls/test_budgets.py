"""Code stays small: files, functions, exemptions with a reason, everything described."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "rpg").rglob("*.py"))
ALL = [*FILES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]
EXEMPTION = re.compile(r"# (?:noqa|type: ignore|pragma: no cover|mypy: ignore)\b")
REASON = r"\s+[-–—(]*\s*[\w`]+"
REASONED = re.compile(rf"# (?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[a-z, -]+\]  #|pragma: no cover){REASON}")


def lines(node: ast.AST) -> int:
    assert isinstance(node, ast.FunctionDef)
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def functions() -> list[tuple[str, int]]:
    return [
        (f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", lines(node))
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def test_files_are_short():
    counts = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert [str(file) for file, n in counts.items() if n > 400] == []
    assert statistics.median(counts.values()) <= 120


def test_functions_are_short():
    found = functions()
    assert [name for name, n in found if n > 40] == []
    ordered = sorted(n for _, n in found)
    assert ordered[int(len(ordered) * 0.95)] <= 20


def test_every_exemption_says_why():
    assert [
        f"{file}:{number}: {line.strip()}"
        for file in ALL
        if "tests/walls" not in file.as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if EXEMPTION.search(line) and not REASONED.search(line)
    ] == []


def test_a_bare_exemption_would_be_found():
    assert EXEMPTION.search("x = 1  # noqa: E501")
    assert not REASONED.search("x = 1  # noqa: E501")
    assert REASONED.search("x = 1  # noqa: E501  a table reads better whole")


def test_no_unfinished_marks():
    marks = re.compile("Not" + "ImplementedError|" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]))
    assert [str(f) for f in FILES if marks.search(f.read_text(encoding="utf-8"))] == []
