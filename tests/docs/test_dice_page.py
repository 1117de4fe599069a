"""The page about dice: every line of its tables means what it says, and its Python runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpg import dice
from rpg.cli.voices import voice

PAGE = (Path(__file__).parents[2] / "docs" / "dice.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| (.+) \| (\S+) \| (\S+) \|$", PAGE, re.MULTILINE)
PYTHON = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)

_SAID = r"^(dice\..+?|outcome.+?)  # (-?\d+|'.+?'|Fraction\(.+?\)|\(.+?\))(?::.*)?$"
PROMISED = 7
"""Values that the page promises, at least."""


def ends(text: str) -> tuple[str, str]:
    """The least and the greatest, or dashes of what is no total."""
    try:
        low, high = dice.bounds(text)
    except dice.DiceError:
        return "–", "–"
    return str(low), str(high)


@pytest.mark.parametrize(("text", "meaning", "low", "high"), ROWS)
def test_a_line_means_what_it_says(text: str, meaning: str, low: str, high: str):
    assert dice.explain(text, voice("en").word) == meaning
    assert ends(text) == (low, high)


def test_every_kind_of_part_is_on_the_page():
    names = {name for text, *_ in ROWS for name in parts(dice.parse(text))}
    nodes = {name for name, kind in vars(dice.tree).items() if isinstance(kind, type) and hasattr(kind, "_fields")}
    assert nodes - names <= {"Span", "Unary"}, "what is not written on the page cannot be found there"


def parts(node: object) -> set[str]:
    inner = {name for field in node for name in parts(field)} if isinstance(node, tuple) else set()
    return inner | {type(node).__name__}


def test_the_python_on_the_page_runs_and_says_what_its_comments_say():
    shared: dict[str, object] = {}
    for block in PYTHON:
        exec(block, shared)  # noqa: S102  our own page
    said = re.findall(_SAID, "".join(PYTHON), re.MULTILINE)
    assert len(said) >= PROMISED
    for expression, value in said:
        assert repr(eval(expression, shared)) == value, expression  # noqa: S307  the same


def test_the_grammar_on_the_page_is_the_one_that_the_parser_is_tested_against():
    (printed,) = re.findall(r"^```lark\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert printed == (Path(dice.__file__).parents[2] / "tests" / "dice" / "notation.lark").read_text(encoding="utf-8")


def test_the_limits_on_the_page_are_those_of_the_program():
    limits = PAGE.partition("## Limits")[2].partition("##")[0]
    for limit in (*dice.LIMITS[:3], *dice.LIMITS[3:5], dice.LIMITS.explosions, dice.LIMITS.extra, dice.LIMITS.repeated):
        assert f"{limit:,}" in limits
