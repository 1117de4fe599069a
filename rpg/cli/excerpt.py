"""The line of a file at fault, with a caret under the place."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from rpg.words.voice import printable

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
        line = lines[problem.line - 1]
        start = max(0, problem.column - 1 - _BEFORE)
        cut = printable(line[start : start + _WIDTH].replace("\t", " ").rstrip())
        pad = sum(_columns(letter) for letter in cut[: problem.column - 1 - start])
        return [f"    {cut}", f"    {' ' * pad}^"]

    def _lines(self, file: str) -> list[str]:
        if file not in self._files:
            try:
                with Path(file).open("rb") as opened:
                    raw = opened.read(_MOST)
            except OSError:
                raw = b""
            self._files[file] = raw.decode(errors="replace").split("\n")
        return self._files[file]


def _columns(letter: str) -> int:
    """The columns a letter takes on a terminal."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
