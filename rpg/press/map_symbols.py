"""The signs of a map: what stands in a cell, drawn around (0, 0) in a cell of side 1. Shapes differ, never colours."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

import msgspec

from rpg.press.boxes import Outline, Path, Scaled
from rpg.press.shapes import circle, polygon, polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.press.boxes import Point

Symbol = tuple[Path, ...]


def symbol(kind: str, x: float, y: float, scale: float) -> Scaled:
    """The sign with its middle at (x, y), ``scale`` units large."""
    return Scaled(x=x, y=y, scale=scale, boxes=_SIGNS[kind]())


def door(kind: str, x: float, y: float, *, across: bool) -> Scaled:
    """A door or a seal as wide as its cell; ``across`` if it hangs from left to right."""
    paths = _SIGNS[kind]()
    return Scaled(x=x, y=y, scale=1.0, boxes=tuple(map(_turned, paths)) if across else paths)


def _turned(path: Path) -> Path:
    """What stood upright lies."""
    outlines = (msgspec.structs.replace(o, points=tuple((y, x) for x, y in o.points)) for o in path.outlines)
    return msgspec.structs.replace(path, outlines=tuple(outlines))


def halo(x: float, y: float, radius: float) -> Path:
    """Paper under a sign that stands on mass or void."""
    return Path(outlines=(circle(x, y, radius),), fill="paper")


def _rays(inner: float, outer: float, count: int) -> tuple[Outline, ...]:
    angles = [2 * pi * (i + 0.5) / count for i in range(count)]
    return tuple(polyline(_ray(a, inner, outer)) for a in angles)


def _ray(angle: float, inner: float, outer: float) -> tuple[Point, Point]:
    return (inner * cos(angle), inner * sin(angle)), (outer * cos(angle), outer * sin(angle))


def _lens(wide: float, high: float) -> Outline:
    bend = high * 4 / 3
    points = ((-wide, 0), (-wide / 2, -bend), (wide / 2, -bend), (wide, 0), (wide / 2, bend), (-wide / 2, bend))
    return Outline((*points, (-wide, 0)), curved=True)


def _tower() -> Symbol:
    return (
        Path(outlines=(circle(0, 0, 0.78),), fill="paper", weight="near"),
        Path(outlines=_rays(0.86, 1.12, 16), weight="near"),
        Path(outlines=(_lens(0.62, 0.34),), weight="near", fill="paper"),
        Path(outlines=(circle(0, 0, 0.24),), fill="ink"),
    )


def _source() -> Symbol:
    drop = Outline(
        ((0, -0.44), (0.1, -0.2), (0.32, -0.06), (0.32, 0.14), (0.32, 0.54), (-0.32, 0.54), (-0.32, 0.14),
         (-0.32, -0.06), (-0.1, -0.2), (0, -0.44)),
        curved=True,
    )  # fmt: skip
    return (Path(outlines=(drop,), fill="ink"), Path(outlines=(circle(-0.08, 0.16, 0.09),), fill="paper"))


def _door() -> Symbol:
    return (Path(outlines=(rectangle(-0.16, -0.5, 0.32, 1.0),), fill="paper", weight="near"),)


def _sealed() -> Symbol:
    cross = (polyline([(-0.3, -0.5), (0.3, 0.5)]), polyline([(0.3, -0.5), (-0.3, 0.5)]))
    frame = Path(outlines=(rectangle(-0.3, -0.5, 0.6, 1.0),), fill="paper", weight="cut")
    return (frame, Path(outlines=cross, weight="near"))


def _lift() -> Symbol:
    arrows = (polygon([(-0.3, -0.06), (0, -0.4), (0.3, -0.06)]), polygon([(-0.3, 0.06), (0, 0.4), (0.3, 0.06)]))
    ground = Path(outlines=(rectangle(-0.44, -0.48, 0.88, 0.96),), fill="paper", weight="near")
    return (ground, Path(outlines=(arrows[0],), weight="near"), Path(outlines=(arrows[1],), fill="ink"))


def _stair() -> Symbol:
    treads = tuple(polyline([(-0.42 + 0.14 * i, -0.4), (-0.42 + 0.14 * i, 0.4)]) for i in range(7))
    way = (polyline([(-0.42, 0), (0.28, 0)]),)
    head = polygon([(0.5, 0), (0.22, -0.17), (0.22, 0.17)])
    return (
        Path(outlines=(rectangle(-0.5, -0.4, 1.0, 0.8),), fill="paper", weight="near"),
        Path(outlines=treads, weight="far"),
        Path(outlines=way, weight="near"),
        Path(outlines=(head,), fill="ink"),
    )


def _terminal() -> Symbol:
    wheel = (circle(0, 0, 0.36), *_rays(0.0, 0.36, 6))
    return (Path(outlines=(circle(0, 0, 0.42),), fill="paper"), Path(outlines=wheel, weight="near"))


def _beam_hole() -> Symbol:
    return (Path(outlines=(circle(0, 0, 0.4),), fill="ink"), Path(outlines=(circle(0, 0, 0.52),), weight="far"))


def _body() -> Symbol:
    limbs = (polyline([(-0.34, -0.08), (0.02, -0.02), (0.36, -0.24)]), polyline([(0.02, -0.02), (0.38, 0.2)]),
             polyline([(-0.16, -0.32), (-0.14, -0.04), (-0.26, 0.26)]))  # fmt: skip
    return (Path(outlines=(circle(-0.42, -0.1, 0.11),), fill="ink"), Path(outlines=limbs, weight="cut", round=True))


def _eye() -> Symbol:
    return (
        Path(outlines=(_lens(0.5, 0.27),), fill="paper", weight="near"),
        Path(outlines=(circle(0, 0, 0.17),), fill="ink"),
    )


def _exit() -> Symbol:
    return (
        Path(
            outlines=(polygon([(-0.44, -0.14), (0.02, -0.14), (0.02, -0.38), (0.46, 0), (0.02, 0.38), (0.02, 0.14),
                               (-0.44, 0.14)]),),
            fill="ink",
        ),
    )  # fmt: skip


def _note() -> Symbol:
    return (Path(outlines=(polygon([(0, -0.42), (0.36, 0.24), (-0.36, 0.24)]),), fill="paper", weight="near"),)


_SIGNS: dict[str, Callable[[], Symbol]] = {
    "tower": _tower, "source": _source, "door": _door, "sealed": _sealed, "lift": _lift, "stair": _stair,
    "terminal": _terminal, "beam_hole": _beam_hole, "body": _body, "eye": _eye, "exit": _exit, "note": _note,
}  # fmt: skip
