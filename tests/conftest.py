"""What every test shares: programs that tests start may keep their bytecode, or most of the time goes to compiling."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.program import Warm

if TYPE_CHECKING:
    from collections.abc import Iterator

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """The program, awake: what it is asked for runs as a process of its own, at once."""
    program = Warm()
    yield program
    program.close()
