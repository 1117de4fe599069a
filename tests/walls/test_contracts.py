"""Each wall stands: a violation planted in a copy of the program is found, by the contract that is meant to find it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SKIPPED = shutil.ignore_patterns("__pycache__", "*.json", "*.ttf")
PURE = "The pure zone touches nothing outside itself"
PLANTED = (
    ("The program is a stack, read downwards", "campaign/spy.py", "import rpg.desk.line"),
    (PURE, "game/check/spy.py", "import sqlite3"),
    (PURE, "desk/spy.py", "import threading"),
    ("Dice and problems use the standard library only", "dice/spy.py", "import msgspec"),
    ("A chapter reads only the chapters before it", "game/character/spy.py", "import rpg.game.encounter.rules"),
    (
        "Inside a chapter: decide > evolve > events > state > rules",
        "game/safeguard/rules.py",
        "import rpg.game.safeguard.state",
    ),
    ("Nothing goes round in a circle", "desk/plain.py", "import rpg.desk.names"),
    ("One door to reportlab", "press/spy.py", "import reportlab"),
    ("One door to pypdf", "press/spy.py", "import pypdf"),
    ("One door to pypdfium2", "cli/spy.py", "import pypdfium2"),
    ("One door to sqlite3", "cli/spy.py", "import sqlite3"),
    ("One door to jsonschema", "rulebook/spy.py", "import jsonschema"),
    ("One door to jsonschema-rs", "rulebook/spy.py", "import jsonschema_rs"),
    ("One door to prompt_toolkit", "cli/spy.py", "import prompt_toolkit"),
    ("One door to platformdirs", "store/spy.py", "import platformdirs"),
)
"""A contract, the file in which it is broken, and the line that breaks it."""


def lint(program: Path) -> subprocess.CompletedProcess[str]:
    command = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=program,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each broken contract says of a program with all the violations in it."""
    program = tmp_path_factory.mktemp("walls")
    shutil.copytree(ROOT / "rpg", program / "rpg", ignore=SKIPPED)
    shutil.copy(ROOT / "pyproject.toml", program)
    for _, where, line in PLANTED:
        file = program / "rpg" / where
        before = file.read_text() if file.exists() else "from __future__ import annotations\n"
        file.write_text(f"{before}\n{line}\n")
    answer = lint(program)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    said = answer.stdout.partition("Broken contracts")[2]
    parts = re.split(r"\n(\S.*)\n-{3,}\n", said)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("contract", "where", "line"), PLANTED, ids=[f"{p[1]}: {p[2]}" for p in PLANTED])
def test_a_planted_violation_breaks_its_contract(told: dict[str, str], contract: str, where: str, line: str):
    file, imported = "rpg." + where.removesuffix(".py").replace("/", "."), line.removeprefix("import ")
    beside = f".{file.rpartition('.')[2]} -> .{imported.rpartition('.')[2]}"  # as a circle of siblings is told
    assert f"{file} -> {imported} " in told[contract] or f"{beside} " in told[contract], told


def test_every_contract_has_a_planted_violation():
    text = (ROOT / "pyproject.toml").read_text()
    names = {
        line.split('"')[1] for line in text.splitlines() if line.startswith("name = ") and "megastructure" not in line
    }
    assert names == {contract for contract, _, _ in PLANTED}
