"""What the documents show is what happens: every console block is run, in order, on a campaign of its own.

A line after ``$`` is a command (``# exits 1`` says how it ends), lines after ``»`` are typed at the console together,
a block of JSON, TOML or Python with a path is a file, and ``$ pip install`` puts such files where installed ones are.
The lines below must stand in the answer, in that order, with anything between them; ``…`` stands for what nobody
needs to read.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.program import fresh

if TYPE_CHECKING:
    from tests.program import Program, Warm

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|(?:json|toml|python) [^\n]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SEEDS = {"README.md": "docs-119"}  # a seed whose first evening shows what the README wants to show
QUICKLY = ["--fights", "20"]  # the printed odds are reckoned from fewer fights than a reader's
SAMPLING = (
    ["start"], ["demo"], *(["print", word] for word in ("kit", "rulebook", "screen", "table")),
)  # fmt: skip
EXITS = re.compile(r"# exits (\d)$")


@dataclass
class Step:
    """A command, or lines typed at the console, and what must come of them."""

    words: list[str]
    typed: str = ""
    exits: int = 0
    expected: list[str] = field(default_factory=list)


def steps(block: str) -> list[Step]:
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            exits = EXITS.search(line)
            words = shlex.split(line[2:], comments=True)
            found.append(Step(words[words[0] == "rpg" :], exits=int(exits[1]) if exits else 0))
        elif line.startswith("» "):
            if not found or found[-1].words or found[-1].expected:
                found.append(Step([]))
            found[-1].typed += line[2:] + "\n"
        elif line.strip() not in {"", "…"}:
            found[-1].expected.append(" ".join(line.split()))
    return found


def install(source: Path, site: Path) -> None:
    """What an installer comes to, without a build: the modules of a distribution, and what its project says of it."""
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    told = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    told.mkdir(parents=True)
    told.joinpath("METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", "utf-8"
    )
    groups = (
        f"[{group}]\n{name} = {value}\n"
        for group, points in project["entry-points"].items()
        for name, value in points.items()
    )
    told.joinpath("entry_points.txt").write_text("".join(groups), "utf-8")
    for module in source.glob("*.py"):
        shutil.copy(module, site)


def check(step: Step, folder: Path, environment: dict[str, str], program: Program) -> None:
    if step.words[:2] == ["pip", "install"]:
        install(folder / step.words[2], folder / "site")
        return
    sampling = any(step.words[: len(first)] == first for first in SAMPLING) and QUICKLY[0] not in step.words
    words = (*step.words, *(QUICKLY if sampling else ()))
    answer = program(words, said=step.typed, cwd=folder, env=environment)
    said, at = " ".join(answer.stdout.split()), 0
    assert answer.returncode == step.exits, (step, answer.stdout, answer.stderr)
    for line in step.expected:
        at = said.find(line, at)
        assert at >= 0, (step.words, step.typed, line, answer.stdout, answer.stderr)
        at += len(line)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_a_document_tells_the_truth(document: Path, tmp_path: Path, warm: Warm):
    program = fresh if document.name == "README.md" else warm.run  # what is read first is done as it is read
    environment = {
        **os.environ,
        "RPG_HOME": str(tmp_path / "home"),
        "RPG_SEED": SEEDS.get(document.name, "docs"),
        "NO_COLOR": "1",
    }
    environment |= {"PYTHONPATH": os.pathsep.join((str(ROOT), str(tmp_path / "site")))}
    environment.pop("RPG_CAMPAIGN", None)
    for kind, block in BLOCK.findall(document.read_text(encoding="utf-8")):
        if kind == "console":
            for step in steps(block):
                check(step, tmp_path, environment, program)
        else:
            file = tmp_path / kind.partition(" ")[2]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, encoding="utf-8")


def test_links_lead_somewhere():
    for document in DOCUMENTS:
        prose = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        for target in re.findall(r"\]\(([^)#:]+)\)", prose):
            assert (document.parent / target).exists(), (document.name, target)


def test_a_false_document_would_be_found(tmp_path: Path, warm: Warm):
    lie = tmp_path / "lie.md"
    lie.write_text("```console\n$ rpg --version\nno such version\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        test_a_document_tells_the_truth(lie, tmp_path, warm)
