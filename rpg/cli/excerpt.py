"""The line of a file at fault, with a caret under the place."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rpg.words.safe import printable

if TYPE_CHECKING:
    from rpg.problem import Problem

_MOST = 1 << 20
_WIDTH = 100
_BEFORE = 60


class Excerpts:
    """Lines of files, each file read once."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self._files: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> list[str]:
        """The line and the caret, indented; nothing for a file as a whole, or one that cannot be read any more."""
        lines = self._lines(problem.file) if problem.line else []
        if not 0 < problem.line <= len(lines):
            return []
        return marked(lines[problem.line - 1].rstrip(), problem.column - 1, problem.column)

    def _lines(self, file: str) -> list[str]:
        if file not in self._files:
            from pathlib import Path  # noqa: PLC0415 - a fault in a text of the command line has no file

            try:
                with Path(file).open("rb") as opened:
                    raw = opened.read(_MOST)
            except OSError:
                raw = b""
            self._files[file] = raw.decode(errors="replace").split("\n")
        return self._files[file]


def marked(line: str, start: int, end: int) -> list[str]:
    """A line, or what of it stands around ``start``, and under it carets up to ``end``, one at least."""
    cut = max(0, start - _BEFORE)
    shown = printable(line[cut : cut + _WIDTH].replace("\t", " "))
    pad = sum(_columns(letter) for letter in shown[: start - cut])
    width = sum(_columns(letter) for letter in shown[start - cut : end - cut])
    return [f"    {shown}", f"    {' ' * pad}{'^' * max(1, width)}"]


def _columns(letter: str) -> int:
    """The columns a letter takes on a terminal."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
