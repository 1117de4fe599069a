"""Zones on a page: where they stand in the squares of the frame, and their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.frame import Area
from rpg.press.shapes import polygon
from rpg.press.sheet.flow import column

if TYPE_CHECKING:
    from rpg.press.metrics import Metrics
    from rpg.press.sheet.bind import Scope
    from rpg.press.sheet.layout import Zone

_PADDING = 3.0
HEADING = 6.2
"""Height of a zone's heading in millimetres."""


def zone(laid: Zone, whole: Area, scope: Scope) -> tuple[b.Box, ...]:
    """A zone of a frame."""
    across, down = whole.width / len(frame.COLUMNS), whole.height / frame.ROWS
    left, top, wide, high = laid.at
    area = Area(whole.x + left * across, whole.y + top * down, wide * across, high * down)
    inside = Area(area.x + _PADDING, area.y + _PADDING * 0.8, area.width - 2 * _PADDING, area.height - _PADDING * 1.4)
    if laid.flush:
        inside = area
    drawn: list[b.Box] = []
    if laid.title:
        drawn.append(heading(inside, scope.say(laid.title), scope.metrics, step=laid.step))
        inside = Area(inside.x, inside.y + HEADING, inside.width, inside.height - HEADING)
    made = column(laid.elements, inside, scope.at("elements"))
    return (b.Group(tag="Sect", boxes=(*drawn, *made.boxes)),)


def heading(area: Area, said: str, metrics: Metrics, *, step: int = 0) -> b.Group:
    """A heading over a rule, behind the number of a step if there is one."""
    text, size, spacing = said.upper(), 9.0, 0.5
    x, base = area.x, area.y + 3.4
    drawn: list[b.Box] = []
    if step:
        tab = polygon(
            [(x, area.y), (x + 5.4, area.y), (x + 5.4, area.y + 3.2), (x + 4.0, area.y + 4.6), (x, area.y + 4.6)]
        )
        drawn.append(b.Path(outlines=(tab,), weight="near", fill="mass"))
        number = b.Text(x=x + 2.5, y=base, text=str(step), font="title", size=size, colour="on_mass", align="centre")
        drawn.append(number)
        x += 7.0
    named = b.Text(x=x, y=base, text=text, font="heading", size=size, spacing=spacing)
    end = x + metrics.width(text, "heading", size, spacing) + 2.0
    line = b.Line(x1=end, y1=area.y + 2.3, x2=area.right, y2=area.y + 2.3, weight="near")
    return b.Group(tag="H2", boxes=(*drawn, named, line))
