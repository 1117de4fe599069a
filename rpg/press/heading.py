"""Headings: a line of capitals over a rule, behind the number of a step if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.metrics import Metrics

HEIGHT = 6.2
"""Millimetres that a heading takes."""
_SIZE = 9.0
_SPACING = 0.5


def heading(area: Area, said: str, metrics: Metrics, *, step: int = 0) -> b.Group:
    """A heading at the top of an area."""
    text = said.upper()
    x, base = area.x, area.y + 3.4
    drawn: list[b.Box] = []
    if step:
        tab = polygon(
            [(x, area.y), (x + 5.4, area.y), (x + 5.4, area.y + 3.2), (x + 4.0, area.y + 4.6), (x, area.y + 4.6)]
        )
        drawn.append(b.Path(outlines=(tab,), weight="near", fill="mass"))
        number = b.Text(x=x + 2.5, y=base, text=str(step), font="title", size=_SIZE, colour="on_mass", align="centre")
        drawn.append(number)
        x += 7.0
    named = b.Text(x=x, y=base, text=text, font="heading", size=_SIZE, spacing=_SPACING)
    end = x + metrics.width(text, "heading", _SIZE, _SPACING) + 2.0
    line = b.Line(x1=min(end, area.right), y1=area.y + 2.3, x2=area.right, y2=area.y + 2.3, weight="near")
    return b.Group(tag="H2", boxes=(*drawn, named, line))
