"""The title block of a plate: its name on black, cells of facts, and the notice in small print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press import fit, frame
from rpg.press.area import Area
from rpg.press.boxes import Box, Group, Line, Path, Rect, Text
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.look import Look

_LABEL = 6.5
_CELLS = 7.4  # height of the cells; the notice has the rest
_MASS = 0.25  # share of the width that is black
_SPACING = 0.4


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The name of the plate, cells of (label, value) with their share of the width, and the notice."""

    title: str
    cells: tuple[tuple[str, str, float], ...]
    notice: str


class Drawn(msgspec.Struct, frozen=True):
    """A title block, and the texts that found no room in it."""

    boxes: tuple[Box, ...]
    rest: tuple[str, ...]


def title_block(size: tuple[float, float], block: Block, look: Look) -> Drawn:
    """The title block at the foot of a page of (width, height) millimetres."""
    whole = frame.inner(size)
    top = whole.bottom - frame.BLOCK
    mass = Area(whole.x, top, whole.width * _MASS, frame.BLOCK)
    cells = Area(mass.right, top, whole.width - mass.width, _CELLS)
    small = Area(mass.right, top + _CELLS, cells.width, frame.BLOCK - _CELLS)
    ground: tuple[Box, ...] = (
        Rect(x=mass.x, y=mass.y, width=mass.width, height=mass.height, weight="cut", fill="mass"),
        Line(x1=whole.x, y1=top, x2=whole.right, y2=top, weight="cut"),
        Line(x1=cells.x, y1=cells.bottom, x2=cells.right, y2=cells.bottom, weight="near"),
        Path(outlines=(polygon(_mark(mass)),), fill="on_mass"),
        *_rules(cells, block),
    )
    parts = (_title(mass, block, look), *_cells(cells, block, look), _notice(small, block, look))
    said = tuple(box for part in parts for box in part.boxes)
    return Drawn((Group(tag="Artifact", boxes=ground), *said), tuple(rest for part in parts for rest in part.rest))


def _mark(mass: Area) -> list[tuple[float, float]]:
    left, right, y = mass.x + 2.5, mass.right - 2.5, mass.y + 8.4
    return [(left, y), (right, y), (right, y + 0.5), (left + 11.5, y + 0.5), (left + 10, y + 2.2), (left, y + 2.2)]


def _title(mass: Area, block: Block, look: Look) -> Drawn:
    face, floor = look.metrics.faces["title"], look.theme.floors.label
    fitted = fit.line(face, block.title, mass.width - 5, size=11, floor=floor, spacing=_SPACING)
    text = Text(
        x=mass.x + 2.5, y=mass.y + 6.0, text=fitted.lines[0], font="title", size=fitted.size, spacing=_SPACING,
        colour="on_mass",
    )  # fmt: skip
    return Drawn((Group(tag="H1", boxes=(text,)),), (fitted.rest,) if fitted.rest else ())


def _widths(area: Area, block: Block) -> list[tuple[float, float]]:
    total = sum(share for _, _, share in block.cells)
    out, x = [], area.x
    for _, _, share in block.cells:
        out.append((x, area.width * share / total))
        x += out[-1][1]
    return out


def _rules(area: Area, block: Block) -> list[Line]:
    return [Line(x1=x, y1=area.y, x2=x, y2=area.bottom, weight="near") for x, _ in _widths(area, block)]


def _cells(area: Area, block: Block, look: Look) -> list[Drawn]:
    places = _widths(area, block)
    return [
        _cell(Area(x + 1.5, area.y, width - 3, area.height), label, value, look)
        for (x, width), (label, value, _) in zip(places, block.cells, strict=True)
    ]


def _cell(area: Area, label: str, value: str, look: Look) -> Drawn:
    """A label over its value: in code letters if they fit, else in narrow ones, on two lines if need be."""
    floor = look.theme.floors.label
    fitted, font, y = fit.line(look.metrics.faces["code"], value, area.width, size=7.5, floor=floor), "code", 6.0
    if fitted.rest:
        narrow = look.metrics.faces["body"]
        fitted, font = fit.block(narrow, value, (area.width, 5.6), size=8.5, floor=floor), "body"
        y = 6.0 if len(fitted.lines) == 1 else 5.0
    lines = tuple(
        Text(x=area.x, y=area.y + y + i * 2.1, text=line, font="code" if font == "code" else "body", size=fitted.size)
        for i, line in enumerate(fitted.lines)
    )
    named = Text(x=area.x, y=area.y + 2.7, text=label, size=_LABEL, colour="quiet", spacing=0.2)
    return Drawn((Group(tag="P", boxes=(named, *lines)),), (fitted.rest,) if fitted.rest else ())


def _notice(area: Area, block: Block, look: Look) -> Drawn:
    floor = look.theme.floors.label
    fitted = fit.block(
        look.metrics.faces["body"], block.notice, (area.width - 3, area.height), size=_LABEL, floor=floor
    )
    lines = tuple(
        Text(x=area.x + 1.5, y=area.y + 2.25 + i * 2.35, text=text, size=fitted.size, colour="quiet")
        for i, text in enumerate(fitted.lines)
    )
    return Drawn((Group(tag="P", boxes=lines),), (fitted.rest,) if fitted.rest else ())
