"""The sense of tables and ladders: every reading of the dice falls on one row, and on no more than one."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.dice import DiceError, odds
from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.ids import NOTES
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.rulebook.shape import Path
    from rpg.words import Value


class _Range(NamedTuple):
    low: int
    high: int
    path: Path


def table_faults(entity: dict[str, Any]) -> Iterator[Fault]:
    """Rows that overlap, leave out a total, or can never be read."""
    number = entity["dice"].strip()
    if number.isascii() and number.isdigit():
        hint = Say("rulebook.hint.dice", {"example": f"1d{number}"}) if int(number) > 1 else None
        yield Fault("no_dice", ("dice",), {"found": shown(number)}, hint)
        return
    try:
        weights = odds(entity["dice"]).weights
    except DiceError:
        return  # told where dice are checked; or so many dice that nobody writes a row for each total
    totals = sorted(value for value in weights if isinstance(value, int))
    if len(totals) < len(weights):
        return  # no whole totals: told where dice are checked
    yield from _covering(entity["rows"], ("rows",), totals)


def ladder_faults(entity: dict[str, Any]) -> Iterator[Fault]:
    """Bands that do not cover the readings of one die (of a sum there is no end), and degrees without a word.

    A word for a degree that is none is told unless a degree without a word explains it.
    """
    ladder = entity["ladder"]
    bands = ladder["bands"]
    last = max(band["high"] for band in bands) if ladder["read"] == "sum" else ladder["sides"]
    yield from _covering(bands, ("ladder", "bands"), range(1, last + 1))
    degrees: dict[str, Path] = {band["key"]: ("ladder", "bands", i, "key") for i, band in enumerate(bands)}
    if "surge" in ladder:
        degrees.setdefault(ladder["surge"]["key"], ("ladder", "surge", "key"))
    unnamed = [degree for degree in degrees if degree not in entity["names"]]
    yield from (Fault("degree_unnamed", degrees[degree], {"key": degree}) for degree in unnamed)
    strange = [name for name in entity["names"] if name not in degrees and name not in NOTES]
    for name in strange[len(unnamed) :]:
        yield Fault("name_without_degree", ("names", name), {"key": name}, at="key")


def _covering(rows: list[dict[str, Any]], path: Path, readings: Sequence[int]) -> Iterator[Fault]:
    """Faults of rows that should cover each of the rising ``readings`` once, each in the row that is to blame."""
    for index, row in enumerate(rows):
        if row["low"] > row["high"]:
            yield Fault("low_above_high", (*path, index, "low"), {"low": row["low"], "high": row["high"]})
    sane = [_Range(row["low"], row["high"], (*path, i)) for i, row in enumerate(rows) if row["low"] <= row["high"]]
    first, last = readings[0], readings[-1]
    inside = [row for row in sane if first <= row.low and row.high <= last]
    for each in sane:
        if each not in inside:
            side, found = ("low", each.low) if each.low < first else ("high", each.high)
            yield Fault("rows_outside", (*each.path, side), {"found": found, **_span(first, last, "first", "last")})
    if len(inside) == len(rows):
        yield from _gaps(inside, path, readings)


def _gaps(rows: list[_Range], path: Path, readings: Sequence[int]) -> Iterator[Fault]:
    awaited = 0
    for row in sorted(rows):
        if awaited and row.low <= readings[awaited - 1]:
            yield Fault("rows_overlap", (*row.path, "low"), _span(row.low, min(row.high, readings[awaited - 1])))
        left_out = [value for value in readings[awaited:] if value < row.low]
        if left_out:
            yield Fault("rows_gap", (*row.path, "low"), _span(left_out[0], left_out[-1]))
        awaited = max(awaited, bisect_right(readings, row.high))
    if awaited < len(readings):
        yield Fault("rows_gap", path, _span(readings[awaited], readings[-1]))


def _span(low: int, high: int, one: str = "low", other: str = "high") -> dict[str, Value]:
    """Two readings and all between them, as a sentence needs them: a single one is no span."""
    return {one: low, other: high, "n": high - low + 1}
