"""Printed words on a sheet: labels, sentences, and rules quoted from the rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.metrics import MM_PER_PT
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.sheet import layout
    from rpg.press.sheet.bind import Scope
    from rpg.press.theme import Colour, Font

LABEL = 6.5
"""Points of a label."""
HANGS = 1.7
"""Millimetres by which the gap below an element may hang over its zone."""
LABEL_ROOM = 3.1
"""Millimetres from the top of a label to what it names."""
_SPACING = 0.35
_CONTINUES = "…"

_FONTS: dict[layout.Style, tuple[Font, Colour]] = {
    "body": ("body", "ink"),
    "strong": ("strong", "ink"),
    "italic": ("italic", "quiet"),
    "label": ("body", "quiet"),
    "heading": ("heading", "ink"),
    "title": ("title", "ink"),
}


class Drawn(NamedTuple):
    """What an element became, and the height in millimetres that it took."""

    boxes: tuple[b.Box, ...]
    height: float


def label(x: float, y: float, text: str, scope: Scope, width: float) -> b.Text:
    """A label whose top is at ``y``, in capitals, shrunk if need be; a fault if it does not fit even so."""
    face = scope.metrics.faces["body"]
    shown = text.upper()
    spacing = _SPACING if face.width(shown, LABEL, _SPACING) <= width else 0.0
    fitted = fit.line(face, shown, width, size=LABEL, floor=scope.theme.floors.label, spacing=spacing)
    if fitted.rest:
        scope.binder.fault("RPG605", scope.place, "no_room", text=text)
    return b.Text(x=x, y=y + 2.1, text=fitted.lines[0], size=fitted.size, colour="quiet", spacing=spacing)


def text(element: layout.Text, area: Area, scope: Scope) -> Drawn:
    """A sentence, wrapped."""
    said = scope.say(element.say, element.values) if element.say else scope.text(element.value)
    if not said:
        return Drawn((), element.height)
    font, colour = _FONTS[element.style]
    floor = scope.theme.floors.label if element.style == "label" else min(element.size, scope.theme.floors.body)
    room = (area.width, element.height or area.height)
    fitted = fit.block(scope.metrics.faces[font], said, room, size=element.size, floor=floor)
    if fitted.rest:
        scope.binder.fault("RPG605", scope.place, "no_room", text=fitted.rest)
    lines = paragraph(area, fitted, font, colour, element.align)
    return Drawn((lines,), element.height or fit.height(len(fitted.lines), fitted.size) + 0.8)


def paragraph(area: Area, fitted: fit.Fitted, font: Font, colour: Colour, align: b.Align = "left") -> b.Group:
    """Fitted lines from the top of an area."""
    x = {"left": area.x, "centre": area.x + area.width / 2, "right": area.right}[align]
    step = fitted.size * fit.LEADING * MM_PER_PT
    return b.Group(
        tag="P",
        boxes=tuple(
            b.Text(x=x, y=area.y + step * (i + 0.8), text=line, font=font, size=fitted.size, align=align, colour=colour)
            for i, line in enumerate(fitted.lines)
        ),
    )


def rule_ref(element: layout.RuleRef, area: Area, scope: Scope) -> Drawn:
    """A rule's name, and its text after it."""
    voice = scope.binder.voice
    name = voice.term(Term(element.id, "name"))
    if name == element.id:  # what no pack has is said by its id
        scope.binder.fault("RPG606", scope.place, "rule", id=element.id)
        return Drawn((), 0.0)
    said = f"{name[:1].upper()}{name[1:]}: {voice.term(Term(element.id, element.text))}"
    fitted = fit.block(
        scope.metrics.faces["body"],
        said,
        (area.width, area.height),
        size=element.size,
        floor=scope.theme.floors.body,
    )
    if fitted.rest:
        scope.binder.fault("RPG605", scope.place, "no_room", text=fitted.rest)
    return Drawn((paragraph(area, fitted, "body", "ink"),), fit.height(len(fitted.lines), fitted.size) + 0.8)
