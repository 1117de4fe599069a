"""A map in large print: drawings to scale on plates of their own; keys, signs and index after them, large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.depths import numeral
from rpg.press.boxes import Page, Text
from rpg.press.large import Paper
from rpg.press.legible import walk
from rpg.press.map_drawn import drawn
from rpg.press.map_frame import INNER, border, spoken
from rpg.press.map_index import overview
from rpg.press.map_key import column, entries, flow
from rpg.press.map_legend import WIDTH, fitting_list, furnished, sign_list, signs, swatches, swatches_high
from rpg.press.map_plate import LEVEL, levels, plate, section_plate
from rpg.press.map_rest import rest_pages
from rpg.press.map_sheet import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.boxes import Box
    from rpg.press.map_sheet import MapSheet

_COLUMNS = 3
_APART = 5.0
_HEAD = 12.0
"""Millimetres: between columns, and for the heading of a key."""


def large_plates(sheet: MapSheet) -> Iterator[Page]:
    """The section, each stratum followed by its key, and the index; of a part of a map only its strata."""
    paper = Paper(sheet.size, sheet.times)
    small = msgspec.structs.replace(sheet, size=paper.laid, times=1.0)
    if sheet.whole:
        section = section_plate(sheet)[0]
        yield section
        said = {box.text for box in walk(section.boxes) if isinstance(box, Text)}
        if not said.issuperset(map(sheet.words.stratum, sheet.map.strata)):
            yield from _enlarged(paper, _strata(small))
    for index in sheet.strata:
        yield plate(sheet, index, 0.0)[0]
        yield from _enlarged(paper, _keys(small, index))
    if sheet.whole:
        yield from _enlarged(paper, overview(small))


def _enlarged(paper: Paper, pages: Iterator[Page]) -> Iterator[Page]:
    return (paper.page(page.boxes, page.bookmark) for page in pages)


def _strata(sheet: MapSheet) -> Iterator[Page]:
    """The names of the strata, for which the section had no room."""
    left, top = INNER + GAP, sheet.top + _HEAD
    rows = int((sheet.bottom - top) / LEVEL)
    boxes: list[Box] = [
        *border(sheet.size),
        spoken(Text(x=left, y=sheet.top + 6, text=sheet.words.name(), font="heading", size=14), tag="H2"),
    ]
    for i, first in enumerate(range(0, len(sheet.map.strata), rows)):
        boxes += levels(sheet, left + i * (WIDTH + _APART), top, LEVEL, slice(first, first + rows))
    yield Page(size=sheet.size, boxes=tuple(boxes))


def _keys(sheet: MapSheet, index: int) -> Iterator[Page]:
    """The key of a stratum beside its signs, and what of it goes on."""
    stratum, words, left = sheet.map.strata[index], sheet.words, INNER + GAP
    room = sheet.column - _APART - left
    wide = (room + _APART) / _COLUMNS - _APART
    found = entries(sheet, index, wide)
    top = sheet.top + _HEAD
    filled, rest = flow(found, [sheet.bottom - top] * _COLUMNS)
    title = words.word("key", depth=numeral(stratum.depth), name=words.stratum(stratum))
    boxes: list[Box] = [
        *border(sheet.size),
        spoken(Text(x=left, y=sheet.top + 6, text=title, font="heading", size=14), tag="H2"),
        *_signs(sheet, index, sheet.top + _HEAD),
    ]
    for i, part in enumerate(filled):
        boxes += column(part, left + i * (wide + _APART), top, wide, words)
    yield Page(size=sheet.size, boxes=tuple(boxes))
    yield from rest_pages(sheet, [(index, rest)] if rest else [])


def _signs(sheet: MapSheet, index: int, top: float) -> Iterator[Box]:
    """What stands on a stratum and in its rooms, and what hatching means, beside the key."""
    x, view, words, metrics = sheet.column, sheet.view(index), sheet.words, sheet.metrics
    kinds = drawn(sheet.map, index, view)
    rows, low = signs(sheet.map, index, words, view), sheet.bottom - 1.0 - swatches_high(kinds)
    stood, bottom = fitting_list(furnished(sheet.map, index, view, words), rows, (x, top), low - 1.5, metrics)
    yield from sign_list(rows, (x, top), bottom - 1.0, metrics)
    yield from stood
    yield from swatches(kinds, x, low, words, metrics)
