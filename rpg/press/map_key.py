"""The key of a map: places by number with their coordinates; on the GM's plates also Watch and the GM's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from rpg.maps.ascii import numbers
from rpg.maps.coordinates import EVERY, zone_of_place
from rpg.press import fit
from rpg.press.boxes import Group, Line, Rect, Text
from rpg.press.large import magnified
from rpg.press.map_frame import LABEL
from rpg.press.map_labels import within
from rpg.press.map_mark import RADIUS, mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.press.boxes import Box
    from rpg.press.map_labels import Spot
    from rpg.press.map_sheet import MapSheet
    from rpg.press.map_words import MapWords

NAME = 9.5
NOTE = 8.5
_LEAD = 3.45
_HEAD = 4.6
_NAME_LEAD = 3.9
_AFTER = 1.9
_INDENT = 6.0


class Entry(msgspec.Struct, frozen=True):
    """One place of the key; ``name`` and ``note`` are wrapped; ``hidden`` is marked.

    ``watched``: it is the GM's, who is told its Watch. ``more`` if it goes on from the column before, without its
    number.
    """

    number: int
    name: tuple[str, ...]
    zone: str
    watch: int
    note: tuple[str, ...]
    hidden: bool
    watched: bool = False
    more: bool = False

    @property
    def head(self) -> float:
        """The height of its name, in millimetres."""
        if self.more:
            return _NAME_LEAD * len(self.name)
        return _HEAD + _NAME_LEAD * (len(self.name) - 1)

    @property
    def height(self) -> float:
        """In millimetres."""
        return self.head + _LEAD * len(self.note) + _AFTER


def entries(sheet: MapSheet, index: int, width: float) -> tuple[Entry, ...]:
    """The places of a stratum, as far as it is drawn, in a column of ``width`` millimetres, by number.

    Of a part of a map each is told with the zone in which the part has it.
    """
    numbered, words, faces, view = numbers(sheet.map), sheet.words, sheet.metrics.faces, sheet.view(index)
    found = [
        Entry(
            number=numbered[place.key],
            name=fit.wrap(faces["strong"], words.place(place), width - (27 if place.gm else 15), NAME),
            zone=zone_of_place(sheet.map, place if sheet.area == EVERY else replace(place, area=area)),
            watch=place.watch,
            note=fit.wrap(faces["body"], told, width - _INDENT, NOTE) if told else (),
            hidden=place.hidden,
            watched=bool(place.gm),
        )
        for place in sheet.map.places
        if place.stratum == index and (area := within(place, view))
        for told in (words.note(place) if place.gm else sheet.known.get(place.key, ""),)
    ]
    return tuple(sorted(found, key=lambda entry: entry.number))


def flow(found: Sequence[Entry], heights: Sequence[float]) -> tuple[tuple[tuple[Entry, ...], ...], tuple[Entry, ...]]:
    """The entries in columns of those heights, balanced, and those for which there is no room.

    An entry that is higher than any column goes on in the next one.
    """
    for share in (0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        filled, rest = _fill(found, [height * share for height in heights])
        if not rest:
            return filled, ()
    return _fill(tuple(_broken(found, max(heights))), heights)


def fits(found: Sequence[Entry], heights: Sequence[float]) -> bool:
    """Whether there is room for all entries in columns of those heights, each in one piece."""
    return not _fill(found, heights)[1]


def _broken(found: Sequence[Entry], most: float) -> Iterator[Entry]:
    """The entries, those that are higher than any column in pieces that are not."""
    for entry in found:
        left = entry
        while left.height - _AFTER > most:
            piece, left = _parted(left, most)
            yield piece
        yield left


def _parted(entry: Entry, most: float) -> tuple[Entry, Entry]:
    """As much of an entry as a column holds, and what goes on in the next one."""
    names = min(len(entry.name), max(1, int((most - (0.0 if entry.more else _HEAD)) / _NAME_LEAD)))
    cut = replace
    head = cut(entry, name=entry.name[:names], note=())
    lines = int((most - head.head) / _LEAD) if names == len(entry.name) else 0
    lines = max(lines, 0 if names else 1)
    rest = cut(entry, name=entry.name[names:], note=entry.note[lines:], more=True)
    return cut(head, note=entry.note[:lines]), rest


def _fill(found: Sequence[Entry], heights: Sequence[float]) -> tuple[tuple[tuple[Entry, ...], ...], tuple[Entry, ...]]:
    out: list[list[Entry]] = [[] for _ in heights]
    at, used = 0, 0.0
    for i, entry in enumerate(found):
        while used + entry.height - _AFTER > heights[at]:
            at, used = at + 1, 0.0
            if at == len(heights):
                return tuple(tuple(column) for column in out), tuple(found[i:])
        out[at].append(entry)
        used += entry.height
    return tuple(tuple(column) for column in out), ()


def column(found: Sequence[Entry], x: float, y: float, width: float, words: MapWords) -> tuple[Box, ...]:
    """The entries one below another, from (x, y) down."""
    boxes: list[Box] = []
    for entry in found:
        boxes.append(_entry(entry, x, y, width, words))
        y += entry.height
    return tuple(boxes)


def _entry(entry: Entry, x: float, y: float, width: float, words: MapWords) -> Group:
    line = y + 3.2
    boxes: list[Box] = []
    if not entry.more:
        boxes += [
            *mark(entry.number, x + RADIUS, y + 2.1, hidden=entry.hidden),
            Text(x=x + width, y=line, text=entry.zone, font="code", size=7.5, align="right"),
            Line(x1=x, y1=y - 0.6, x2=x + width, y2=y - 0.6, weight="far", colour="rule"),
        ]
    boxes += [
        Text(x=x + _INDENT, y=line + _NAME_LEAD * i, text=text, font="strong", size=NAME)
        for i, text in enumerate(entry.name)
    ]
    if entry.note and entry.watched and not entry.more:
        boxes += _watch(entry.watch, x + width - 8, y, words)
    boxes += [
        Text(x=x + _INDENT, y=y + entry.head + _LEAD * (i + 0.78), text=text, size=NOTE)
        for i, text in enumerate(entry.note)
    ]
    return Group(tag="P", boxes=tuple(boxes))


def _watch(watch: int, x: float, y: float, words: MapWords) -> list[Box]:
    """Watch 0-3 as filled squares out of three, and in words for whoever does not see them."""
    squares: list[Box] = [
        Rect(x=x - 2.1 * (3 - i), y=y + 1.4, width=1.6, height=1.6, weight="near", fill="ink" if i < watch else None)
        for i in range(3)
    ]
    text = Text(x=x - 7.2, y=y + 3.2, text=words.word("watch", watch=watch), font="code", size=LABEL, align="right")
    return [text, *squares]


def marked(sheet: MapSheet, spot: Spot, at: tuple[float, float], *, tight: bool = False) -> tuple[Box, ...]:
    """The number of a place at a point of the page, as large as words are."""
    boxes = mark(spot.number, *at, hidden=spot.hidden, tight=tight)
    return magnified(boxes, sheet.times, at) if sheet.large else boxes
