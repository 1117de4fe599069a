"""Charts of odds as plates: one to four series as bars, upright for totals, lying for names. Pure values, no ink.

Series are told apart by what a black and white printer has: mass, hatching, a dotted outline, a grid. Where upright
bars of several series would be slivers, each has a panel of its own over one axis.
"""

from __future__ import annotations

import msgspec

from rpg.press import block, chart_columns, chart_rows, fit
from rpg.press.area import Area
from rpg.press.boxes import Box, Document, Group, Page, Rect, Text
from rpg.press.chart_marks import Plot, swatch
from rpg.press.frame import BAND, BLOCK, MARGIN, inner
from rpg.press.look import Look  # noqa: TC001  a value of the drawing below

SIZE = (210.0, 148.0)
"""A plate of a chart in millimetres: half an A4."""
_ROW = 5.6
_PAD = 5.0
_TITLE, _FLOOR, _NOTE = 15.0, 8.5, 9.0
_KEY = 6.5
"""Width of a pattern in the legend."""
_NAME = 0.55
"""The share of a row of the legend that a name may take."""


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """What a chart says.

    ``names`` and ``notes``: each series, and a line about it. ``maker``, ``cells`` (label, value, share of the width)
    and ``notice`` stand in the title block; ``alt`` is the chart in words, ``subject`` what the file is about.
    """

    title: str
    names: tuple[str, ...]
    notes: tuple[str, ...]
    plot: Plot
    language: str
    maker: str
    cells: tuple[tuple[str, str, float], ...] = ()
    notice: str = ""
    alt: str = ""
    subject: str = ""


def draw(chart: Chart, look: Look) -> Document:
    """The chart on a page of its own."""
    whole = inner(SIZE)
    area = Area(whole.x + _PAD, whole.y + _PAD, whole.width - 2 * _PAD, whole.height - BLOCK - 2 * _PAD)
    head, used = _legend(area, chart, look) if len(chart.names) > 1 else _heading(area, chart, look)
    room = Area(area.x, area.y + used, area.width, area.height - used)
    bars = (chart_columns if chart.plot.upright else chart_rows).bars(room, chart.plot, look)
    facts = block.Block(title=chart.maker, cells=chart.cells, notice=chart.notice)
    boxes = (
        *_border(),
        *head,
        Group(tag="Figure", alt=chart.alt, boxes=bars),
        *block.title_block(SIZE, facts, look).boxes,
    )
    page = Page(size=SIZE, boxes=boxes, bookmark=chart.title)
    return Document(
        title=chart.title, subject=chart.subject, language=chart.language, theme=look.theme, pages=(page,),
        scale_kept=False,
    )  # fmt: skip


def _border() -> tuple[Box, ...]:
    """The frame of every plate, with marks at the middle of its sides."""
    whole, (width, height) = inner(SIZE), SIZE
    marks = [
        Rect(x=x - 0.3, y=y, width=0.6, height=BAND, fill="ink") for x in (width / 2,) for y in (MARGIN, whole.bottom)
    ]
    marks += [
        Rect(x=x, y=y - 0.3, width=BAND, height=0.6, fill="ink") for x in (MARGIN, whole.right) for y in (height / 2,)
    ]
    drawn: tuple[Box, ...] = (
        Rect(x=MARGIN, y=MARGIN, width=width - 2 * MARGIN, height=height - 2 * MARGIN, weight="far"),
        Rect(x=whole.x, y=whole.y, width=whole.width, height=whole.height, weight="wall"),
        *marks,
    )
    return (Group(tag="Artifact", boxes=drawn),)


def _heading(area: Area, chart: Chart, look: Look) -> tuple[tuple[Box, ...], float]:
    """The title of one series, and what is to be noted under it; the height that they take."""
    fitted = _titled(area.width, chart.title, look)
    lines = [
        Text(x=area.x, y=area.y + 4.2 + i * fit.height(1, fitted.size), text=line, font="title", size=fitted.size)
        for i, line in enumerate(fitted.lines)
    ]
    y = area.y + 4.2 + fit.height(len(lines) - 1, fitted.size) + 5.2
    note = _cut(chart.notes[0], area.width, look)
    title = Group(tag="H1", boxes=tuple(lines))
    if not note:
        return (title,), y - area.y
    said = Group(tag="P", boxes=(Text(x=area.x, y=y, text=note, font="body", size=_NOTE, colour="quiet"),))
    return (title, said), y - area.y + 2.0


def _titled(width: float, title: str, look: Look) -> fit.Fitted:
    """A title in one line, or in two small ones; three points where it still goes on."""
    face = look.metrics.faces["title"]
    one = fit.line(face, title, width, size=_TITLE, floor=_FLOOR)
    if not one.rest:
        return one
    two = fit.block(face, title, (width, fit.height(2, _FLOOR)), size=_FLOOR, floor=_FLOOR)
    if not two.rest:
        return two
    return fit.Fitted((two.lines[0], f"{two.lines[1][:-2].rstrip()}…"), _FLOOR)


def _cut(text: str, width: float, look: Look, size: float = _NOTE) -> str:
    """A line as far as it fits."""
    face = look.metrics.faces["body"]
    if face.width(text, size) <= width:
        return text
    kept = len(text)
    while kept and face.width(f"{text[:kept]}…", size) > width:
        kept -= 1
    return f"{text[:kept].rstrip()}…"


def _legend(area: Area, chart: Chart, look: Look) -> tuple[tuple[Box, ...], float]:
    """The title over a row for each series: its pattern, its name, and what is noted of it."""
    fitted = _titled(area.width, chart.title, look)
    title = Group(
        tag="H1", boxes=(Text(x=area.x, y=area.y + 4.2, text=fitted.lines[0], font="title", size=fitted.size),)
    )
    many = len(chart.names)
    beside = 2 if many > 2 else 1  # noqa: PLR2004  three and more would take too much of the height
    wide = area.width / beside
    entries = [
        _entry(Area(area.x + i % beside * wide, area.y + 10.4 + i // beside * _ROW, wide, _ROW), i, chart, look)
        for i in range(many)
    ]
    return (title, *(box for entry in entries for box in entry)), 10.4 + -(-many // beside) * _ROW - 2.0


def _entry(area: Area, index: int, chart: Chart, look: Look) -> tuple[Box, ...]:
    """A row of the legend; the baseline is the top of its area."""
    left, y = area.x + _KEY + 2, area.y
    face = look.metrics.faces["code"]
    room = area.width - _KEY - 8
    fitted = fit.line(face, chart.names[index], room * _NAME, size=8.5, floor=look.theme.floors.label)
    name = f"{fitted.lines[0][:-1]}…" if fitted.rest else fitted.lines[0]
    end = left + face.width(name, fitted.size)
    note = _cut(chart.notes[index], area.x + area.width - end - 5, look)
    said = (
        Text(x=left, y=y, text=name, font="code", size=fitted.size),
        Text(x=end + 3, y=y, text=note, font="body", size=_NOTE, colour="quiet"),
    )
    pattern = swatch(Area(area.x, y - 3.0, _KEY, 3.6), index)
    return (Group(tag="Artifact", boxes=pattern), Group(tag="P", boxes=said))
