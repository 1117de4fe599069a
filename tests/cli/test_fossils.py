"""Campaigns that earlier releases wrote: each opens, says what it said then, and is played on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FOSSILS = sorted((Path(__file__).parents[1] / "fossils").glob("*.db"))


@pytest.fixture(params=FOSSILS, ids=lambda path: path.stem)
def fossil(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    old: Path = request.param
    return Path(shutil.copy(old, tmp_path / old.name))


def within(old: Any, now: Any) -> bool:
    """Whether everything that was said is still said; more may be."""
    if isinstance(old, dict):
        return isinstance(now, dict) and all(key in now and within(value, now[key]) for key, value in old.items())
    if isinstance(old, list):
        return isinstance(now, list) and len(old) == len(now) and all(map(within, old, now))
    return bool(old == now)


def test_an_old_campaign_says_what_it_said(rpg: Run, fossil: Path) -> None:
    then = json.loads((FOSSILS[0].parent / f"{fossil.stem}.json").read_text(encoding="utf-8"))
    now = rpg("--campaign", str(fossil), "status", "--json")
    assert now.returncode == 0, now.stderr
    assert within(then, json.loads(now.stdout)["data"])


def test_an_old_campaign_is_sound_and_its_dice_are_its_seeds(rpg: Run, fossil: Path) -> None:
    told = rpg("--campaign", str(fossil), "doctor")
    assert (told.returncode, told.stdout[:2]) == (0, "ok"), told.stdout
    assert "all sound" in rpg("--campaign", str(fossil), "log", "verify").stdout


def test_an_old_campaign_is_played_on_and_taken_back(rpg: Run, fossil: Path) -> None:
    before = json.loads(rpg("--campaign", str(fossil), "status", "--json").stdout)["data"]
    played = rpg("--campaign", str(fossil), lines="begin\ntae -1\n. on\nend fight\nu 3\nu\n")
    assert played.returncode == 0, played.stderr
    now = json.loads(rpg("--campaign", str(fossil), "status", "--json").stdout)["data"]
    assert now == before


def test_there_is_a_fossil_of_every_format() -> None:
    from rpg.store.schema import FORMAT  # noqa: PLC0415 - only this test asks

    assert {f"format-{number}" for number in range(1, FORMAT + 1)} <= {path.stem for path in FOSSILS}


def test_what_is_no_longer_said_is_noticed() -> None:
    assert within({"a": [1, {"b": 2}]}, {"a": [1, {"b": 2, "c": 3}], "d": 4})
    assert not within({"a": [1]}, {"a": [1, 2]})
    assert not within({"a": 1}, {})
