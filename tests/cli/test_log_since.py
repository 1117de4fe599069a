"""``rpg log --since``: the last hours, or since a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("since", "lines"),
    [
        ("1h", [". then", ". now"]),
        ("90M", [". then", ". now"]),
        ("30m", [". now"]),
        ("2023-11-14T22:20", [". now"]),
        ("2023-11-14T23:20+01:00", [". now"]),
        ("2023-11-13", [". then", ". now"]),
    ],
)
def test_only_what_is_not_older_is_listed(rpg: Run, blame: Path, since: str, lines: list[str]) -> None:
    rpg(".", "then", SOURCE_DATE_EPOCH="1699999000")  # 2023-11-14T21:56:40Z
    rpg(".", "now", SOURCE_DATE_EPOCH="1700001000")  # 2023-11-14T22:30:00Z
    listed = rpg("log", "--json", "--since", since, SOURCE_DATE_EPOCH="1700001100").stdout
    found = [json.loads(line)["line"] for line in listed.splitlines()]
    assert [line for line in found if line.startswith(".")] == lines
    assert blame.exists()


@pytest.mark.parametrize("since", ["yesterday", "h", "-1h", "2023-99-99"])
def test_what_is_no_time_is_told(rpg: Run, blame: Path, since: str) -> None:
    told = rpg("log", f"--since={since}")
    assert (told.returncode, told.stdout, since in told.stderr) == (2, "", True)
    assert blame.exists()
