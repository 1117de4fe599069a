"""Text as typed at a table: case, accents and apostrophes do not count."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rpg.words.token import APOSTROPHES, token, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["nearest", "plain", "token"]

_SLIPS = ((12, 3), (6, 2), (3, 1), (0, 0))
"""From how many letters on a word may have so many slips."""


def plain(text: str) -> str:
    """The text without case, accents, apostrophes and the mark of a language; underscores and hyphens are the same."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", unmarked(text)) if not unicodedata.combining(c))
    return bare.casefold().translate(APOSTROPHES).replace("_", "-").strip()


def worded(text: str) -> bool:
    """Whether there is any letter or number in it: signs alone say nothing."""
    return any(c.isalnum() for c in text)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that this one is a slip of, or "" if it is none: one wrong letter, in a long word two or three."""
    key = plain(word)
    most = next(slips for length, slips in _SLIPS if len(key) >= length)
    near = min(((_slips(key, name, most), name) for name in known), default=(most + 1, ""), key=lambda one: one[0])
    return near[1] if near[0] <= most else ""


def _slips(one: str, other: str, most: int) -> int:
    """Letters too many, missing, wrong or swapped with the next between two words; more than ``most`` if they are."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]
