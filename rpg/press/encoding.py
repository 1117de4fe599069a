"""The encoding of form fonts: that of Windows, and at a code that it leaves free the true minus, which it lacks."""

from __future__ import annotations

import unicodedata

from rpg.press.metrics import SUBSTITUTE

ADDED = {0x81: ("−", "minus")}
"""Codes with the letter that they stand for, and the name of its glyph."""
_CODES = {letter: bytes([code]) for code, (letter, _) in ADDED.items()}


def encoded(text: str) -> bytes:
    """Text as a form field shows it, with a visible mark for what its fonts lack."""
    return b"".join(_code(letter) or SUBSTITUTE.encode("cp1252") for letter in text)


def typed(letter: str) -> bool:
    """Whether a form field can show that letter."""
    return bool(_code(letter))


def by_hand(text: str) -> bool:
    """Whether form fields lack most of a text: it is left to be written in by hand, and stays the field's value."""
    written = [letter for letter in unicodedata.normalize("NFC", text) if not letter.isspace()]
    return 2 * sum(map(typed, written)) < len(written)


def meant(code: int) -> str:
    """The letter of a code; the replacement character if there is none."""
    return ADDED[code][0] if code in ADDED else bytes([code]).decode("cp1252", "replace")


def _code(letter: str) -> bytes:
    return _CODES.get(letter, b"") or letter.encode("cp1252", "ignore")
