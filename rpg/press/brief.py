"""Texts of others inside a sentence: on one line, not too long, and nothing in them that would steer a terminal."""

from __future__ import annotations

import unicodedata

_MOST = 80
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}


def brief(text: str | int) -> str | int:
    """A text as it is quoted: at most 80 letters, then "…"; letters that cannot be seen by their number, U+001B.

    A number stays what it is.
    """
    if not isinstance(text, str):
        return text
    said = "".join(_seen(letter) for letter in text[: _MOST + 1])
    return said if len(said) <= _MOST else f"{said[: _MOST - 1].rstrip()}…"


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter in "\n\r\t" or kind == "Zs":
        return " "
    return f"U+{ord(letter):04X}" if kind in _UNSEEN else letter
