"""The key, continued: entries for which a plate had no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.boxes import Page, Text
from rpg.press.map_frame import INNER, border, numeral, spoken
from rpg.press.map_key import column, flow
from rpg.press.map_sheet import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.press.map_key import Entry
    from rpg.press.map_sheet import MapSheet

_COLUMNS = 4
_HEAD = 12.0


def rest_pages(sheet: MapSheet, rest: Sequence[tuple[int, tuple[Entry, ...]]]) -> Iterator[Page]:
    """A page, or more, for each stratum whose key did not fit."""
    for index, entries in rest:
        left = entries
        while left:
            page, left = _page(sheet, index, left)
            yield page


def _page(sheet: MapSheet, index: int, entries: Sequence[Entry]) -> tuple[Page, tuple[Entry, ...]]:
    stratum = sheet.map.strata[index]
    title = sheet.words.word("continued", depth=numeral(stratum.depth), name=sheet.words.stratum(stratum))
    edge = INNER + GAP
    wide = (sheet.size[0] - 2 * edge - (_COLUMNS - 1) * 6) / _COLUMNS
    filled, rest = flow(entries, [sheet.bottom - sheet.top - _HEAD] * _COLUMNS)
    boxes = [
        box
        for i, part in enumerate(filled)
        for box in column(part, edge + i * (wide + 6), sheet.top + _HEAD, wide, sheet.words)
    ]
    head = spoken(Text(x=edge, y=sheet.top + 6, text=title, font="heading", size=14), tag="H2")
    return Page(size=sheet.size, boxes=(*border(sheet.size), head, *boxes)), rest
