"""What measures a plate: a person to scale, a bar of metres, a ruler that tells whether the printer kept the scale."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rpg.press.boxes import Group, Line, Path, Rect, Text
from rpg.press.figure import HEIGHT, person
from rpg.press.map_frame import LABEL, label, spoken
from rpg.press.map_legend import WIDTH
from rpg.press.shapes import polyline

if TYPE_CHECKING:
    from rpg.press.boxes import Box
    from rpg.press.map_words import MapWords

RULER = 50.0
_BARS = (12, 8, 4, 2, 1)
_LONGER = (24, 60, 120, 240, 600, 1200)
_BAR = 10.0
"""Metres that a bar measures, of plates as a rule the first; the least length of it: three numbers stand over it."""
_END = 1.0
"""Millimetres that the bar keeps from the edge of the column."""
_TALL, _ROOM = 36.0, 6.5
"""Millimetres: the tallest person that is drawn, and one for whom the room beside the bar is enough."""
_BACK, _FRONT = 0.36, 0.2
"""Metres that a person reaches to the left and to the right of where they stand."""


def taller(metre: float, free: float = _TALL) -> float:
    """Millimetres that a person to scale needs over the room that measures always have; 0.0 if that is not free."""
    more = max(0.0, HEIGHT * metre - _ROOM)
    return more if more <= free and HEIGHT * metre <= _TALL else 0.0


def scale_bar(x: float, y: float, metre: float, words: MapWords, *, free: float = _TALL) -> tuple[Box, ...]:
    """A person to scale and a bar of metres, ``metre`` millimetres each, standing on y; within the column of a plate.

    The bar measures 12 m; more where that is short, less where it is too long. A person who is taller than the room
    and ``free`` millimetres over it is left out.
    """
    boxes: list[Box] = []
    start, stood = x, HEIGHT * metre <= _ROOM or taller(metre, free) > 0.0
    if stood:
        feet = x + max(2.0, _BACK * metre)
        beside = max(x + 5.0, feet + _FRONT * metre + 0.8)
        start = beside + 11.0
        boxes += [person(feet, y, metre), label(beside, y - 0.4, words.metres(HEIGHT))]
    bar = _length(metre, x - 1.0 + WIDTH - _END - start)
    boxes += _bar(start, y, metre, bar)
    said = words.word("scale.person" if stood else "scale.bar", metres=HEIGHT, bar=bar)
    drawn: list[Box] = [Group(tag="Figure", alt=said, boxes=tuple(boxes))] if boxes else []
    if stood:
        drawn.append(Line(x1=x, y1=y, x2=start - 4.0, y2=y, weight="near"))
    return tuple(drawn)


def _length(metre: float, room: float) -> int:
    """How many metres the bar measures; 0 if not even one fits that room."""
    if _BARS[0] * metre < _BAR:
        return next((each for each in _LONGER if each * metre >= _BAR), _LONGER[-1])
    return next((each for each in _BARS if each * metre <= room), 0)


def _bar(x: float, y: float, metre: float, bar: int) -> list[Box]:
    if not bar:
        return []
    steps = [bar * quarter / 4 for quarter in range(5)]
    boxes: list[Box] = [
        Rect(x=x + one * metre, y=y - 1.3, width=(other - one) * metre, height=1.3, weight="near",
             fill=None if i % 2 else "ink")
        for i, (one, other) in enumerate(pairwise(steps))
    ]  # fmt: skip
    told = steps[::2] if bar % 2 == 0 else steps[::4]
    return [*boxes, *(label(x + step * metre, y - 2.2, f"{step:g}", align="centre") for step in told)]


def ruler(x: float, y: float, words: MapWords) -> tuple[Box, ...]:
    """A ruler of exactly 50 mm: whoever holds a real one against it knows whether the printer kept the scale."""
    ticks = tuple(polyline([(x + i, y), (x + i, y - _reach(i))]) for i in range(int(RULER) + 1))
    return (
        Path(outlines=(polyline([(x, y), (x + RULER, y)]),), weight="near"),
        Path(outlines=ticks, weight="far"),
        *(label(x + i, y - 3.2, str(i), align="centre") for i in range(0, int(RULER), 10)),
        spoken(Text(x=x, y=y + 3.0, text=words.word("ruler"), size=LABEL, colour="quiet")),
    )


def _reach(millimetre: int) -> float:
    return 2.6 if millimetre % 10 == 0 else 1.9 if millimetre % 5 == 0 else 1.2
