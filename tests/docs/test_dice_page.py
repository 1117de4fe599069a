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


def test_the_python_on_the_page_runs():
    shared: dict[str, object] = {}
    for block in PYTHON:
        exec(block, shared)  # noqa: S102  our own page
    assert dice.odds("4d6kh3").chance(18) * 432 == 7
