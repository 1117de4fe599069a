"""What a code means: why it is a fault, and a wrong and a right example, which lie beside this file and are checked."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import NamedTuple

from rpg.rulebook.codes import CODES
from rpg.words.safe import printable

EXAMPLES = Path(__file__).parent / "examples"
_LONGEST = 96
_MOST_LINES = 6


class Shown(NamedTuple):
    """Lines of an example: the file's path and what is seen of it; a number of 0 stands before a line that tells."""

    file: str
    lines: tuple[tuple[int, str], ...]


class Lesson(NamedTuple):
    """A code with what is wrong in one example, and how it stands in its good twin."""

    code: str
    wrong: tuple[Shown, ...]
    right: tuple[Shown, ...]


def known() -> tuple[str, ...]:
    """Every code, in order."""
    return tuple(sorted(set(CODES.values())))


def lesson(code: str) -> Lesson:
    """The lesson of a code; empty examples for one that no file can bring about."""
    files = _files(code)
    sides = [files[side] for side in ("bad", "good")]
    names = sorted(sides[0].keys() | sides[1].keys())
    told = [(name, *_apart(*(side.get(name) for side in sides))) for name in names]
    wrong = tuple(Shown(name, bad) for name, bad, _ in told if bad)
    right = tuple(Shown(name, good) for name, _, good in told if good)
    return Lesson(code, wrong or _names(files["bad"]), right or _names(files["good"]))


def _names(files: dict[str, bytes]) -> tuple[Shown, ...]:
    """The files by name alone: what matters is which are there."""
    return tuple(Shown(name, ()) for name in files)


def _files(code: str) -> dict[str, dict[str, bytes]]:
    """The files of both examples by side and name; the file of a lone one is named by the code."""
    sides: dict[str, dict[str, bytes]] = {"bad": {}, "good": {}}
    for file in sorted((EXAMPLES / code).rglob("*.*")):
        side, *inside = file.relative_to(EXAMPLES / code).parts
        name = "/".join(inside) or f"example{file.suffix}"
        sides[side.partition(".")[0]][name] = file.read_bytes()
    return sides


_Lines = tuple[tuple[int, str], ...]


def _apart(bad: bytes | None, good: bytes | None) -> tuple[_Lines, _Lines]:
    """The lines in which two versions of a file part, each with its number; nothing if they are the same."""
    if bad == good:
        return (), ()
    texts = [_lines(raw) for raw in (bad, good)]
    found: tuple[list[int], list[int]] = ([], [])
    for _, low, high, other_low, other_high in _changes(*texts):
        found[0].extend(range(low, high) or range(max(0, low - 1), low + 1))
        found[1].extend(range(other_low, other_high) or range(max(0, other_low - 1), other_low + 1))
    return _cut(texts[0], found[0]), _cut(texts[1], found[1])


def _changes(bad: list[str], good: list[str]) -> list[tuple[str, int, int, int, int]]:
    return [
        each for each in difflib.SequenceMatcher(None, bad, good, autojunk=False).get_opcodes() if each[0] != "equal"
    ]


def _lines(raw: bytes | None) -> list[str]:
    """The lines as they can be shown, an odd byte as its number."""
    return [] if raw is None else raw.decode(errors="backslashreplace").splitlines()


def _cut(lines: list[str], numbers: list[int]) -> _Lines:
    shown = [number for number in dict.fromkeys(numbers) if number < len(lines)]
    return tuple((number + 1, _short(lines[number])) for number in shown[:_MOST_LINES])


def _short(line: str) -> str:
    text = printable(line)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
