"""Zones on a page: where they stand in the squares of the frame, and their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import frame, heading
from rpg.press.area import Area
from rpg.press.sheet.flow import column
from rpg.press.sheet.growth import grown

if TYPE_CHECKING:
    from rpg.press.sheet.bind import Scope
    from rpg.press.sheet.layout import Zone

_PADDING = 3.0


def stand(laid: Zone, whole: Area) -> Area:
    """Where a zone stands when the squares of the frame are those of ``whole``."""
    across, down = whole.width / len(frame.COLUMNS), whole.height / frame.ROWS
    left, top, wide, high = laid.at
    return Area(whole.x + left * across, whole.y + top * down, wide * across, high * down)


def zone(laid: Zone, area: Area, scope: Scope, part: tuple[int, int] | None = None) -> tuple[b.Box, ...]:
    """A zone in an area: all of its elements, or only a ``part`` of them, from one and before another."""
    inside = Area(area.x + _PADDING, area.y + _PADDING * 0.8, area.width - 2 * _PADDING, area.height - _PADDING * 1.4)
    if laid.flush:
        inside = area
    drawn: list[b.Box] = []
    scope.binder.zone = scope.say(laid.title) or laid.name
    if laid.title:
        said = scope.binder.zone
        if heading.fitting(inside, said, scope.metrics, step=laid.step).rest:
            scope.binder.fault("RPG605", scope.place, "no_room", text=said)
        drawn.append(heading.heading(inside, said, scope.metrics, step=laid.step))
        inside = Area(inside.x, inside.y + heading.HEIGHT, inside.width, inside.height - heading.HEIGHT)
    within = scope.at("elements")
    if laid.added and part is None:
        made = grown(laid, inside, within)
    else:
        start, end = part or (0, len(laid.elements))
        made = column(laid.elements[start:end], inside, within, start)
    return (b.Group(tag="Sect", boxes=(*drawn, *made.boxes)),)
