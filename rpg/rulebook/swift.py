"""Strict JSON, read without places: the quick way for a sound file. What it is not sure of is left to the scanner.

The two agree: whatever comes out here, the scanner reads as the same value and without a fault.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final, NoReturn

from rpg.rulebook.bounds import DEEPEST, MOST_ITEMS

FAULTY: Final = object()
"""Stands for a text that the scanner has to look at."""

_LONG = 250
_SUSPECT = re.compile(rf"[0-9.]{{{_LONG}}}|\\u[dD][89a-fA-F]", re.ASCII)
"""Numbers of very many digits, and halves of characters."""
_DIGITS = frozenset("0123456789.")


def swift(text: str) -> Any:  # noqa: ANN401 - any JSON
    """The value of a document; FAULTY if the scanner must say what is wrong with it, if anything is."""
    if _suspect(text) and _SUSPECT.search(text):
        return FAULTY
    try:
        value = json.loads(text, object_pairs_hook=_members, parse_float=_finite, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return FAULTY
    return value if _bounded(text, value) else FAULTY


def _suspect(text: str) -> bool:
    """Whether there may be such a thing: a number so long stands on some character of each so many."""
    return "\\u" in text or not _DIGITS.isdisjoint(text[_LONG - 1 :: _LONG])


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key is given twice")
    return members


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(digits)
    return value


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _bounded(text: str, value: object) -> bool:
    """Whether it is no deeper and no wider than the scanner lets through; small texts cannot be."""
    if text.count("[") + text.count("{") <= DEEPEST and len(text) <= MOST_ITEMS:
        return True
    level = [value]
    for _ in range(DEEPEST):
        nested = [each for each in level if isinstance(each, dict | list)]
        if any(len(each) > MOST_ITEMS for each in nested):
            return False
        level = [inner for each in nested for inner in (each.values() if isinstance(each, dict) else each)]
        if not level:
            return True
    return not any(isinstance(each, dict | list) for each in level)
