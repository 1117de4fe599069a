"""Zones that packs add to: what was there gives way from below, as far as it can; what finds no room is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.area import Area
from rpg.press.sheet.bind import Scope
from rpg.press.sheet.flow import column
from rpg.press.sheet.words import Drawn

if TYPE_CHECKING:
    from rpg.press.sheet.layout import Element, Zone

MOST = 0.6
"""The share of a zone that additions may take."""
_AIR = 1.0
"""Millimetres between what was there and what was added."""
_HANGS = 1.7
"""Millimetres by which the gap below an element may hang over the edge."""


def grown(laid: Zone, area: Area, scope: Scope) -> Drawn:
    """The elements of a zone from its top, then those of each file that find room; a fault for a file that does not."""
    own = laid.elements[: len(laid.elements) - sum(added.count for added in laid.added)]
    kept: tuple[Element, ...] = ()
    start = len(own)
    for added in laid.added:
        more = laid.elements[start : start + added.count]
        start += added.count
        if _fits(own, (*kept, *more), area, scope):
            kept = (*kept, *more)
        else:
            scope.binder.fault("RPG605", f"/zones/{laid.name}", "no_room_added", file=added.file, zone=laid.name,
                               source=added.file)  # fmt: skip
    if not kept:
        return column(own, area, scope)
    high = _height(kept, area, scope)
    above = column(own, _above(area, high), scope)
    top = min(area.y + above.height + _AIR, area.bottom - high)
    below = column(kept, Area(area.x, top, area.width, area.bottom - top), scope.at("added"))
    return Drawn((*above.boxes, *below.boxes), top - area.y + below.height)


def _above(area: Area, high: float) -> Area:
    return Area(area.x, area.y, area.width, area.height - high - _AIR)


def _height(elements: tuple[Element, ...], area: Area, scope: Scope) -> float:
    """The height that elements take by themselves: those that would take all there is take what they may at most."""
    room = Area(area.x, area.y, area.width, area.height * MOST)
    return column(elements, room, Scope(scope.binder.trial(), scope.place, scope.item, scope.prefix)).height


def _fits(own: tuple[Element, ...], more: tuple[Element, ...], area: Area, scope: Scope) -> bool:
    """Whether additions find room, and what was there says all that it said without them."""
    high = _height(more, area, scope)
    before, after = scope.binder.trial(), scope.binder.trial()
    column(own, area, Scope(before, scope.place, scope.item, scope.prefix))
    tried = Scope(after, scope.place, scope.item, scope.prefix)
    used = column(own, _above(area, high), tried).height
    column(more, Area(area.x, area.bottom - high, area.width, high), tried)
    said = [len(binder.problems) + len(binder.left_over) for binder in (before, after)]
    return high <= area.height * MOST and used <= area.height - high + _HANGS and said[1] <= said[0]
