"""``rpg explain``: the canonical text, its words, its reach, and the spellings of others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from rpg.cli.misread import DIALECTS
from rpg.dice import dialect

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "explain.schema.json").read_text(encoding="utf-8"))


def documents(text: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    for one in found:
        Draft202012Validator(SCHEMA).validate(one)
    return found


def test_a_text_is_explained_without_a_campaign(rpg: Run, home: Path) -> None:
    done = rpg("explain", "4D6 KH3")
    assert (done.returncode, done.stderr) == (0, "")
    text, words, reach, *spelt = done.stdout.splitlines()
    assert text == "4d6kh3"
    assert words == "four six-sided dice, keep the three highest"
    assert reach == "3 to 18 · mean 12.24 ± 2.85"
    assert [line.split()[0] for line in spelt] == list(DIALECTS.values())
    assert not home.exists()


def test_it_speaks_the_language_asked_for(rpg: Run) -> None:
    said = rpg("explain", "4d6kh3", "--language", "it").stdout
    assert "quattro dadi" in said
    assert "da 3 a 18 · media 12,24 ± 2,85" in said


def test_every_dialect_is_offered() -> None:
    assert set(DIALECTS) == set(dialect.NAMES)


@pytest.mark.parametrize(("name", "ours"), [("roll20", "8d6r=1"), ("foundry", "8d6ro=1")])
def test_a_text_is_read_as_another_roller_reads_it(rpg: Run, name: str, ours: str) -> None:
    assert rpg("explain", "--dialect", name, "8d6r1").stdout.splitlines()[0] == ours


def test_what_a_roller_cannot_say_is_not_made_up(rpg: Run) -> None:
    done = rpg("explain", "5d6x + 2 vs 20")
    assert done.returncode == 0
    assert "no way to say this" in done.stdout
    (one,) = documents(rpg("explain", "5d6x + 2 vs 20", "--json").stdout)
    assert set(one["dialects"].values()) == {None}
    assert (one["low"], one["mean"]) == (None, None)


def test_names_are_explained_and_not_looked_up(rpg: Run) -> None:
    done = rpg("explain", "d6 + @tae.reflex")
    assert done.returncode == 0, done.stderr
    assert "tae.reflex" in done.stdout
    assert rpg("explain", "$sneak", "--json").returncode == 0


@pytest.mark.parametrize(
    "words", [["4d6kh3"], ["d20", "3d6"], ["100d6"], ["pool(3) vs ladder(core)"], ["3d{a,b}"], ["3"]]
)
def test_json_keeps_its_shape(rpg: Run, words: list[str]) -> None:
    done = rpg("explain", *words, "--json")
    assert done.returncode == 0, done.stderr
    assert len(documents(done.stdout)) == len(words)


def test_what_takes_too_long_to_weigh_still_has_its_reach(rpg: Run) -> None:
    done = rpg("explain", "500d100000 * 500d100000")
    assert done.returncode == 0, done.stderr
    assert "250000 to " in done.stdout
    assert "mean" not in done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [(["4d6kh("], 1), (["--dialect", "foundry", "4d6kh("], 1), (["--dialect", "other", "4d6"], 2), ([], 2)],
)
def test_a_fault_is_a_sentence(rpg: Run, words: list[str], code: int) -> None:
    done = rpg("explain", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("line", "texts", "notes"),
    [
        ("/r 2d20kh1+5 to hit", ["2d20kh1 + 5"], [["not rolled: the words “to hit”"]]),
        ("/r 8d6 fire", ["8d6"], [["not rolled: the words “fire”"]]),
        (
            "[[1d20+5]] damage [[2d6+3]] cold",
            ["1d20 + 5", "2d6 + 3"],
            [[], ["not rolled: the words “damage … cold”"]],
        ),
        ("1d20cs>19+5", ["1d20 + 5"], [["“cs>19” only colours the die: it counts nothing"]]),
        ("[[2d6]]", ["2d6"], [[]]),
    ],
)
def test_a_line_of_chat_is_explained_and_what_is_left_out_is_said(
    rpg: Run, line: str, texts: list[str], notes: list[list[str]]
) -> None:
    found = documents(rpg("explain", "--dialect", "roll20", line, "--json").stdout)
    assert [one["text"] for one in found] == texts
    assert [one["notes"] for one in found] == notes
    shown = rpg("explain", "--dialect", "roll20", line).stdout
    assert all(note in shown for each in notes for note in each)


@pytest.mark.parametrize("line", ["/r 4d6 q3", "/r 1d20 DC 15", "[[2d6]] + 3", "fire 2d6"])
def test_what_could_be_dice_in_a_line_of_chat_is_not_skipped(rpg: Run, line: str) -> None:
    assert rpg("explain", "--dialect", "roll20", line).stdout.count("not rolled") == 0


def test_texts_of_another_roller_that_are_whole_are_not_joined(rpg: Run) -> None:
    found = documents(rpg("explain", "--dialect", "roll20", "5d6!!", "3d6!6", "--json").stdout)
    assert [one["text"] for one in found] == ["5d6xx", "3d6x"]
    (one,) = documents(rpg("explain", "--dialect", "roll20", "2d6", "+3", "--json").stdout)
    assert one["text"] == "2d6 + 3"
