"""Outlines of common shapes, and the symbols that the fonts lack, drawn."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from rpg.press.boxes import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.press.boxes import Point

_ROUND = 0.5522847498  # how far a quarter circle's handles reach, as a share of the radius


def rectangle(x: float, y: float, width: float, height: float) -> Outline:
    """A rectangle from its top left corner."""
    return Outline(((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


def polygon(points: Iterable[Point]) -> Outline:
    """A closed run of straight lines."""
    return Outline(tuple(points))


def polyline(points: Iterable[Point]) -> Outline:
    """An open run of straight lines."""
    return Outline(tuple(points), closed=False)


def circle(x: float, y: float, radius: float) -> Outline:
    """A circle around (x, y)."""
    r, k = radius, radius * _ROUND
    turn = [(r, 0), (r, k), (k, r), (0, r), (-k, r), (-r, k), (-r, 0), (-r, -k), (-k, -r), (0, -r), (k, -r), (r, -k)]
    return Outline(tuple((x + dx, y + dy) for dx, dy in [*turn, (r, 0)]), curved=True)


def star(x: float, y: float, radius: float, points: int, inner: float = 0.4) -> Outline:
    """A star of ``points`` points; ``inner`` is the share of the radius between them."""
    steps = [(pi * i / points - pi / 2, radius if i % 2 == 0 else radius * inner) for i in range(2 * points)]
    return polygon((x + r * cos(a), y + r * sin(a)) for a, r in steps)


def arrow(x: float, y: float, size: float) -> Outline:
    """A triangle that points right; (x, y) is the middle of its back, ``size`` its height."""
    return polygon([(x, y - size / 2), (x + size * 0.8, y), (x, y + size / 2)])
