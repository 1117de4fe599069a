"""Italian is written as it is printed: its own quotes, one apostrophe, one minus, no words left in English."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*ROOT.glob("rpg/locale/it/*.json"), *ROOT.glob("rules/*/locale/it.json"), *ROOT.glob("trials/locale/it.json")]
)
TYPED = re.compile(r"«[^»]*»|'[^' ](?:[^']*[^' ])?'|^.*(?:\brpg|eval) .*$|`[^`]*`", re.MULTILINE)
"""What is there to be typed: a line of the desk, a text in a shell's quotes, a command, code."""
TYPED_KEYS = (".usage", ".example", "rulebook.comment", "rulebook.odd_quote", "desk.help.names")
"""The ends of the keys of sentences that are typed, or speak of the sign itself."""
ENGLISH = re.compile(
    r"(?<![\w/.$-])(?:the|and|of|is|are|was|were|with|this|that|from|not|has|have|which|nothing|fight|watch|alert|"
    r"undo|exterminator|strike|flee|climb|sneak|tagged|beam|outside|horizon|go|dark|fishers?|genes)(?![\w/=-]|\.\w)",
    re.IGNORECASE,
)
FLAW = {
    "a quote of English": re.compile("[“”„]"),
    "a typewriter's quote": re.compile('"'),
    "a typewriter's apostrophe": re.compile(r"(?<=\w)'(?=[\w«])|\b(?:po|di|da|fa|va|mo)'"),
    "an accent that leans the wrong way": re.compile(
        r"\b(?:\w*ch[è]|n[è]|s[è]|pò|po['à]|quì|quà|fà|sò|stà|sù|perche|cosi|piu|gia|puo|e'|E')(?!\w)"
    ),
    "two spaces": re.compile(r"[^\s:}]  (?=\S)"),
    "three dots": re.compile(r"\.\.\."),
    "a hyphen for a minus": re.compile(r"(?<![\w«»{}#:/.<\[+-])-\d(?!\d*[a-z])"),
    "a word of English": ENGLISH,
}


def said(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a catalogue or a file of translations, with its key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"source", "gender"} or isinstance(inner, dict):
                yield from said(inner, f"{key}/{name}".lstrip("/"))


def of(message: str) -> str:
    """The text without what is typed, and without the signs of a message: its values, and the names of its cases."""
    bare = re.sub(r"(?<=[{}] )[a-z_]+ (?=\{)", "", re.sub(r"\{[a-z_]+(?:, (?:plural|select))?,?", "{", message))
    return TYPED.sub("«…»", bare)


@pytest.mark.parametrize("flaw", FLAW)
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.relative_to(ROOT)}")
def test_italian_has_no(file: Path, flaw: str) -> None:
    found = [
        (key, message)
        for key, message in said(json.loads(file.read_text(encoding="utf-8")))
        if not key.endswith(TYPED_KEYS) and FLAW[flaw].search(of(message))
    ]
    assert found == []
