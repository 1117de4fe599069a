"""The key, continued: entries for which a plate had no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.depths import numeral
from rpg.press.boxes import Page, Text
from rpg.press.map_frame import INNER, border, spoken
from rpg.press.map_key import column, fits, flow
from rpg.press.map_sheet import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.press.boxes import Box
    from rpg.press.map_key import Entry
    from rpg.press.map_sheet import MapSheet

_COLUMNS = 4
_HEAD = 12.0


def rest_pages(sheet: MapSheet, rest: Sequence[tuple[int, tuple[Entry, ...]]]) -> Iterator[Page]:
    """What did not fit of the keys, stratum below stratum: one that fits whole shares the page of the one before."""
    boxes: list[Box] = []
    y = sheet.top
    for index, entries in rest:
        left = entries
        while left:
            if boxes and not fits(left, _heights(sheet, y)):
                yield _page(sheet, boxes)
                boxes, y = [], sheet.top
            filled, left = flow(left, _heights(sheet, y))
            boxes += _block(sheet, index, filled, y)
            y += _HEAD + max(sum(entry.height for entry in part) for part in filled) + GAP
    if boxes:
        yield _page(sheet, boxes)


def _heights(sheet: MapSheet, y: float) -> list[float]:
    return [sheet.bottom - y - _HEAD] * _COLUMNS


def _block(sheet: MapSheet, index: int, filled: Sequence[Sequence[Entry]], y: float) -> Iterator[Box]:
    """A heading at y, and the entries of a stratum below it."""
    stratum = sheet.map.strata[index]
    title = sheet.words.word("continued", depth=numeral(stratum.depth), name=sheet.words.stratum(stratum))
    edge = INNER + GAP
    wide = (sheet.size[0] - 2 * edge - (_COLUMNS - 1) * 6) / _COLUMNS
    yield spoken(Text(x=edge, y=y + 6, text=title, font="heading", size=14), tag="H2")
    for i, part in enumerate(filled):
        yield from column(part, edge + i * (wide + 6), y + _HEAD, wide, sheet.words)


def _page(sheet: MapSheet, boxes: Sequence[Box]) -> Page:
    return Page(size=sheet.size, boxes=(*border(sheet.size), *boxes))
