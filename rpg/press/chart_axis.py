"""The axes of upright bars: where columns and shares lie, the lines of the scale, the labels under the foot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rpg.press.area import Area  # noqa: TC001  the type of a field
from rpg.press.boxes import Box, Line, Text

if TYPE_CHECKING:
    from rpg.press.chart_marks import Column, Plot
    from rpg.press.look import Look

SCALE = 11.0
"""Millimetres left of the bars for the scale."""
LABELS, ABOVE = 7.0, 3.0
"""Millimetres below the bars for the labels, and for a line of chances under these."""
SMALL, LABEL = 6.5, 8.0
"""Points of small print and of labels."""
_APART = 2.6
"""Millimetres between two labels."""
_STEPS = (1, 2, 5)


class Axes(NamedTuple):
    """Where columns and shares lie on the paper: the room of the bars, a column's width, the share at its top."""

    area: Area
    pitch: float
    top: float

    def x(self, column: float) -> float:
        """The middle of a column."""
        return self.area.x + (column + 0.5) * self.pitch

    def y(self, share: float) -> float:
        """The height of a share."""
        return self.area.bottom - share / self.top * self.area.height


def roomy(pitch: float, plot: Plot, look: Look) -> bool:
    """Whether chances can stand over the bars of one series, and under them those of as much or more."""
    widest = max(look.metrics.width(said, "body", SMALL) for c in plot.columns for said in (c.said[0], c.above))
    return len(plot.names) == 1 and widest + 0.8 <= pitch


def grid(axes: Axes, lines: tuple[tuple[float, str], ...], look: Look, every: int) -> list[Box]:
    """The lines of the scale with what they mean; the foot is no line of it."""
    out: list[Box] = []
    for i, (share, said) in enumerate(lines):
        if i % every:
            continue
        y = axes.y(share)
        if i:
            out.append(Line(x1=axes.area.x, y1=y, x2=axes.area.right, y2=y, weight="far", colour="rule"))
        x, base = axes.area.x - 1.5, y + look.metrics.cap("code", SMALL) / 2
        out.append(Text(x=x, y=base, text=said, font="code", size=SMALL, align="right", colour="quiet"))
    return out


def foot(axes: Axes) -> Line:
    """What the bars stand on."""
    area = axes.area
    return Line(x1=area.x, y1=area.bottom, x2=area.right, y2=area.bottom, weight="cut")


def labels(axes: Axes, columns: tuple[Column, ...], look: Look) -> list[Box]:
    """The labels under the axis: as many as stand apart, on round numbers; those of the tails always."""
    out: list[Box] = []
    base = axes.area.bottom + 1.8 + look.metrics.cap("code", LABEL)
    for i in _labelled(axes, columns, look):
        x, (left, _) = axes.x(i), _place(axes, i, columns[i].label, look)
        out.append(Line(x1=x, y1=axes.area.bottom, x2=x, y2=axes.area.bottom + 1.1, weight="near"))
        out.append(Text(x=left, y=base, text=columns[i].label, font="code", size=LABEL))
    return out


def above(axes: Axes, plot: Plot) -> list[Box]:
    """The chances of as much or more, under the labels."""
    base = axes.area.bottom + LABELS + 1.6
    head = Text(x=axes.area.x - 1.5, y=base, text=plot.above, size=SMALL, align="right", colour="quiet")
    said = [
        Text(x=axes.x(i), y=base, text=column.above, size=SMALL, align="centre", colour="quiet")
        for i, column in enumerate(plot.columns)
    ]
    return [head, *said]


def _place(axes: Axes, i: int, label: str, look: Look) -> tuple[float, float]:
    """The edges of a label: in the middle under its column, but not beyond the ends of the drawing."""
    wide = look.metrics.width(label, "code", LABEL)
    left = max(axes.area.x - SCALE, min(axes.area.right - wide, axes.x(i) - wide / 2))
    return left, left + wide


def _labelled(axes: Axes, columns: tuple[Column, ...], look: Look) -> list[int]:
    """The columns that have a label."""
    places = [_place(axes, i, column.label, look) for i, column in enumerate(columns)]

    def clear(chosen: list[int]) -> bool:
        return all(places[a][1] + _APART <= places[b][0] for a, b in pairwise(chosen))

    every = list(range(len(columns)))
    if clear(every):
        return every
    ends = [i for i in (0, len(columns) - 1) if columns[i].tail]
    for step in (size * 10**power for power in range(10) for size in _STEPS):
        free = [i for i in every if (at := columns[i].at) is not None and at % step == 0 and clear(sorted({*ends, i}))]
        if free and clear(free):
            return sorted({*ends, *free})
    return next(chosen for gap in every[1:] if clear(chosen := every[::gap]))
