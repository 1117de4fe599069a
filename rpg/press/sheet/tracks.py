"""Boxes in a row or in a grid: what runs out, what fills up, what is carried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.shapes import circle, rectangle
from rpg.press.sheet.words import HANGS, LABEL_ROOM, Drawn, label

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.sheet import layout
    from rpg.press.sheet.bind import Scope
    from rpg.press.theme import Colour

_GAP = 1.3
_MARGIN = 2.9  # millimetres beside a zone into which a row of boxes may reach
_DASH = (1.2, 1.2)
_NAME = 9.5
_UNDER = 2.7  # millimetres from the foot of a box to the baseline of what is written under it


def track(element: layout.Track, area: Area, scope: Scope) -> Drawn:
    """Boxes in a row, or in rows of ``across``, their name above or beside them."""
    name = scope.say(element.label) if element.label else scope.text(element.value)
    count, spare, filled = (scope.number(n) for n in (element.count, element.spare, element.filled))
    step = element.size + (_GAP if element.shape == "box" else 0.8)
    most = max(1, int((area.width + _MARGIN - element.beside + step - element.size) / step))
    if not element.across:
        count, spare = _fitting(count, spare, most, name, scope)
    row = min(element.across or most, most, max(1, count + spare))
    wide = row * step - (step - element.size)
    shown = name and not element.silent
    left = area.right - wide if element.align == "right" else area.x + element.beside
    top = area.y + (LABEL_ROOM if shown and not element.beside else 0.0)
    drawn: list[b.Box] = [_name(element, area, scope, name)] if shown else []
    marks = {int(item["at"]): item for item in (scope.items(element.marks) if element.marks else ())}
    for i in range(count + spare):
        x, y = left + i % row * step, top + i // row * step
        drawn += _place(element, (x, y), spare=i >= count, mark=marks.get(i + 1))
        tip = f"{name} {i + 1}"
        drawn.append(
            b.Check(x=x, y=y, size=element.size, name=f"{scope.prefix}{element.name}.{i + 1}", tip=tip,
                    on=i < filled, mark=element.mark),
        )  # fmt: skip
    rows = max(1, -(-(count + spare) // row))
    foot = top + (rows - 1) * step
    drawn += _notes(element, area, scope, (left + (count - 1) % row * step, foot))
    under = 3.2 if element.last or marks or (element.note and not element.beside) else 0.0
    return Drawn(tuple(drawn), foot - area.y + element.size + under + 1.5)


def _fitting(count: int, spare: int, most: int, name: str, scope: Scope) -> tuple[int, int]:
    """As many boxes as have room; where they are too many, how many there are goes to the notes."""
    if count + spare <= most:
        return count, spare
    scope.binder.left_over.append(f"{name}: {count}")
    return min(count, most), max(0, min(spare, most - count))


def _name(element: layout.Track, area: Area, scope: Scope, name: str) -> b.Box:
    if not element.beside:
        return b.Group(tag="P", boxes=(label(area.x, area.y, name, scope, area.width),))
    fitted = fit.line(scope.metrics.faces["strong"], name, element.beside, size=_NAME, floor=scope.theme.floors.body)
    if fitted.rest:
        scope.binder.fault("RPG605", scope.place, "no_room", text=name)
    y = area.y + (element.size / 2 + 1.15 if not element.note else 2.9)
    return b.Group(tag="P", boxes=(b.Text(x=area.x, y=y, text=fitted.lines[0], font="strong", size=fitted.size),))


def _place(
    element: layout.Track, at: tuple[float, float], *, spare: bool, mark: dict[str, Any] | None = None
) -> list[b.Box]:
    """A box, or a ring; one with a mark has a thick line, and its name under it."""
    x, y = at
    dash = _DASH if spare else ()
    if element.shape == "ring":
        ring = circle(x + element.size / 2, y + element.size / 2, element.size / 2)
        return [b.Path(outlines=(ring,), weight="near", fill="paper", dash=dash)]
    square = rectangle(x, y, element.size, element.size)
    if mark is None:
        return [b.Path(outlines=(square,), weight="near" if spare else "cut", fill="paper", dash=dash)]
    colour: Colour = "signal" if mark["sends"] else "ink"
    name = b.Text(
        x=x + element.size / 2, y=y + element.size + _UNDER, text=str(mark["name"]), font="heading", size=6.5,
        align="centre",
    )  # fmt: skip
    return [
        b.Path(outlines=(square,), weight="wall", fill="paper", colour=colour), b.Group(tag="P", boxes=(name,)),
    ]  # fmt: skip


def _notes(element: layout.Track, area: Area, scope: Scope, last: tuple[float, float]) -> list[b.Box]:
    out: list[b.Box] = []
    if element.note:
        said = scope.say(element.note, element.values)
        width = element.beside or area.width
        floor = scope.theme.floors.label
        fitted = fit.line(scope.metrics.faces["body"], said, width, size=7.5, floor=floor)
        if fitted.rest:
            scope.binder.fault("RPG605", scope.place, "no_room", text=said)
        y = area.y + (6.0 if element.beside else LABEL_ROOM + element.size + 2.8)
        note = b.Text(x=area.x, y=y, text=fitted.lines[0], size=fitted.size, colour="quiet")
        out.append(b.Group(tag="P", boxes=(note,)))
    if element.last:
        said = scope.say(element.last)
        x, y = last
        under = b.Text(x=x + element.size, y=y + element.size + 2.5, text=said, size=6.5, colour="quiet", align="right")
        out.append(b.Group(tag="P", boxes=(under,)))
    return out


def slots(element: layout.Slots, area: Area, scope: Scope) -> Drawn:
    """A grid of boxes; those behind the last that may be filled without a price are hatched."""
    count, spare, filled = (scope.number(n) for n in (element.count, element.spare, element.filled))
    step, name = element.size + _GAP, scope.say(element.label)
    rows = max(1, int((area.height + _GAP + HANGS) / step))
    count, spare = _fitting(count, spare, rows * element.across, name, scope)
    drawn: list[b.Box] = []
    for i in range(count + spare):
        x, y = area.x + (i % element.across) * step, area.y + (i // element.across) * step
        square = rectangle(x, y, element.size, element.size)
        drawn.append(b.Path(outlines=(square,), weight="cut" if i < count else "near", fill="paper"))
        if i >= count:
            drawn.append(b.Hatch(outlines=(square,), gap=1.3))
        drawn.append(
            b.Check(x=x, y=y, size=element.size, name=f"{scope.prefix}{element.name}.{i + 1}", tip=f"{name} {i + 1}",
                    on=i < filled, mark="cross"),
        )  # fmt: skip
    rows = -(-(count + spare) // element.across)
    return Drawn(tuple(drawn), rows * step + 0.6)
