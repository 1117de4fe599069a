"""Headings: a line of capitals over a rule, behind the number of a step if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.metrics import Metrics

HEIGHT = 6.2
"""Millimetres that a heading takes."""
_SIZE = 9.0
_FLOOR = 6.5
_SPACING = 0.5


def fitting(area: Area, said: str, metrics: Metrics, *, step: int = 0) -> fit.Fitted:
    """The words of a heading as they fit, and what does not."""
    room = area.width - (7.0 if step else 0.0)
    return fit.line(metrics.faces["heading"], said.upper(), room, size=_SIZE, floor=_FLOOR, spacing=_SPACING)


def heading(area: Area, said: str, metrics: Metrics, *, step: int = 0) -> b.Group:
    """A heading at the top of an area."""
    x, base = area.x + (7.0 if step else 0.0), area.y + 3.4
    fitted = fitting(area, said, metrics, step=step)
    drawn: list[b.Box] = []
    if step:
        left, y = area.x, area.y
        tab = polygon([(left, y), (left + 5.4, y), (left + 5.4, y + 3.2), (left + 4.0, y + 4.6), (left, y + 4.6)])
        drawn.append(b.Path(outlines=(tab,), weight="near", fill="mass"))
        drawn.append(
            b.Text(x=left + 2.5, y=base, text=str(step), font="title", size=_SIZE, colour="on_mass", align="centre")
        )
    named = b.Text(x=x, y=base, text=fitted.lines[0], font="heading", size=fitted.size, spacing=_SPACING)
    end = x + metrics.width(fitted.lines[0], "heading", fitted.size, _SPACING) + 2.0
    line = b.Line(x1=min(end, area.right), y1=area.y + 2.3, x2=area.right, y2=area.y + 2.3, weight="near")
    return b.Group(tag="H2", boxes=(*drawn, named, line))
