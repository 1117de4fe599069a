"""What stands around the drawing of a plate: the border of the page, the frame of coordinates, the depth ruler."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.coordinates import EVERY, LETTERS, NUMBERS
from rpg.maps.depths import numeral
from rpg.press.boxes import Group, Line, Rect, Text

if TYPE_CHECKING:
    from rpg.maps.coordinates import Zones
    from rpg.press.boxes import Align, Box, Tag
    from rpg.press.theme import Colour, Font

MARGIN = 7.0
INNER = 9.5
BAND = 4.2
"""Millimetres: to the outer frame, to the inner frame, and the width of the band of coordinates."""
LABEL = 6.5
_NUMBER = 8.0  # how much room a stratum's number takes above its line
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICKS = 0.45  # millimetres: ticks that stand closer are a black bar
_MARKS = 3.6  # the least distance of two depths, so that they can be read
_CAP = 0.85  # from the middle of a label's letters to their baseline


class Field(msgspec.Struct, frozen=True):
    """The room of a drawing: its top left corner and size in millimetres, and the side of a cell."""

    x: float
    y: float
    width: float
    height: float
    cell: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


def spoken(*lines: Text, tag: Tag = "P") -> Group:
    """Lines of text as one element that is read aloud."""
    return Group(tag=tag, boxes=lines)


def label(
    x: float, y: float, text: str, *, align: Align = "left", colour: Colour = "quiet", font: Font = "code"
) -> Text:
    """A small label of a drawing; decoration unless it stands in a group."""
    return Text(x=x, y=y, text=text, font=font, size=LABEL, align=align, colour=colour)


def border(size: tuple[float, float]) -> tuple[Box, ...]:
    """The two frames of a page."""
    width, height = size
    return (
        Rect(x=MARGIN, y=MARGIN, width=width - 2 * MARGIN, height=height - 2 * MARGIN, weight="far"),
        Rect(x=INNER, y=INNER, width=width - 2 * INNER, height=height - 2 * INNER, weight="wall"),
    )


def coordinates(field: Field, area: Zones = EVERY, *, letters: bool = True) -> tuple[Box, ...]:
    """The frame of coordinates around a drawing of those zones: 1-12 above and below, A-H at the sides."""
    outer = (field.x - BAND, field.y - BAND, field.width + 2 * BAND, field.height + 2 * BAND)
    boxes: list[Box] = [
        Rect(x=outer[0], y=outer[1], width=outer[2], height=outer[3], weight="near"),
        Rect(x=field.x, y=field.y, width=field.width, height=field.height, weight="wall"),
    ]
    numbers = NUMBERS[area.left : area.right + 1]
    step = field.width / len(numbers)
    for i, number in enumerate(numbers):
        boxes += _across(field, field.x + i * step, step, str(number), first=i == 0)
    if letters:
        down = LETTERS[area.top : area.bottom + 1]
        step = field.height / len(down)
        for i, letter in enumerate(down):
            boxes += _down(field, field.y + i * step, step, letter, first=i == 0)
    return tuple(boxes)


def _across(field: Field, x: float, step: float, text: str, *, first: bool) -> list[Box]:
    rows = (field.y - BAND, field.bottom)
    marks: list[Box] = [label(x + step / 2, y + BAND / 2 + _CAP, text, align="centre") for y in rows]
    return marks if first else [*marks, *(Line(x1=x, y1=y, x2=x, y2=y + BAND, weight="far") for y in rows)]


def _down(field: Field, y: float, step: float, text: str, *, first: bool) -> list[Box]:
    columns = (field.x - BAND, field.right)
    marks: list[Box] = [label(x + BAND / 2, y + step / 2 + _CAP, text, align="centre") for x in columns]
    return marks if first else [*marks, *(Line(x1=x, y1=y, x2=x + BAND, y2=y, weight="far") for x in columns)]


class Depths(msgspec.Struct, frozen=True):
    """What a depth ruler shows: the depth in metres and number of each stratum, and which one this plate is (-1: all).

    ``zero`` is where depth 0 stands on the paper, ``metre`` how many millimetres measure one.
    """

    metres: tuple[float, ...]
    numbers: tuple[int, ...]
    here: int
    zero: float
    metre: float


def depth_ruler(x: float, span: tuple[float, float], wide: float, depths: Depths) -> tuple[Box, ...]:
    """The ruler at x, from ``span[0]`` down to ``span[1]``: a tick for each metre, a number for each stratum.

    Where metres lie too close for that, a tick stands for a round number of them.
    """
    top, bottom = span
    boxes: list[Box] = [Line(x1=x + wide, y1=top, x2=x + wide, y2=bottom, weight="cut")]
    step, mark = _spaced(depths.metre, _TICKS), _marked(depths.metre)
    first = int((top - depths.zero) / depths.metre / step) - 1
    last = int((bottom - depths.zero) / depths.metre / step) + 1
    for tick in range(first, last + 1):
        y = depths.zero + tick * step * depths.metre
        if top <= y <= bottom:
            boxes += _tick(x + wide, y, tick * step, mark)
    for i, (metres, number) in enumerate(zip(depths.metres, depths.numbers, strict=True)):
        boxes += _level(x, depths.zero + metres * depths.metre, wide, numeral(number), here=depths.here in {i, -1})
    return tuple(boxes)


def metre_marks(x: float, span: tuple[float, float], depths: Depths) -> tuple[Box, ...]:
    """The depth in metres beside a ruler whose line is at x, where no stratum has its number.

    Each ten metres, or as many more as let one read them.
    """
    zero, metre = depths.zero, depths.metre
    step = _marked(metre)
    marks = range(-step * int((zero - span[0]) / metre // step), int((span[1] - zero) / metre) + 1, step)
    free = [m for m in marks if all(not -_NUMBER < (m - level) * metre < _NUMBER / 2 for level in depths.metres)]
    return tuple(
        label(x - 3.2, zero + deep * metre + _CAP, str(deep).replace("-", "+"), align="right")
        for deep in free
        if span[0] + 1 <= zero + deep * metre <= span[1] - 1
    )


def _spaced(metre: float, apart: float) -> int:
    """How many metres, of ``metre`` millimetres each, lie so far apart: a round number."""
    return next((step for step in _STEPS if step * metre >= apart), _STEPS[-1])


def _marked(metre: float) -> int:
    return max(10, _spaced(metre, _MARKS))


def _tick(x: float, y: float, metre: int, mark: int) -> list[Box]:
    reach, weight = (2.6, "near") if metre % mark == 0 else (1.7, "far") if metre % (mark // 2) == 0 else (0.8, "far")
    return [Line(x1=x - reach, y1=y, x2=x, y2=y, weight="near" if weight == "near" else "far")]


def _level(x: float, y: float, wide: float, text: str, *, here: bool) -> list[Box]:
    box = Rect(x=x, y=y - 6.4, width=wide, height=6.4, weight="cut", fill="ink" if here else "paper")
    colour: Colour = "paper" if here else "quiet"
    number = Text(x=x + wide / 2, y=y - 2.2, text=text, font="heading", size=8.5, align="centre", colour=colour)
    return [box, Line(x1=x, y1=y, x2=x + wide, y2=y, weight="wall"), number]
