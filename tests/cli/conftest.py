"""A fresh home for each test, and the program run as its own process."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.program import Warm

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
def rpg(home: Path, warm: Warm) -> Run:
    def run(*words: str, lines: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        return warm.run(words, said=lines or "", cwd=home.parent, env={**os.environ, **env})

    return run


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> Path:
    """The home of a campaign whose evening has begun, made once: tests play on copies of it."""
    folder = tmp_path_factory.mktemp("begun") / "home"
    left = ("RPG_", "LC_", "LANG", "NO_COLOR")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(left)}
    environment |= {"RPG_HOME": str(folder), "LANG": "en_GB.UTF-8", "SOURCE_DATE_EPOCH": EPOCH}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    for words in (("new", "blame", "--story", "food-run", "--seed", "seven"), ("begin", "Food", "run")):
        made = warm.run(words, said="", cwd=folder.parent, env=environment)
        assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def blame(begun: Path, home: Path) -> Path:
    """A campaign with the story's five people, an evening open, dice of a known seed; the path of its file."""
    shutil.copytree(begun, home)
    path = home / "campaigns" / "blame.db"
    (home / "last").write_text(f"{path}\n", encoding="utf-8")
    return path
