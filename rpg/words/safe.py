"""Text of others, made safe to show."""

from __future__ import annotations

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""The categories of signs that steer a terminal, are not shown, or end a line."""


def printable(text: str) -> str:
    """Text of a user or a pack, safe to show: control and format characters (escapes, bidi) become a visible mark."""
    if text.isprintable():
        return text
    from unicodedata import category  # noqa: PLC0415 - almost every text is printable

    return "".join("\N{REPLACEMENT CHARACTER}" if category(letter) in UNSEEN else letter for letter in text)
