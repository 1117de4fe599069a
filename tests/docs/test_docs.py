"""What the documents show is what happens: every console block is run, in order, on a campaign of its own.

A line after ``$`` is a command, lines after ``»`` are typed at the console together; the lines below must stand in the
answer, in that order, with anything between them. ``…`` stands for what nobody needs to read.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def steps(block: str) -> list[tuple[list[str], str, list[str]]]:
    """Each command of a block with what it is fed and what it must answer."""
    found: list[tuple[list[str], str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            command = line[2:]
            words = shlex.split(command)[1:]
            found.append((words, "", []))
        elif line.startswith("» "):
            if not found or found[-1][0] or found[-1][2]:
                found.append(([], "", []))
            found[-1] = ([], found[-1][1] + line[2:] + "\n", found[-1][2])
        elif line.strip() not in {"", "…"}:
            found[-1][2].append(" ".join(line.split()))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_a_document_tells_the_truth(document: Path, tmp_path: Path):
    text = document.read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    environment = {**os.environ, "RPG_HOME": str(tmp_path / "home"), "RPG_SEED": "docs", "NO_COLOR": "1"}
    environment.pop("RPG_CAMPAIGN", None)
    for words, typed, expected in (step for block in blocks for step in steps(block)):
        answer = subprocess.run(
            [sys.executable, "-m", "rpg", *words],
            input=typed,
            capture_output=True,
            cwd=tmp_path,
            env={**environment, "PYTHONPATH": str(ROOT)},
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        said = " ".join(answer.stdout.split())
        assert answer.returncode == 0, (words, typed, answer.stdout, answer.stderr)
        at = 0
        for line in expected:
            at = said.find(line, at)
            assert at >= 0, (words, typed, line, answer.stdout, answer.stderr)
            at += len(line)


def test_links_lead_somewhere():
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), (document.name, target)


def test_a_false_document_would_be_found(tmp_path: Path):
    lie = tmp_path / "lie.md"
    lie.write_text("```console\n$ rpg --version\nno such version\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        test_a_document_tells_the_truth(lie, tmp_path)
