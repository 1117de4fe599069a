"""The frame that every plate shares: coordinates A-H and 1-12, a depth ruler, a title block.

A plate is read like a drawing from the City's own archive: whoever says "C7" means the same square of paper on every
copy. The inner frame is the room of the plate; :func:`room` measures it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press.area import Area
from rpg.press.boxes import Group, Line, Path, Rect, Text
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.boxes import Box
    from rpg.press.theme import Colour

COLUMNS = "ABCDEFGH"
ROWS = 12
MARGIN = 7.0
"""Millimetres between the edge of the paper and the outer frame: what a home printer can reach."""
BAND = 4.5
"""Millimetres between the outer and the inner frame, where coordinates and ruler stand."""
BLOCK = 13.0
"""Height of the title block in millimetres."""
_LABEL = 6.5
_TICKS = 5


class Depth(msgspec.Struct, frozen=True, kw_only=True):
    """The depth ruler: the stratum at the top, how many downwards, and where we are (None: nowhere in particular)."""

    first: int = 0
    strata: int = ROWS
    here: int | None = None


def inner(size: tuple[float, float]) -> Area:
    """The inner frame of a page."""
    edge = MARGIN + BAND
    return Area(edge, edge, size[0] - 2 * edge, size[1] - 2 * edge)


def room(size: tuple[float, float]) -> Area:
    """The room of the plate: the inner frame above the title block."""
    whole = inner(size)
    return Area(whole.x, whole.y, whole.width, whole.height - BLOCK)


def frame(size: tuple[float, float], depth: Depth) -> tuple[Box, ...]:
    """The frame of a page of (width, height) millimetres."""
    whole = inner(size)
    decoration = (
        Rect(x=MARGIN, y=MARGIN, width=size[0] - 2 * MARGIN, height=size[1] - 2 * MARGIN, weight="far"),
        Rect(x=whole.x, y=whole.y, width=whole.width, height=whole.height, weight="wall"),
        *_columns(whole),
        *_rows(whole),
        *_ruler(whole, depth),
    )
    return (Group(tag="Artifact", boxes=decoration),)


def _columns(whole: Area) -> list[Box]:
    out: list[Box] = []
    step = whole.width / len(COLUMNS)
    for i, letter in enumerate(COLUMNS):
        x = whole.x + i * step
        out += [
            Text(x=x + step / 2, y=y, text=letter, font="code", size=_LABEL, align="centre", colour="quiet")
            for y in (whole.y - BAND / 2 + 0.8, whole.bottom + BAND / 2 + 0.8)
        ]
        if i:
            out.append(Line(x1=x, y1=MARGIN, x2=x, y2=whole.y, weight="far"))
            out.append(Line(x1=x, y1=whole.bottom, x2=x, y2=whole.bottom + BAND, weight="far"))
    return out


def _rows(whole: Area) -> list[Box]:
    out: list[Box] = []
    step = whole.height / ROWS
    for i in range(ROWS):
        y = whole.y + i * step
        middle = y + step / 2 + 0.8
        x = whole.x - BAND / 2
        out.append(
            Text(x=x, y=middle, text=str(i + 1), font="code", size=_LABEL, align="centre", colour="quiet"),
        )
        if i:
            out.append(Line(x1=MARGIN, y1=y, x2=whole.x, y2=y, weight="far"))
    return out


def _ruler(whole: Area, depth: Depth) -> list[Box]:
    out: list[Box] = []
    step = whole.height / depth.strata
    for i in range(depth.strata):
        y = whole.y + i * step
        stratum = depth.first + i
        for tick in range(_TICKS):
            at, reach = y + tick * step / _TICKS, BAND if tick == 0 else 1.2
            out.append(
                Line(x1=whole.right, y1=at, x2=whole.right + reach, y2=at, weight="near" if tick == 0 else "far")
            )
        here = stratum == depth.here
        if here:
            out.append(Rect(x=whole.right, y=y, width=BAND, height=step, fill="ink"))
        out.append(_depth_number(whole.right + BAND / 2, y + step / 2, stratum, here=here))
    x, y = whole.right + BAND / 2, whole.bottom
    down = polygon([(x - 1.2, y + 1.2), (x + 1.2, y + 1.2), (x, y + BAND - 1.0)])
    return [*out, Path(outlines=(down,), fill="ink")]


def _depth_number(x: float, y: float, stratum: int, *, here: bool) -> Text:
    text = f"−{stratum:02d}" if stratum else "00"
    colour: Colour = "paper" if here else "quiet"
    return Text(x=x + 1.6, y=y, text=text, font="code", size=_LABEL, align="centre", colour=colour, turn=90)
