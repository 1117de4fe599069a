"""The strata one below the other, drawn aslant: at one look, where the void goes through and what hangs in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.cells import WALKABLE, height, width
from rpg.maps.depths import numeral
from rpg.maps.regions import mask, traced
from rpg.press.boxes import Group, Hatch, Line, Path, Text
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from rpg.maps.model import Cell
    from rpg.press.boxes import Box, Outline
    from rpg.press.map_sheet import MapSheet

_SHEAR = 0.45  # how far a row moves aside for each row it lies behind
_FLAT = 0.34  # how high a row is drawn
_APART = 0.5  # the least distance of two strata, as a share of how high one is drawn


def legible(sheet: MapSheet, wide: float, high: float) -> bool:
    """Whether the strata, so wide and so high in all, lie far enough apart for each to be seen."""
    _, tall, step = _measures(sheet, wide, high)
    return len(sheet.map.strata) == 1 or step >= tall * _APART


def _measures(sheet: MapSheet, wide: float, high: float) -> tuple[float, float, float]:
    """Millimetres a cell, the height of a stratum as it is drawn, and from one to the next."""
    first = sheet.map.strata[0]
    scale = wide / (width(first) + _SHEAR * height(first))
    tall = height(first) * _FLAT * scale
    return scale, tall, min((high - tall) / max(1, len(sheet.map.strata) - 1), tall * 1.9)


def stack(sheet: MapSheet, across: tuple[float, float], span: tuple[float, float]) -> Group:
    """The strata between the heights ``span``; ``across`` is where they begin, and how wide they are."""
    x, wide = across
    scale, _, step = _measures(sheet, wide, span[1] - span[0])
    boxes: list[Box] = []
    for k in range(len(sheet.map.strata)):
        boxes += _layer(sheet, k, (x, span[0] + k * step), scale)
    posts = _posts(sheet, (x, span[0]), scale, step)
    return Group(tag="Figure", alt=sheet.words.word("alt.stack"), boxes=(*posts, *boxes))


def _layer(sheet: MapSheet, index: int, at: tuple[float, float], scale: float) -> Iterator[Box]:
    stratum = sheet.map.strata[index]
    high = height(stratum)

    def shape(kinds: AbstractSet[Cell]) -> tuple[Outline, ...]:
        found = traced(mask(stratum.rows, kinds))
        return tuple(polygon(_put(corner, high, at, scale) for corner in loop) for loop in found)

    corners = ((0, 0), (width(stratum), 0), (width(stratum), high), (0, high))
    sheet_ = polygon(_put(corner, high, at, scale) for corner in corners)
    yield Path(outlines=(sheet_,), fill="paper")
    if solid := shape({"solid", "blocked"}):
        yield Hatch(outlines=solid, gap=0.8, even_odd=True)
    if void := shape({"void"}):
        yield Path(outlines=void, fill="mass", weight="far", even_odd=True)
    if stood := shape(WALKABLE):
        yield Path(outlines=stood, fill="paper", weight="far", even_odd=True)
    yield Path(outlines=(sheet_,), weight="near")
    left, foot = _put((0, high), high, at, scale)
    yield Text(x=left + 0.8, y=foot - high * _FLAT * scale + 2.2, text=numeral(stratum.depth), font="heading", size=8.5)


def _posts(sheet: MapSheet, at: tuple[float, float], scale: float, step: float) -> Iterator[Box]:
    """Lines from corner to corner, so that the strata hang under one another."""
    first, last = sheet.map.strata[0], len(sheet.map.strata) - 1
    for corner in ((width(first), 0), (width(first), height(first)), (0, height(first))):
        x, y = _put(corner, height(first), at, scale)
        yield Line(x1=x, y1=y, x2=x, y2=y + last * step, weight="far", dash=(2, 2))


def _put(corner: tuple[int, int], high: int, at: tuple[float, float], scale: float) -> tuple[float, float]:
    x, y = corner
    return at[0] + (x + (high - y) * _SHEAR) * scale, at[1] + y * _FLAT * scale
