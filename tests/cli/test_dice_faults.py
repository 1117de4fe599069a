"""Dice that are wrong: a sentence with a way out, or an object; and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "dice-error.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["roll", "4d6!"], "unexpected", "4d6x"),
        (["roll", "4d6", "keep", "3"], "reason", "4d6kh3"),
        (["odds", "2d6", "foo"], "no_reason", "2d6"),
        (["odds", "2d6=8"], "told_here", "2d6"),
        (["explain", "1d20", "adv"], "no_reason", "2d20kh1"),
        (["explain", "--dialect", "foundry", "4d6kh("], "unexpected", None),
        (["roll", "2000d6"], "too_many", ""),
        (["roll", "4d6kh3=7321"], "told_face", ""),
        (["roll", "2d10=3,0"], "told_face", "2d10=3,10"),
        (["roll", "2d6*2=9"], "told_never", ""),
        (["odds", "500d100000 * 500d100000"], "too_much_work", ""),
        (["roll", "2d6 vs ladder(coer)"], "unknown_ladder", "2d6 vs ladder(core)"),
    ],
)
@pytest.mark.usefixtures("home")
def test_for_machines_it_is_an_object_on_stdout(rpg: Run, words: list[str], code: str, hint: str | None) -> None:
    done = rpg(*words, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    document = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(document)
    error = document["error"]
    assert error["code"] == code
    if hint is not None:
        assert error["hint"] == hint
    assert rpg(*words).returncode == 1


def test_the_roller_that_would_read_it_is_named_with_its_command(rpg: Run) -> None:
    done = rpg("roll", "4d6!k3")
    assert "perhaps:  4d6xkh3" in done.stderr
    assert "rpg explain --dialect roll20 '4d6!k3'" in done.stderr
    assert rpg("explain", "--dialect", "roll20", "4d6!k3").stdout.startswith("4d6xkh3\n")


@pytest.mark.usefixtures("home")
def test_ladders_and_tables_that_there_are_are_listed(rpg: Run) -> None:
    assert "there is core" in rpg("roll", "2d6 vs ladder(zzz)").stderr
    table = rpg("roll", "table(zzz, d6)", "--language", "it").stderr
    assert "ci sono" in table
    assert "omen" in table


def test_a_pool_takes_its_size_and_its_real_dice(rpg: Run) -> None:
    assert rpg("roll", "3=642").stdout == "pool(3) vs ladder(core) (table): 6 4 2, read as 6 · full\n"
    assert "its 3 faces" in rpg("roll", "3=64").stderr


def test_several_sizes_are_several_pools(rpg: Run) -> None:
    done = rpg("odds", "3", "4", "--json")
    texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    assert texts == ["pool(3) vs ladder(core)", "pool(4) vs ladder(core)"]


@pytest.mark.parametrize("words", [("2d6=8",), ("r", "2d6=8"), ("tira", "2d6=8"), ("lancia", "2d6=8")])
def test_before_any_campaign_dice_just_roll(rpg: Run, home: Path, words: tuple[str, ...]) -> None:
    done = rpg(*words)
    assert (done.returncode, done.stdout) == (0, "2d6 = 8 (table)\n"), done.stderr
    assert not home.exists()
    assert rpg(*words, "--campaign", "nowhere").returncode == 2


@pytest.mark.usefixtures("blame")
def test_with_a_campaign_the_same_words_are_its_line(rpg: Run) -> None:
    assert rpg("lancia", "2d6=8").returncode == 0
    assert json.loads(rpg("log", "--json").stdout.splitlines()[-1])["line"] == "lancia 2d6=8"


def test_a_chart_makes_no_folders(rpg: Run, home: Path) -> None:
    done = rpg("odds", "2d6", "--plot", "nope/deep/odds.svg")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "nope/deep/odds.svg cannot be written: there is no folder nope/deep\n"
    assert list(home.parent.iterdir()) == []


def test_bytes_that_are_no_text_break_nothing(rpg: Run, home: Path) -> None:
    done = rpg("odds", "2d6: a\udcff", "--plot", "odds.pdf")
    assert done.returncode == 0, done.stderr
    assert (home.parent / "odds.pdf").read_bytes().startswith(b"%PDF")
    seed = rpg("roll", "2d6", "--seed", "a\udcff")
    assert (seed.returncode, seed.stdout) == (1, "")
    assert seed.stderr.startswith("a seed is text")
