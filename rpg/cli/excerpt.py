"""The line of a file at fault, with a caret under the place."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rpg.words.safe import printable

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.problem import Problem

_MOST = 1 << 20
_WIDTH = 100
_BEFORE = 60
_ZIP = ".zip"


class Excerpts:
    """Lines of files, each file, and each zip of files, read once."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self._files: dict[str, list[str]] = {}
        self._zips: dict[Path, dict[str, bytes]] = {}

    def of(self, problem: Problem) -> list[str]:
        """The line and the caret, indented; nothing for a file as a whole, or one that cannot be read any more."""
        lines = self._lines(problem.file) if problem.line else []
        if not 0 < problem.line <= len(lines):
            return []
        if not lines[problem.line - 1].strip():
            return []
        return marked(lines[problem.line - 1].rstrip(), problem.column - 1, problem.column)

    def _lines(self, file: str) -> list[str]:
        if file not in self._files:
            self._files[file] = self._read(file).decode(errors="replace").split("\n")
        return self._files[file]

    def _read(self, file: str) -> bytes:
        """The first of the bytes of a file, which may lie in a zip; nothing if it cannot be read."""
        from pathlib import Path  # noqa: PLC0415 - a fault in a text of the command line has no file

        try:
            with Path(file).open("rb") as opened:
                return opened.read(_MOST)
        except NotADirectoryError:
            packed, inside = file.rpartition(f"{_ZIP}/")[::2]
            return self._inside(Path(f"{packed}{_ZIP}")).get(inside, b"") if packed else b""
        except (OSError, ValueError):
            return b""

    def _inside(self, place: Path) -> dict[str, bytes]:
        """The files in a zip by name; none if it cannot be read."""
        if place not in self._zips:
            from rpg.rulebook.bundle import held  # noqa: PLC0415 - few packs are zips
            from rpg.rulebook.folder import Refused  # noqa: PLC0415 - the same

            try:
                self._zips[place] = {entry.name: entry.read() for entry in held(place).files}
            except (OSError, Refused):
                self._zips[place] = {}
        return self._zips[place]


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
