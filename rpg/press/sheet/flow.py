"""Elements below one another and beside one another, each to its drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.motif.drawn import filled
from rpg.press.sheet import entries, layout, tables, tracks, words
from rpg.press.sheet.words import HANGS, Drawn
from rpg.press.strip import strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.press.sheet.bind import Scope


_HOLDERS = layout.Row, layout.Stack, layout.Each
"""Elements that hold others, whose boxes were counted there."""


def column(elements: tuple[layout.Element, ...], area: Area, scope: Scope, first: int = 0) -> Drawn:
    """Elements from the top of an area downwards, ``first`` the number of the first; a fault if they reach beyond."""
    drawn: list[b.Box] = []
    y = area.y
    for i, element in enumerate(elements, first):
        if scope.binder.spent():
            break
        room = Area(area.x, y, area.width, area.bottom - y)
        made = one(element, room, scope.at(i))
        drawn += made.boxes
        y += made.height
        if y > area.bottom + HANGS:
            binder = scope.binder
            over = f"{y - area.bottom:.1f}".replace(".", binder.voice.word("press.number.point"))
            binder.fault("RPG605", f"{scope.place}/{i}", "too_high", over=over, zone=binder.zone, page=binder.page)
    return Drawn(tuple(drawn), y - area.y)


def one(element: layout.Element, area: Area, scope: Scope) -> Drawn:
    """One element at the top of an area."""
    made = DRAWERS[type(element)](element, area, scope)
    if not isinstance(element, _HOLDERS):
        scope.binder.spent(len(made.boxes))
    return made


def _strip(element: layout.Strip, area: Area, scope: Scope) -> Drawn:
    cells = [(str(item["faces"]), str(item["name"])) for item in scope.items(element.of)]
    return Drawn(strip(Area(area.x, area.y, area.width, element.height), cells, scope.metrics), element.height + 1.5)


def _space(element: layout.Space, area: Area, scope: Scope) -> Drawn:
    del area, scope
    return Drawn((), element.height)


def _stack(element: layout.Stack, area: Area, scope: Scope) -> Drawn:
    return column(element.elements, area, scope.at("elements"))


def _plate(element: layout.Plate, area: Area, scope: Scope) -> Drawn:
    height = element.height or area.height
    scale = 1000 / element.scale / scope.binder.look.times
    name = scope.text(element.value) if element.value else element.motif
    return Drawn(filled(name, Area(area.x, area.y, area.width, height), scale, scope.binder.look.seed), height)


def _row(element: layout.Row, area: Area, scope: Scope) -> Drawn:
    shares = element.shares or (1.0,) * len(element.elements)
    free = area.width - element.gap * (len(shares) - 1)
    drawn: list[b.Box] = []
    tallest, x = 0.0, area.x
    for i, (inner, share) in enumerate(zip(element.elements, shares, strict=False)):
        if scope.binder.spent():
            break
        width = free * share / sum(shares)
        made = one(inner, Area(x, area.y, width, area.height), scope.at("elements").at(i))
        drawn += made.boxes
        tallest = max(tallest, made.height)
        x += width + element.gap
    return Drawn(tuple(drawn), tallest)


def _each(element: layout.Each, area: Area, scope: Scope) -> Drawn:
    items = scope.items(element.of)
    width = (area.width - element.gap * (element.across - 1)) / element.across
    drawn: list[b.Box] = []
    y = area.y
    for start in range(0, len(items), element.across):
        if scope.binder.spent():
            break
        tallest = 0.0
        row: list[b.Box] = []
        for i, item in enumerate(items[start : start + element.across]):
            own = Area(area.x + i * (width + element.gap), y, width, area.bottom - y)
            inside = scope.at("elements").inside(item, str(item.get("slug", start + i + 1)))
            made = column(element.elements, own, inside)
            row += made.boxes
            tallest = max(tallest, made.height)
            if element.ruled and i:
                x = own.x - element.gap / 2
                row.append(b.Line(x1=x, y1=y, x2=x, y2=area.bottom, weight="near", colour="rule"))
        if start and y + tallest > area.bottom + HANGS:
            _homeless(items[start:], scope)
            break
        drawn += row
        y += max(tallest, element.height)
    return Drawn(tuple(drawn), y - area.y)


def _homeless(items: list[Any], scope: Scope) -> None:
    """What of a loop has no room goes to the notes, by its name."""
    named = (str(item.get("name") or item.get("text") or item.get("slug") or "") for item in items)
    scope.binder.left_over += [name for name in named if name]


DRAWERS: dict[type[layout.Element], Callable[[Any, Area, Scope], Drawn]] = {
    layout.Text: words.text,
    layout.RuleRef: words.rule_ref,
    layout.Field: entries.field,
    layout.Box: entries.box,
    layout.Check: entries.check,
    layout.Track: tracks.track,
    layout.Slots: tracks.slots,
    layout.Table: tables.table,
    layout.Strip: _strip,
    layout.Plate: _plate,
    layout.Space: _space,
    layout.Stack: _stack,
    layout.Row: _row,
    layout.Each: _each,
}
"""Who draws which kind of element."""
