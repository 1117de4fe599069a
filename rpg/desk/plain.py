"""Text as typed at a table: case, accents and apostrophes do not count."""

from __future__ import annotations

import difflib
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_APOSTROPHES = str.maketrans("", "", "'’`´")


def plain(text: str) -> str:
    """The text without case, accents and apostrophes; underscores and hyphens are the same."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.casefold().translate(_APOSTROPHES).replace("_", "-").strip()


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or "" if none is."""
    close = difflib.get_close_matches(plain(word), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
