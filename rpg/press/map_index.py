"""The index of a map: every place by name, with its stratum, its zone of the frame and its number in the key.

It stands below the section, where that leaves room; else on a plate of its own, beside the strata drawn large.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_place
from rpg.maps.depths import numeral
from rpg.press import fit
from rpg.press.boxes import Line, Page, Text
from rpg.press.map_frame import INNER, border, spoken
from rpg.press.map_sheet import GAP
from rpg.press.map_stack import stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.press.boxes import Box
    from rpg.press.map_sheet import MapSheet

_NAME, _CODE, _HEAD = 8.5, 6.5, 6.5
_LEAD = 3.4
_ROW = 4.3
"""Millimetres: from line to line of a name, and the height of an entry of one line."""
_LEAST = 44.0
_APART = 5.0
_TITLE = 16.0
"""Millimetres for the title and, below it, what the index tells."""
_PICTURE = 108.0  # the strata beside the index: how wide


class Listed(msgspec.Struct, frozen=True):
    """A line of the index: a place's name, wrapped, and where it is: ``C7  −01  12``."""

    name: tuple[str, ...]
    where: str

    @property
    def height(self) -> float:
        """In millimetres."""
        return _ROW + _LEAD * (len(self.name) - 1)


def listed(sheet: MapSheet, width: float) -> tuple[Listed, ...]:
    """The index in a column of ``width`` millimetres, by name."""
    numbered, words, faces = numbers(sheet.map), sheet.words, sheet.metrics.faces
    found = sorted((words.place(place).casefold(), numbered[place.key], place) for place in sheet.map.places)
    rows = []
    for _, number, place in found:
        depth = numeral(sheet.map.strata[place.stratum].depth)
        where = f"{number:>3} {depth:>3} {zone_of_place(sheet.map, place):>3}"
        room = width - faces["code"].width(where, _CODE) - 2
        rows.append(Listed(fit.wrap(faces["body"], words.place(place), room, _NAME), where))
    return tuple(rows)


def below(sheet: MapSheet, left: float, top: float) -> tuple[Box, ...]:
    """The index between the section and the foot of its plate; nothing if it does not fit whole."""
    width = sheet.column - GAP - left
    columns, wide = _columns(width)
    filled, rest = _flowed(listed(sheet, wide), columns, sheet.bottom - top - _HEAD)
    if rest:
        return ()
    return (_how(sheet, left, top), *_drawn(filled, (left, top + _HEAD), wide))


def overview(sheet: MapSheet) -> Iterator[Page]:
    """Plates with the index, the strata drawn large beside its beginning."""
    left, top = INNER + GAP, sheet.top + _TITLE
    title = sheet.words.word("overview", name=sheet.words.name())
    begin = left + _PICTURE + 2 * _APART
    columns, wide = _columns(sheet.size[0] - INNER - GAP - begin)
    filled, rest = _flowed(listed(sheet, wide), columns, sheet.bottom - top)
    picture = stack(sheet, (left, _PICTURE), (top, sheet.bottom))
    head = spoken(Text(x=left, y=sheet.top + 5, text=title, font="heading", size=14), tag="H1")
    how = _how(sheet, begin, top - _HEAD)
    boxes = (*border(sheet.size), head, picture, how, *_drawn(filled, (begin, top), wide))
    yield Page(size=sheet.size, bookmark=sheet.words.word("index"), boxes=boxes)
    while rest:
        columns, wide = _columns(sheet.size[0] - 2 * left)
        filled, rest = _flowed(rest, columns, sheet.bottom - top)
        yield Page(size=sheet.size, boxes=(*border(sheet.size), *_drawn(filled, (left, top), wide)))


def _how(sheet: MapSheet, x: float, y: float) -> Box:
    """What the index tells of each place."""
    text = sheet.words.word("index.how")
    return spoken(Text(x=x, y=y + 3.4, text=text, font="code", size=_CODE, colour="quiet"), tag="H2")


def _columns(width: float) -> tuple[int, float]:
    """How many columns there is room for, and how wide they are."""
    count = max(1, int((width + _APART) / (_LEAST + _APART)))
    return count, (width + _APART) / count - _APART


def _flowed(
    rows: Sequence[Listed], columns: int, height: float
) -> tuple[tuple[tuple[Listed, ...], ...], tuple[Listed, ...]]:
    """The rows in columns as short as they can be, no higher than ``height``; and those for which there is no room."""
    even = sum(row.height for row in rows) / columns
    room = min(height, even)
    while True:
        filled, rest = _filled(rows, columns, room)
        if not rest or room >= height:
            return filled, rest
        room = min(height, room + _LEAD)


def _filled(
    rows: Sequence[Listed], columns: int, height: float
) -> tuple[tuple[tuple[Listed, ...], ...], tuple[Listed, ...]]:
    out: list[list[Listed]] = [[]]
    used = 0.0
    for i, row in enumerate(rows):
        if used + row.height > height:
            if len(out) == columns or not out[-1]:
                return tuple(tuple(column) for column in out), tuple(rows[i:])
            out.append([])
            used = 0.0
        out[-1].append(row)
        used += row.height
    return tuple(tuple(column) for column in out), ()


def _drawn(filled: Sequence[Sequence[Listed]], at: tuple[float, float], wide: float) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for i, column in enumerate(filled):
        x, y = at[0] + i * (wide + _APART), at[1]
        for row in column:
            lines = [Text(x=x, y=y + 3.1 + _LEAD * j, text=text, size=_NAME) for j, text in enumerate(row.name)]
            where = Text(x=x + wide, y=y + 3.1, text=row.where, font="code", size=_CODE, align="right")
            boxes.append(Line(x1=x, y1=y, x2=x + wide, y2=y, weight="far", colour="rule"))
            boxes.append(spoken(*lines, where))
            y += row.height
    return tuple(boxes)
