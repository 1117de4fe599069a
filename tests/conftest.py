"""What every test shares: bytecode is kept for programs that tests start, garbage is not looked for among tests."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.program import Warm

if TYPE_CHECKING:
    from collections.abc import Iterator

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")


gc.disable()  # what is collected stays until the end: nothing of it is worth looking for, neither now nor later


def pytest_configure(config: pytest.Config) -> None:
    """Without the long campaigns properties are tried a quarter as often; see tests/tries.py."""
    if config.option.markexpr == "not full":
        from hypothesis import settings  # noqa: PLC0415 - who runs one file need not wait for it

        from tests.tries import SHORT  # noqa: PLC0415 - it stands on the same

        settings.load_profile(SHORT)


def pytest_collection_finish() -> None:
    """Put what is there aside, or every collection of garbage walks through eleven thousand tests; look more rarely."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """The program, awake: what it is asked for runs as a process of its own, at once."""
    program = Warm()
    yield program
    program.close()
