"""Lying bars behind names: degrees, rows of a table, words, yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import fit
from rpg.press.area import Area
from rpg.press.boxes import Box, Line, Rect, Text
from rpg.press.chart_marks import pattern, scale
from rpg.press.shapes import rectangle

if TYPE_CHECKING:
    from rpg.press.chart_marks import Plot
    from rpg.press.look import Look

_NAMES = 62.0
"""The most millimetres for names, and the most for a row."""
_ROW = 21.0
_FULL = 0.72
_SAID = 12.0
"""Millimetres behind the longest bar for its chance, and under the bars for the scale."""
_SCALE = 7.0
_SMALL = 6.5
_SIZE = 9.0


def bars(room: Area, plot: Plot, look: Look) -> tuple[Box, ...]:
    """The whole drawing."""
    face = look.metrics.faces["body"]
    left = min(_NAMES, max(face.width(column.label, _SIZE) for column in plot.columns) + 1)
    pitch = min(_ROW, (room.height - _SCALE) / len(plot.columns))
    area = Area(room.x + left + 2, room.y, room.width - left - 2 - _SAID, pitch * len(plot.columns))
    lines = scale(plot.top, plot.decimal)
    out: list[Box] = _grid(area, lines, look)
    for i, column in enumerate(plot.columns):
        row = Area(room.x, room.y + i * pitch, left, pitch)
        out += _name(row, column.label, look)
    for series in range(len(plot.names)):
        out += _series(area, plot, series, (pitch, lines[-1][0]), look)
    out.append(Line(x1=area.x, y1=area.y, x2=area.x, y2=area.bottom, weight="cut"))
    return tuple(out)


def _grid(area: Area, lines: tuple[tuple[float, str], ...], look: Look) -> list[Box]:
    out: list[Box] = []
    for share, said in lines:
        x = area.x + share / lines[-1][0] * area.width
        out.append(Line(x1=x, y1=area.y, x2=x, y2=area.bottom, weight="far", colour="rule"))
        base = area.bottom + 1.8 + look.metrics.cap("code", _SMALL)
        out.append(Text(x=x, y=base, text=said, font="code", size=_SMALL, align="centre", colour="quiet"))
    return out


def _series(area: Area, plot: Plot, series: int, scales: tuple[float, float], look: Look) -> list[Box]:
    """The bars of a series with their chances; ``scales`` are the height of a row and the share at the right edge."""
    pitch, top = scales
    wide = pitch * _FULL / len(plot.names)
    size = min(_SIZE, max(5.0, wide / 0.36))
    outlines, said = [], list[Box]()
    for i, column in enumerate(plot.columns):
        y = area.y + (i + (1 - _FULL) / 2) * pitch + series * wide
        long = column.shares[series] / top * area.width
        if long:
            outlines.append(rectangle(area.x, y, long, wide))
        high, across = look.metrics.cap("body", size), look.metrics.width(column.said[series], "body", size)
        base = y + wide / 2 + high / 2
        said.append(Rect(x=area.x + long + 1.0, y=base - high - 0.3, width=across + 1, height=high + 0.6, fill="paper"))
        said.append(Text(x=area.x + long + 1.5, y=base, text=column.said[series], size=size))
    return [*(pattern(tuple(outlines), series) if outlines else ()), *said]


def _name(row: Area, label: str, look: Look) -> list[Box]:
    """A name against the right edge, on as many lines as its row has room for."""
    fitted = fit.block(
        look.metrics.faces["body"], label, (row.width, row.height), size=_SIZE, floor=look.theme.floors.label
    )
    lines = fitted.lines or (label,)
    if fitted.rest:
        lines = (*lines[:-1], f"{lines[-1][:-1].rstrip()}…")
    first = row.y + row.height / 2 - fit.height(len(lines), fitted.size) / 2 + fit.height(1, fitted.size) * 0.78
    return [
        Text(x=row.right, y=first + i * fit.height(1, fitted.size), text=line, size=fitted.size, align="right")
        for i, line in enumerate(lines)
    ]
