from __future__ import annotations

from datetime import datetime

import pytest

from rpg.cli import clock


def test_a_frozen_clock_moves_one_second_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert clock.now(1) == "2023-11-14T22:13:21+00:00"
    assert clock.now(61) == "2023-11-14T22:14:21+00:00"


@pytest.mark.parametrize("value", ["", "yesterday", "-5"])
def test_otherwise_it_is_the_wall_clock_with_its_offset(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    told = datetime.fromisoformat(clock.now(1))
    assert told.tzinfo is not None
    assert told.year >= 2024
