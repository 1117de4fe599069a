"""Lines that belong together: the rows of a table between bars, and names with dots before what they come to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Align: TypeAlias = Literal["left", "centre", "right"]
_LEFT: Align = "left"
PAIR = 2
"""Columns of a table that is printed as names, dots, and what they come to."""
_BARS = re.compile(r"\|.+\|")
_CELLS = re.compile(r"(?<!\\)\|")
_UNDER = re.compile(r"(:?)-+(:?)")
_DOTS = re.compile(r"\s(\.{2,})\s")
_OTHER = "#>|*+-"  # what a row with dots does not begin with: those are other marks
_MOST = 8  # columns that have room beside one another
_FEW = 4  # dots that tell a row from a sentence that hesitates


class Run(NamedTuple):
    """Lines that are one thing: a ``table``, ``rows`` with dots, or "" for a line by itself."""

    kind: Literal["", "table", "rows"]
    lines: tuple[str, ...]


class Table(NamedTuple):
    """The cells of a table row by row, all rows as long, and how columns stand; ``heads``: the first is a heading."""

    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...]
    heads: bool


def gathered(lines: Sequence[str]) -> list[Run]:
    """The lines in their order, those of a table and of dotted rows together.

    Rows follow one another, and one of them at least has so many dots that no sentence would.
    """
    made: list[Run] = []
    at = 0
    while at < len(lines):
        kind = _looks(lines[at])
        end = at + 1
        while kind and end < len(lines) and _looks(lines[end]) == kind:
            end += 1
        run = Run(kind, tuple(lines[at:end]))
        made += [run] if _is(run) else [Run("", (line,)) for line in run.lines]
        at = end
    return made


def _looks(line: str) -> Literal["", "table", "rows"]:
    if _BARS.fullmatch(line):
        return "table"
    return "rows" if _parts(line) else ""


def _is(run: Run) -> bool:
    """Whether the lines are what they look like."""
    if run.kind == "table":
        wide = max(len(_cut(line)) for line in run.lines)
        return len(run.lines) > 1 and 1 < wide <= _MOST and not all(_under(_cut(line)) for line in run.lines)
    return any(len(dots) >= _FEW for _, dots, _ in map(dotted, run.lines)) if run.kind else True


def dotted(line: str) -> tuple[str, str, str]:
    """A name, the dots behind it, and what it comes to, of a line that is one of ``rows``."""
    return _parts(line) or (line, "", "")


def _parts(line: str) -> tuple[str, str, str] | None:
    """Those three parts, the first dots parting them; None if the line is no such row. As long as the line is."""
    found = None if "\n" in line or line[:1] in _OTHER else _DOTS.search(line)
    if not found:
        return None
    name, value = line[: found.start()].strip(), line[found.end() :].lstrip()
    return (name, found[1], value) if name and value else None


def tables(lines: Sequence[str]) -> list[Table]:
    """The tables of the lines of one run; a line of dashes makes a heading of the one above it, and begins another.

    Lines of dashes that follow one another are one; each table has a row at least, if only its heading.
    """
    rows = [_cut(line) for line in lines]
    unders = {at for at, row in enumerate(rows) if _under(row)}
    starts = sorted({0, *(at - 1 for at in unders if at > 1 and at - 1 not in unders)})
    made = (_table(rows[start:end]) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True))
    return [table for table in made if table.rows]


def _table(rows: list[list[str]]) -> Table:
    under = next((row for row in rows[:2] if _under(row)), [])
    wide = max(map(len, rows))
    aligns = tuple(map(_align, under))
    return Table(
        tuple((*row, *[""] * (wide - len(row))) for row in rows if not _under(row)),
        (*aligns, *(_LEFT,) * (wide - len(aligns))),
        bool(under) and not _under(rows[0]),
    )


def _under(row: list[str]) -> bool:
    """Whether it is a line of dashes."""
    return all(map(_UNDER.fullmatch, row))


def _align(under: str) -> Align:
    found = _UNDER.fullmatch(under)
    left, right = (bool(found and found[side]) for side in (1, 2))
    return ("centre" if left else "right") if right else "left"


def _cut(line: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(line[1:-1])]
