"""What is written by hand or typed in: fields, large single values, boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.metrics import MM_PER_PT
from rpg.press.sheet.words import LABEL_ROOM, Drawn, label

if TYPE_CHECKING:
    from rpg.press.sheet import layout
    from rpg.press.sheet.bind import Scope

PADDING = 2.0 * MM_PER_PT
"""What a form field keeps free at its left and right, in millimetres."""


def entry(
    area: Area, scope: Scope, element: layout.Field | layout.Column, said: tuple[str, str], size: float
) -> b.Field:
    """A form field that fills an area, its value shrunk to fit; what finds no room even so goes to the notes.

    ``said`` is what the field is for, and its value.
    """
    tip, value = said
    face = scope.metrics.faces["field"]
    room = (area.width - 2 * PADDING, area.height - PADDING)
    floor = scope.theme.floors.body
    if element.lines:
        fitted = fit.block(face, value, room, size=size, floor=floor)
    else:
        fitted = fit.line(face, value, room[0], size=size, floor=floor)
    if fitted.rest:
        scope.binder.left_over.append(f"{tip}: {value}")
    return b.Field(
        x=area.x, y=area.y, width=area.width, height=area.height, name=f"{scope.prefix}{element.name}", tip=tip,
        value=value, lines=fitted.lines if value else (), size=fitted.size, align=element.align,
        multiline=element.lines,
    )  # fmt: skip


def field(element: layout.Field, area: Area, scope: Scope) -> Drawn:
    """A field on a line, its label above or beside it."""
    tip = scope.say(element.label)
    top = 0.0 if element.beside else LABEL_ROOM
    from_ = area.x + element.beside
    high = element.height or area.height - top - 0.8
    own = Area(from_, area.y + top, area.right - from_, high)
    named = label(area.x, area.y + (high - 3.0 if element.beside else 0.0), tip, scope, area.width)
    drawn = (
        b.Group(tag="P", boxes=(named,)),
        *ruled(own, whole=element.lines),
        entry(own, scope, element, (tip, scope.text(element.value)), element.size),
    )
    return Drawn(drawn, top + high + 1.6)


def ruled(area: Area, *, whole: bool = False) -> tuple[b.Box, ...]:
    """The ground and the line of a field; a frame around it if ``whole``."""
    if whole:
        return (
            b.Rect(x=area.x, y=area.y, width=area.width, height=area.height, weight="near", fill="tint", colour="rule"),
        )
    return (
        b.Rect(x=area.x, y=area.y, width=area.width, height=area.height, fill="tint"),
        b.Line(x1=area.x, y1=area.bottom, x2=area.right, y2=area.bottom, weight="cut"),
    )


def box(element: layout.Box, area: Area, scope: Scope) -> Drawn:
    """A square with a large value, its label under it."""
    tip = scope.say(element.label)
    side = element.size
    x = area.x + (area.width - side) / 2
    drawn = (
        b.Rect(x=x, y=area.y, width=side, height=side, weight="wall", fill="paper"),
        b.Field(
            x=x + 0.6, y=area.y + 0.6, width=side - 1.2, height=side - 1.2, name=f"{scope.prefix}{element.name}",
            tip=tip, value=scope.text(element.value), lines=(), size=side * 1.5, align="centre",
        ),
        b.Group(tag="P", boxes=(_under(element, area, scope, tip),)),
    )  # fmt: skip
    return Drawn(drawn, side + 4.4)


def _under(element: layout.Box, area: Area, scope: Scope, tip: str) -> b.Text:
    named = label(area.x, area.y + element.size + 0.6, tip, scope, area.width)
    return b.Text(
        x=area.x + area.width / 2, y=named.y, text=named.text, size=named.size, colour="quiet", align="centre",
        spacing=named.spacing,
    )  # fmt: skip


def check(element: layout.Check, area: Area, scope: Scope) -> Drawn:
    """A box to tick, what it means, and more words behind it."""
    meant = scope.say(element.label) if element.label else scope.text(element.value)
    note = scope.text(element.note)
    side, indent = min(3.2, element.height - 0.9), 5.0
    face, floor = scope.metrics.faces["strong"], scope.theme.floors.body
    said = fit.line(face, meant, area.width - indent, size=9.5, floor=floor)
    if said.rest:
        scope.binder.fault("RPG605", scope.place, "no_room", text=meant)
    named = b.Text(x=area.x + indent, y=area.y + side / 2 + 1.15, text=said.lines[0], font="strong", size=said.size)
    drawn: list[b.Box] = [
        b.Rect(x=area.x, y=area.y, width=side, height=side, weight="cut", fill="paper"),
        b.Check(x=area.x, y=area.y, size=side, name=f"{scope.prefix}{element.name}", tip=meant,
                on=bool(scope.look(element.on))),
    ]  # fmt: skip
    if not note:
        return Drawn((*drawn, b.Group(tag="P", boxes=(named,))), element.height)
    width = area.width - indent
    fitted = fit.block(
        scope.metrics.faces["body"], note, (width, area.height - 4.0), size=8.5, floor=scope.theme.floors.body
    )
    if fitted.rest:
        scope.binder.fault("RPG605", scope.place, "no_room", text=fitted.rest)
    step = fitted.size * fit.LEADING * MM_PER_PT
    words = tuple(
        b.Text(x=area.x + indent, y=area.y + 2.75 + step * (i + 1), text=line, size=fitted.size, colour="quiet")
        for i, line in enumerate(fitted.lines)
    )
    return Drawn((*drawn, b.Group(tag="P", boxes=(named, *words))), 2.75 + step * len(words) + 2.2)
