"""The example files are the tests: good ones are clean, a bad one has the one fault that it says it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rpg.campaign.kinds import KINDS
from rpg.rulebook import check

EXAMPLES = Path(__file__).parents[1] / "examples"
GOOD = sorted(EXAMPLES.glob("*/good/*.json"))
BAD = sorted(EXAMPLES.glob("*/bad/*.json"))


def expected(file: Path) -> str:
    beside = file.with_suffix(".expect")
    if beside.exists():
        return beside.read_text("utf-8").strip()
    return str(json.loads(file.read_text("utf-8"))["//"])


@pytest.mark.parametrize("file", GOOD, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_a_good_example_is_clean(file):
    assert check([file]) == ()


@pytest.mark.parametrize("file", BAD, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_a_bad_example_has_one_fault_in_one_place(file):
    assert [f"{p.code} {p.line}:{p.column}" for p in check([file])] == [expected(file)]


def test_every_kind_has_good_and_bad_examples():
    assert {file.parts[-3] for file in GOOD} == {file.parts[-3] for file in BAD} == KINDS.keys()


def test_the_faults_that_people_make_most_are_among_the_examples():
    unknown_key, no_such_id, dice, twice, nan, utf8, comma = (
        "RPG104", "RPG201", "RPG301", "RPG005", "RPG006", "RPG001", "RPG004",
    )  # fmt: skip
    shown = {expected(file).partition(" ")[0] for file in BAD}
    assert shown >= {unknown_key, no_such_id, dice, twice, nan, utf8, comma}
