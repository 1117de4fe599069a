"""A name as one word of a line."""

from __future__ import annotations

import re

APOSTROPHES = str.maketrans("", "", "'’`´")
"""Signs that do not count when a name is read."""
_ARTICLE = re.compile(r"(?:(?:the|an?|il|lo|la|i|gli|le|un[oa]?)\s+|(?:l|un)['’]\s*)(?=\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"[^\w$+]+|_")


def bare(name: str) -> str:
    """The name without an article before it."""
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def token(name: str) -> str:
    """The name as one word of a line: small letters, hyphens between words, accents kept."""
    return _BETWEEN.sub("-", name.translate(APOSTROPHES)).strip("-").lower()
