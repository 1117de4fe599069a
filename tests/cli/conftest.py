"""A fresh home for each test, and the program run as its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

EPOCH = "1700000000"


class Run(Protocol):
    def __call__(self, *words: str, lines: str | None = None, **env: str) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    for name in ("RPG_CAMPAIGN", "RPG_SEED", "RPG_LANGUAGE", "NO_COLOR", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("RPG_HOME", str(folder))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    return folder


@pytest.fixture
def rpg(home: Path) -> Run:
    def run(*words: str, lines: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "rpg", *words],
            input=lines or "",
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            cwd=home.parent,
            env={**os.environ, **env},
            check=False,
        )

    return run


@pytest.fixture
def blame(rpg: Run, home: Path) -> Path:
    """A campaign with the story's five people, an evening open, dice of a known seed; the path of its file."""
    made = rpg("new", "blame", "--story", "food-run", "--seed", "seven")
    assert made.returncode == 0, made.stderr
    assert rpg("begin", "Food", "run").returncode == 0
    return home / "campaigns" / "blame.db"
