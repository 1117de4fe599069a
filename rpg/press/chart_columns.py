"""Upright bars over an axis of totals: side by side, or in a panel for each series where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.area import Area
from rpg.press.boxes import Box, Line, Outline, Path, Rect, Text
from rpg.press.chart_axis import ABOVE, LABEL, LABELS, SCALE, SMALL, Axes, above, foot, grid, labels, roomy
from rpg.press.chart_marks import pattern, pointer, scale
from rpg.press.shapes import polygon, rectangle

if TYPE_CHECKING:
    from rpg.press.chart_marks import Column, Plot
    from rpg.press.look import Look
    from rpg.press.theme import Colour

_MEANS = 6.5
"""Millimetres above the bars for the marks of the means and what was asked."""
_OVER = 3.6
"""Millimetres that the chances over the bars take."""
_SLIVER = 1.6
"""Columns narrower than this stand without gaps; bars narrower than this stand in panels."""
_FULL = 0.8
"""The share of a column that its bars fill."""
_PANEL = 5.5
"""Millimetres between panels."""
_CLOSE = 4.0
"""Marks closer than this, in millimetres, share their names."""


def bars(room: Area, plot: Plot, look: Look) -> tuple[Box, ...]:
    """The whole drawing."""
    pitch = (room.width - SCALE) / len(plot.columns)
    low = bool(plot.above) and roomy(pitch, plot, look)
    below = LABELS + (ABOVE if low else 0)
    area = Area(room.x + SCALE, room.y + _MEANS, room.width - SCALE, room.height - _MEANS - below)
    many = len(plot.names)
    split = many > 1 and pitch * _FULL / many < _SLIVER
    drawn = _panels(area, pitch, plot, look) if split else _together(area, pitch, plot, look)
    axes = Axes(area, pitch, 1.0)
    return (*drawn, *labels(axes, plot.columns, look), *(above(axes, plot) if low else ()))


def _together(area: Area, pitch: float, plot: Plot, look: Look) -> list[Box]:
    """All series over one foot."""
    lines = scale(plot.top, plot.decimal)
    over = _OVER if roomy(pitch, plot, look) else 0.0
    top = max(lines[-1][0], plot.top * area.height / (area.height - over))
    axes, every = Axes(area, pitch, top), range(len(plot.names))
    bars_of = _silhouette if pitch < _SLIVER else _side_by_side
    drawn = [box for series in every for box in bars_of(axes, plot, series)]
    shares = _shares(axes, plot, look) if over else []
    marks = [_mark(axes, plot, series, max(_near(plot, series).shares)) for series in every if plot.means]
    named = _named(axes, plot) if len(every) > 1 else _told(axes, plot, look, 0)
    ground = [*_shade(axes, plot, look, said=True), *grid(axes, lines, look, 1)]
    return [*ground, *drawn, *shares, foot(axes), *(box for mark in marks for box in mark), *named]


def _panels(area: Area, pitch: float, plot: Plot, look: Look) -> list[Box]:
    """A panel for each series, all to one scale."""
    lines, many = scale(plot.top, plot.decimal), len(plot.names)
    height = (area.height - (many - 1) * _PANEL) / many
    out: list[Box] = []
    for series in range(many):
        part = Area(area.x, area.y + series * (height + _PANEL), area.width, height)
        axes = Axes(part, pitch, lines[-1][0])
        out += _shade(axes, plot, look, said=series == 0)
        out += grid(axes, lines, look, 2)
        out += [*_silhouette(axes, plot, series), foot(axes)]
        out += _mark(axes, plot, series, _near(plot, series).shares[series])
        out += _told(axes, plot, look, series)
        right = axes.x(plot.means[series]) < part.x + part.width * 3 / 4
        x = part.right - 3.0 if right else part.x + 1.0
        out.append(Text(x=x, y=part.y - 1.0, text=plot.names[series], font="code", size=LABEL))
    return out


def _shade(axes: Axes, plot: Plot, look: Look, *, said: bool) -> list[Box]:
    """The part of the axis that was asked for: a tint, a line where it begins, and what its chance is."""
    first = next((i for i, column in enumerate(plot.columns) if column.reached), None)
    if not plot.asked or first is None:
        return []
    x, area = axes.area.x + first * axes.pitch, axes.area
    top = area.y - (_MEANS if said else 0)
    out: list[Box] = [
        Rect(x=x, y=top, width=area.right - x, height=area.bottom - top, fill="tint"),
        Line(x1=x, y1=top, x2=x, y2=area.bottom, weight="near"),
    ]
    if said:
        apart = 5.0 if len(plot.names) > 1 else 1.0
        right = max(area.right - apart, area.x + look.metrics.width(plot.asked, "strong", LABEL))
        out.append(Text(x=right, y=top + 3.2, text=plot.asked, font="strong", size=LABEL, align="right"))
    return out


def _side_by_side(axes: Axes, plot: Plot, series: int) -> list[Box]:
    """The bars of a series, each beside those of the others."""
    many, out = len(plot.names), list[Box]()
    wide = axes.pitch * _FULL / many
    for filled in (True, False):
        shown = [(i, c) for i, c in enumerate(plot.columns) if c.shares[series] and _filled(c, plot) is filled]
        outlines = []
        for i, column in shown:
            left, y = axes.x(i) - axes.pitch * _FULL / 2 + series * wide, axes.y(column.shares[series])
            outlines.append(rectangle(left, y, wide, axes.area.bottom - y))
        out += pattern(tuple(outlines), series, reached=filled) if outlines else ()
    return out


def _filled(column: Column, plot: Plot) -> bool:
    """Whether a bar has the pattern of its series: not a tail, and alone only if it is as much as was asked for."""
    return not column.tail and (column.reached or len(plot.names) > 1)


def _silhouette(axes: Axes, plot: Plot, series: int) -> list[Box]:
    """All bars of a series as one shape; what is not reached as another, empty one, as are the tails."""
    shown = [(i, column) for i, column in enumerate(plot.columns) if column.shares[series]]
    runs = [([i], False) for i, column in shown if column.tail]
    runs += [([i for i, c in shown if not c.tail and _filled(c, plot) is filled], filled) for filled in (False, True)]
    out: list[Box] = []
    for run, filled in runs:
        if run:
            out += pattern((_skyline(axes, plot, series, range(run[0], run[-1] + 1)),), series, reached=filled)
    return out


def _skyline(axes: Axes, plot: Plot, series: int, run: range) -> Outline:
    """The outline of neighbouring bars."""
    points = [(axes.x(run[0] - 0.5), axes.area.bottom)]
    for i in run:
        y = axes.y(plot.columns[i].shares[series])
        points += [(axes.x(i - 0.5), y), (axes.x(i + 0.5), y)]
    return polygon([*points, (axes.x(run[-1] + 0.5), axes.area.bottom)])


def _shares(axes: Axes, plot: Plot, look: Look) -> list[Box]:
    """The chances over the bars of one series."""
    out: list[Box] = []
    high = look.metrics.cap("body", SMALL)
    for i, column in enumerate(plot.columns):
        y, wide = axes.y(column.shares[0]) - 1.2, look.metrics.width(column.said[0], "body", SMALL)
        ground: Colour = "tint" if plot.asked and column.reached else "paper"
        left = axes.x(i) - wide / 2
        out.append(Rect(x=left - 0.4, y=y - high - 0.4, width=wide + 0.8, height=high + 0.8, fill=ground))
        out.append(Text(x=left, y=y, text=column.said[0], size=SMALL))
    return out


def _near(plot: Plot, series: int) -> Column:
    """The column at the mean of a series."""
    return plot.columns[min(len(plot.columns) - 1, max(0, round(plot.means[series])))]


def _mark(axes: Axes, plot: Plot, series: int, share: float) -> list[Box]:
    """A mark over a mean, and a broken line down to the bars there, which reach that share."""
    x, top = axes.x(plot.means[series]), axes.area.y
    foot_ = axes.y(share) - (3.8 if len(plot.names) == 1 else 0.6)
    mark = Path(outlines=(pointer(x, top),), fill="ink" if series == 0 else "paper", weight="near")
    line = Line(x1=x, y1=top, x2=x, y2=foot_, weight="near", dash=(2.0, 1.5))
    return [mark, line] if foot_ > top else [mark]


def _named(axes: Axes, plot: Plot) -> list[Box]:
    """The names of means over their marks; where these are close together, side by side."""
    out: list[Box] = []
    groups: list[list[int]] = []
    for series in sorted(range(len(plot.means)), key=lambda series: plot.means[series]):
        near = groups and axes.x(plot.means[series]) - axes.x(plot.means[groups[-1][-1]]) < _CLOSE
        groups = [*groups[:-1], [*groups[-1], series]] if near else [*groups, [series]]
    for group in groups:
        x = sum(axes.x(plot.means[series]) for series in group) / len(group)
        said = " ".join(plot.names[series] for series in group)
        out.append(Text(x=x, y=axes.area.y - 3.0, text=said, font="code", size=SMALL, align="centre"))
    return out


def _told(axes: Axes, plot: Plot, look: Look, series: int) -> list[Box]:
    """The mean of a panel, in words beside its mark."""
    if not plot.means:
        return []
    x, said = axes.x(plot.means[series]), plot.mean[series]
    wide = look.metrics.width(said, "body", LABEL)
    left = x + 2.0 if x + 2.0 + wide <= axes.area.right else x - 2.0 - wide
    return [Text(x=left, y=axes.area.y - 0.6, text=said, size=LABEL)]
