"""Odds as bars of characters: of one text, or of several side by side, in the width of a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rpg.cli.chances import percent
from rpg.cli.spread import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from rpg.cli.spread import Number, Row
    from rpg.cli.texts import Words

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_FULL, _FAINT = "█", "░"
_LONGEST, _SHORTEST = 64, 8
"""Columns of a bar."""
_CHANCE = 7
"""Columns of a percentage."""
_PLAIN = str.maketrans(
    {"█": "#", "░": ".", "–": "-", "−": "-", "≤": "<=", "≥": ">=", "±": "+/-", "·": "|", "…": "...", "—": "-", "’": "'"}
    | dict.fromkeys(_EIGHTHS[1:], "#")
)


class Screen(NamedTuple):
    """What answers are written to: its columns, how many rows a chart may have, and whether its encoding has blocks."""

    width: int
    rows: int
    blocks: bool = True

    def plainly(self, text: str) -> str:
        """A text in signs that the screen has."""
        return text if self.blocks else text.translate(_PLAIN)


class Bars:
    """Draws rows of odds. Bars of values below ``least`` are faint."""

    def __init__(self, rows: Sequence[Row], words: Words, screen: Screen, least: Number | None = None) -> None:
        """Of these rows, in words of that language, for that screen."""
        self._rows, self._words, self._screen, self._least = rows, words, screen, least
        self._labels = [shortened(row.label) or words("cli.odds.others", n=row.joined) for row in rows]
        self._wide = max(columns(label) for label in self._labels)
        self._top = max(share for row in rows for share in row.shares)

    def one(self, head: str) -> list[str]:
        """A line for each row: value, chance, bar, and under ``head`` the chance of that or more ("": without it)."""
        room = self._screen.width - self._wide - _CHANCE - 4 - (_CHANCE + 3 if head else 0)
        wide = max(_SHORTEST, min(_LONGEST, room))
        lines = [f"{'':{self._wide}}  {'':{_CHANCE}}  {'':{wide}} {head:>{_CHANCE + 2}}"] if head else []
        for row, label in zip(self._rows, self._labels, strict=True):
            line = f"{self._label(row, label)}  {self._chance(row.shares[0])}  {self._bar(row, row.shares[0], wide)}"
            pad = " " * (self._wide + _CHANCE + 4 + wide - columns(line))
            lines.append(f"{line}{pad} {percent(row.at_least[0], self._words):>{_CHANCE + 2}}" if head else line)
        return [self._screen.plainly(line).rstrip() for line in lines]

    def several(self, names: Sequence[str]) -> list[str]:
        """The same for several texts, each in columns of its own under its name; where these are narrow, one by one."""
        each = (self._screen.width - self._wide) // len(names)
        wide = min(_LONGEST, each - _CHANCE - 3)
        lines = self._beside(names, wide) if wide >= _SHORTEST else self._below(names)
        return [self._screen.plainly(line).rstrip() for line in lines]

    def _beside(self, names: Sequence[str], wide: int) -> Iterator[str]:
        yield " " * self._wide + "".join(f"  {name:>{_CHANCE}}{'':{wide + 1}}" for name in names)
        for row, label in zip(self._rows, self._labels, strict=True):
            bars = (f"  {self._chance(share)} {self._bar(row, share, wide):{wide}}" for share in row.shares)
            yield self._label(row, label) + "".join(bars)

    def _below(self, names: Sequence[str]) -> Iterator[str]:
        longest = max(map(columns, names))
        wide = max(_SHORTEST, min(_LONGEST, self._screen.width - self._wide - _CHANCE - longest - 5))
        for row, label in zip(self._rows, self._labels, strict=True):
            head = self._label(row, label)
            for name, share in zip(names, row.shares, strict=True):
                yield f"{head}  {name:{longest}}  {self._chance(share)} {self._bar(row, share, wide)}"
                head = " " * self._wide

    def _label(self, row: Row, label: str) -> str:
        """Numbers stand to the right, names to the left."""
        pad = " " * (self._wide - columns(label))
        return pad + label if row.ends else label + pad

    def _chance(self, share: Fraction) -> str:
        return f"{percent(share, self._words) if share else '–':>{_CHANCE}}"

    def _bar(self, row: Row, share: Fraction, wide: int) -> str:
        """A bar as long as its chance in relation to the largest, to the eighth of a column; one eighth at least."""
        if not share:
            return ""
        eighths = max(1, round(share / self._top * wide * 8))
        if not self._screen.blocks:
            eighths = max(8, eighths + 4)
        if self._least is not None and row.ends is not None and row.ends[1] < self._least:
            return _FAINT * max(1, round(eighths / 8))
        return _FULL * (eighths // 8) + (_EIGHTHS[eighths % 8] if self._screen.blocks else "")


def columns(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
