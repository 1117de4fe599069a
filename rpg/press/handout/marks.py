"""What time has done to a handout: folds, a ring, a crack. They come last, and go where no text stands.

Each is made for one page and is asked once the page is written: it is told the rectangles that are taken, and hands
back what is drawn, less of it or nothing where there is no room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, TypeAlias

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.shapes import circle, polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.boxes import Point

Mark: TypeAlias = Callable[[Sequence[Area]], tuple[b.Box, ...]]
"""What is drawn on a page of whose area those rectangles (in millimetres) are taken."""
_FREE = 1.5  # millimetres between a mark and a text
_CLEAR = 2.5  # and between a fold and the rows beside it
_ASTRAY, _BY = 18.0, 0.3  # millimetres that a fold may lie beside its third, and in which steps its row is sought
_RING = 19.0
_APART = 6.0  # millimetres between a ring and a text: nearer to boxes to tick it would be taken for one
_STEP = 9.0
_CRACK = ((-2.0, 0.0), (-14.0, 7.0), (-18.0, 18.0), (-31.0, 22.0), (-36.0, 34.0))
_HAIR = 0.26
"""How much of its size a crack has that stays within the edge of its glass."""


def folds(page: Area, heights: Sequence[float]) -> Mark:
    """Folds across a page near those heights, each where no line of text stands on it; none where there is no such row.

    A fold that is seen beside a line alone would be taken for a line that strikes it through.
    """

    def drawn(taken: Sequence[Area]) -> tuple[b.Box, ...]:
        found = (next((y for y in _near(wanted, _ASTRAY) if _blank(y, taken, _CLEAR)), None) for wanted in heights)
        return tuple(
            b.Line(x1=page.x, y1=y, x2=page.right, y2=y, weight="far", colour="rule", dash=(5, 2))
            for y in found
            if y is not None
        )

    return drawn


def stripes(page: Area, high: float) -> Mark:
    """Stripes of that height down a page, every other one tinted; they begin and end between lines of text."""

    def drawn(taken: Sequence[Area]) -> tuple[b.Box, ...]:
        edges = [page.y + high * i for i in range(int(page.height / high) + 1)]
        placed = [next((y for y in _near(edge, high / 2) if _blank(y, taken, 0.0)), edge) for edge in edges]
        bars = tuple(
            rectangle(page.x, top, page.width, low - top)
            for top, low in zip(placed[::2], placed[1::2], strict=False)
            if low > top
        )
        return (b.Path(outlines=bars, fill="tint"),)

    return drawn


def _near(wanted: float, astray: float) -> Iterator[float]:
    """Heights from the one wanted on, in turn below and above it, never further than ``astray`` millimetres."""
    yield wanted
    for step in range(1, int(astray / _BY) + 1):
        yield wanted + step * _BY
        yield wanted - step * _BY


def _blank(y: float, taken: Sequence[Area], free: float) -> bool:
    """Whether nothing stands at that height, nor so near to it, across the whole page."""
    return not any(box.y - free < y < box.bottom + free for box in taken)


def ring(page: Area, first: Point) -> Mark:
    """A ring where something wet stood: around ``first`` if that is free, else where else there is room."""

    def drawn(taken: Sequence[Area]) -> tuple[b.Box, ...]:
        room = page.inset(_RING + 2)
        across = [room.right - i * _STEP for i in range(int(room.width / _STEP) + 1)]
        down = [room.bottom - i * _STEP for i in range(int(room.height / _STEP) + 1)]
        tried = [first, *((x, y) for y in down for x in across)]
        at = next((point for point in tried if all(_away(point, box) > _RING + _APART for box in taken)), None)
        if at is None:
            return ()
        pale = b.Path(outlines=tuple(circle(*at, _RING - less) for less in (2.0, 0.8)), weight="far", colour="rule")
        return (pale, b.Path(outlines=(circle(*at, _RING),), weight="near", colour="rule"))

    return drawn


def _away(point: Point, box: Area) -> float:
    """How far a point is from a rectangle."""
    x, y = point
    return hypot(max(box.x - x, x - box.right, 0.0), max(box.y - y, y - box.bottom, 0.0))


def crack(glass: Area) -> Mark:
    """A crack that starts at the right or the left edge of a glass: whole where there is room, else a short one."""

    def drawn(taken: Sequence[Area]) -> tuple[b.Box, ...]:
        high = _CRACK[-1][1]
        tops = [glass.y + 40, *(glass.y + 12 + i * _STEP for i in range(int((glass.height - high - 20) / _STEP)))]
        tried = [*((times, top, side) for times in (1.0, 0.6) for top in tops for side in (1, -1)), (_HAIR, tops[0], 1)]
        runs = (_run(glass, times, top, side) for times, top, side in tried)
        free = next((run for run in runs if not any(_meet(run, box) for box in taken)), None)
        return (b.Path(outlines=(polyline(free),), weight="near", colour="on_mass"),) if free else ()

    return drawn


def _run(glass: Area, times: float, top: float, side: int) -> list[Point]:
    edge = glass.right if side > 0 else glass.x
    return [(edge + x * times * side, top + y * times) for x, y in _CRACK]


def _meet(run: Sequence[Point], box: Area) -> bool:
    """Whether a run of straight lines comes near a rectangle: the rectangle around each of them is looked at."""
    return any(
        min(x, u) < box.right + _FREE
        and max(x, u) > box.x - _FREE
        and min(y, v) < box.bottom + _FREE
        and max(y, v) > box.y - _FREE
        for (x, y), (u, v) in pairwise(run)
    )
