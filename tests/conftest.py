"""What every test shares: programs that tests start may keep their bytecode, or most of the time goes to compiling."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After the walk over the rules: what their data says and no chapter obeys yet, each with its reason."""
    reports = (report for each in terminalreporter.stats.values() for report in each)
    if any("rules/test_owed.py" in getattr(report, "nodeid", "") for report in reports):
        from tests.rules.owed import OWED  # noqa: PLC0415 - few runs have it

        terminalreporter.section(f"owed by the rules: {len(OWED)}")
        for what, why in sorted(OWED.items()):
            terminalreporter.line(f"{what}: {why}")
