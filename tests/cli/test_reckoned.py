"""Odds on paper are sampled once for the same rules, people and number of fights."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec
import pytest

import rpg.odds
from rpg.cli import reckoned
from rpg.cli.app import opened
from rpg.cli.print import desk_of
from rpg.cli.print_rulebook import first_people
from rpg.rulebook import recalled
from tests.press.papers import person, rules

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.press.table import Met


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many fights were asked for, each time that any were fought."""
    asked: list[int] = []
    real = rpg.odds.survival_table

    def counting(*given, **more):
        asked.append(given[2])
        return real(*given, choices=("run",), gaps=(1,), **more)

    monkeypatch.setattr(rpg.odds, "survival_table", counting)
    return asked


def reckon(fights: int = 3, who: str = "zuru") -> tuple[Met, ...]:
    return reckoned.odds(rules(), (person(who),), fights)


def test_the_same_odds_are_sampled_once(home: Path, sampled: list[int]) -> None:
    first = reckon()
    assert first == reckon()
    assert sampled == [3]
    assert len(list((home / reckoned.FOLDER).iterdir())) == 1


def test_other_people_fights_and_rules_have_odds_of_their_own(
    home: Path, sampled: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    reckon()
    reckon(4)
    reckon(who="tae")
    changed = msgspec.structs.replace(rules(), packs=())
    reckoned.odds(changed, (person(),), 3)
    monkeypatch.setattr(recalled, "look_of", lambda rooms: f"another program: {rooms}")
    reckon()
    assert sampled == [3, 4, 3, 3, 3]
    assert len(list((home / reckoned.FOLDER).iterdir())) == 5


def test_a_table_that_cannot_be_read_or_kept_is_sampled(home: Path, sampled: list[int]) -> None:
    first = reckon()
    (kept,) = (home / reckoned.FOLDER).iterdir()
    kept.write_bytes(kept.read_bytes()[:-3])
    assert reckon() == first
    kept.unlink()
    kept.parent.rmdir()
    kept.parent.write_text("in the way")
    assert reckon() == first
    assert sampled == [3, 3, 3]


def test_old_tables_go(home: Path, sampled: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoned, "_MOST", 2)
    (home / reckoned.FOLDER).mkdir(parents=True)
    left = home / reckoned.FOLDER / "half-written.4711"  # by a run that was killed
    left.write_bytes(b"[")
    for fights in (1, 2, 3):
        reckon(fights)
        for kept in (home / reckoned.FOLDER).iterdir():
            before = kept.stat().st_mtime_ns - 10**9  # each is older than the next
            os.utime(kept, ns=(before, before))
    reckon(3)
    reckon(1)
    assert sampled == [1, 2, 3, 1]
    assert not left.exists()


def test_the_book_shows_the_odds_of_a_party_that_begins(blame: Path) -> None:
    with opened(str(blame)) as app:
        at = desk_of(app)
        assert len(at.party) == 5
        assert first_people(at) == at.party
