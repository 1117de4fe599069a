"""A name as one word of a line."""

from __future__ import annotations

import re

APOSTROPHES = str.maketrans("", "", "'’`´")
"""Signs that do not count when a name is read."""
_MARK = re.compile(r"‹[a-z]{2}› ")
"""What stands before a text in another language than its neighbours'."""
_ARTICLE = re.compile(r"(?:(?:the|an?|il|lo|la|i|gli|le|un[oa]?)\s+|(?:l|un)['’]\s*)(?=\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"[^\w$+]+|_")


def marked(text: str, language: str) -> str:
    """A text behind the mark of the language that it is in, where another was asked for: ``‹it› mastino``."""
    return f"‹{language}› {text}"


def unmarked(text: str) -> str:
    """The text without that mark."""
    return _MARK.sub("", text, count=1) if text.startswith("‹") else text


def bare(name: str) -> str:
    """The name without the mark of another language, and without an article, before it."""
    name = unmarked(name)
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def token(name: str) -> str:
    """The name as one word of a line: small letters, hyphens between words, accents kept."""
    return _BETWEEN.sub("-", name.translate(APOSTROPHES)).strip("-").lower()
