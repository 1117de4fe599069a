"""A section through the City from the village to the source, as wide as a screen: chamber behind chamber."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.motif import depths, works
from rpg.press.motif.board import BARE, VOID, Board, Dress
from rpg.press.shapes import rectangle

if TYPE_CHECKING:
    from collections.abc import Callable


class _Chamber(NamedTuple):
    """What is drawn in it, and where it is: shares of the width and of the height."""

    draw: Callable[[Board], None]
    at: tuple[float, float, float, float]
    dress: Dress


_CHAMBERS = (
    _Chamber(works.terraces, (0.015, 0.16, 0.225, 0.64), BARE),
    _Chamber(depths.stair, (0.262, 0.0, 0.16, 1.0), VOID),
    _Chamber(works.pipes, (0.45, 0.3, 0.16, 0.42), BARE),
    _Chamber(works.doors, (0.45, 0.8, 0.12, 0.2), BARE),
    _Chamber(works.silo, (0.632, 0.36, 0.15, 0.46), BARE),
    _Chamber(works.tower, (0.802, 0.05, 0.198, 0.81), BARE),
)
_WAYS = ((0.24, 0.262, 0.72), (0.422, 0.45, 0.62), (0.61, 0.632, 0.62), (0.782, 0.802, 0.7))
"""Doors through the mass: from where to where across, and how far down their floor is."""
_HIGH = 2.6  # metres, of a door
_HARD = ((0.0, 0.86, 0.24, 0.14), (0.632, 0.88, 0.368, 0.12), (0.45, 0.0, 0.332, 0.2))
"""Mass that is hatched both ways."""


def panorama(area: Area, scale: float, seed: str) -> tuple[b.Box, ...]:
    """The drawing in an area much wider than high, ``scale`` millimetres a metre; each ``seed`` has its own."""
    whole = (rectangle(area.x, area.y, area.width, area.height),)
    hard = tuple(_share(area, one) for one in _HARD)
    drawn: list[b.Box] = [
        b.Path(outlines=whole, fill="paper"),
        b.Hatch(outlines=whole, gap=1.4),
        b.Hatch(outlines=tuple(rectangle(a.x, a.y, a.width, a.height) for a in hard), gap=1.4, angle=-45.0),
    ]
    for number, chamber in enumerate(_CHAMBERS):
        board = Board(_share(area, chamber.at), scale, f"{seed}/{number}", chamber.dress)
        chamber.draw(board)
        drawn += board.framed()
    drawn += [box for way in _WAYS for box in _way(area, way, scale)]
    return (b.Group(tag="Artifact", boxes=(b.Clip(outlines=whole, boxes=tuple(drawn)),)),)


def _share(area: Area, at: tuple[float, float, float, float]) -> Area:
    left, top, wide, high = at
    return Area(area.x + left * area.width, area.y + top * area.height, wide * area.width, high * area.height)


def _way(area: Area, way: tuple[float, float, float], scale: float) -> list[b.Box]:
    """A door through the mass, its floor, and somebody in it."""
    left, right, floor = area.x + way[0] * area.width, area.x + way[1] * area.width, area.y + way[2] * area.height
    high = _HIGH * scale
    board = Board(Area(left, floor - high, right - left, high), scale, "", BARE)
    board.strokes([[(left, floor - high), (right, floor - high)], [(left, floor), (right, floor)]], "cut")
    board.person((left + right) / 2, floor)
    return board.boxes
