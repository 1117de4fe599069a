"""How wide and how tall letters are: values read once from the fonts, handed to whoever measures text."""

from __future__ import annotations

import unicodedata

import msgspec

from rpg.press.theme import Font

MM_PER_PT = 25.4 / 72
SUBSTITUTE = "¤"
"""Stands where a font lacks a letter; whoever wrote the text is told (rpg.press.legible)."""


class Face(msgspec.Struct, frozen=True):
    """A font's advance widths by code point, its ascent, descent (negative) and height of capitals, per 1000."""

    widths: dict[int, float]
    ascent: float
    descent: float
    cap: float

    def width(self, text: str, size: float, spacing: float = 0.0) -> float:
        """The width of a line in millimetres at ``size`` points, with ``spacing`` points after every letter but one."""
        widths = self.widths
        try:
            units = sum(map(widths.__getitem__, map(ord, text)))
        except KeyError:
            missing = widths[ord(SUBSTITUTE)]
            units = sum(widths.get(ord(letter), missing) for letter in text)
        return (units * size / 1000 + spacing * max(0, len(text) - 1)) * MM_PER_PT

    def fitting(self, text: str, width: float, size: float, spacing: float = 0.0) -> int:
        """How many letters from the first have room in ``width`` millimetres; one at least, if there is one.

        It takes as long as what has room, however long the text.
        """
        widths, missing = self.widths, self.widths[ord(SUBSTITUTE)]
        units = 0.0
        for kept, letter in enumerate(text):
            units += widths.get(ord(letter), missing)
            if kept and (units * size / 1000 + spacing * kept) * MM_PER_PT > width:
                return kept
        return len(text)

    def shown(self, text: str) -> str:
        """The text with a visible mark for every letter that the font lacks."""
        whole = unicodedata.normalize("NFC", text)
        if all(map(self.widths.__contains__, map(ord, whole))):
            return whole
        return "".join(letter if ord(letter) in self.widths else SUBSTITUTE for letter in whole)


class Metrics(msgspec.Struct, frozen=True):
    """The faces of a theme by role."""

    faces: dict[Font, Face]

    def width(self, text: str, font: Font, size: float, spacing: float = 0.0) -> float:
        """The width of a line in millimetres."""
        return self.faces[font].width(text, size, spacing)

    def cap(self, font: Font, size: float) -> float:
        """The height of a capital in millimetres."""
        return self.faces[font].cap * size / 1000 * MM_PER_PT
