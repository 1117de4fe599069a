"""File names that every system takes, each only once, whatever their case."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
_BYTES = 160
_UNSAFE = re.compile(r"[^\w .,'()&+@–—-]+")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


def safe(name: str) -> str:
    """A name without what a file system, a link or a shell would read into it; "-" if nothing is left."""
    text = _UNSAFE.sub(" ", unicodedata.normalize("NFC", name))
    text = " ".join(text.split())[:_LONGEST]
    while len(text.encode()) > _BYTES:
        text = text[:-1]
    text = text.strip(" .-")
    if text.partition(".")[0].strip().casefold() in _DEVICES:
        text = f"{text} -" if "." not in text else f"- {text}"
    return text or "-"


class Names:
    """Hands out names; one that is taken gets the next number behind it."""

    def __init__(self) -> None:
        """None is taken."""
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """A safe name that nobody has."""
        base = candidate = safe(name)
        number = 1
        while _folded(candidate) in self._taken:
            number += 1
            candidate = f"{base} {number}"
        self._taken.add(_folded(candidate))
        return candidate


def _folded(name: str) -> str:
    """As the most forgiving file system would compare it."""
    return unicodedata.normalize("NFKC", name).casefold()
