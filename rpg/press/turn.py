"""Boxes turned upside down, for a back that the printer turns again."""

from __future__ import annotations

from math import fmod
from typing import TYPE_CHECKING

import msgspec

from rpg.press.boxes import Anchor, Box, Check, Clip, Field, Group, Hatch, Line, Link, Outline, Path, Rect, Scaled, Text

if TYPE_CHECKING:
    from rpg.press.boxes import Point

_HALF = 180.0


class Turn(msgspec.Struct, frozen=True):
    """Half a turn of a sheet of (``width``, ``height``) millimetres.

    ``scale``, ``x`` and ``y`` are those of the :class:`Scaled` in which the boxes stand; it is undone, so that a unit
    is a millimetre afterwards.
    """

    width: float
    height: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def box(self, box: Box) -> Box:
        """The box as it is seen on the turned sheet; TypeError for what cannot be turned: fields, links."""
        match box:
            case Group() | Clip() | Scaled():
                return self._holding(box)
            case Path() | Hatch():
                return msgspec.structs.replace(box, outlines=self._outlines(box.outlines))
            case Field() | Check() | Link() | Anchor():
                raise TypeError("a field or a link cannot be turned")
            case Text() | Rect() | Line():
                return self._plain(box)

    def boxes(self, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        """All of them."""
        return tuple(map(self.box, boxes))

    def _plain(self, box: Text | Rect | Line) -> Box:
        match box:
            case Text():
                x, y = self._point((box.x, box.y))
                return msgspec.structs.replace(box, x=x, y=y, turn=fmod(box.turn + _HALF, 2 * _HALF))
            case Rect():
                x, y = self._point((box.x + box.width, box.y + box.height))
                width, height = box.width * self.scale, box.height * self.scale
                return msgspec.structs.replace(box, x=x, y=y, width=width, height=height)
            case Line():
                (x1, y1), (x2, y2) = self._point((box.x1, box.y1)), self._point((box.x2, box.y2))
                return msgspec.structs.replace(box, x1=x1, y1=y1, x2=x2, y2=y2)

    def _holding(self, box: Group | Clip | Scaled) -> Box:
        match box:
            case Group():
                return msgspec.structs.replace(box, boxes=self.boxes(box.boxes))
            case Clip():
                return msgspec.structs.replace(box, outlines=self._outlines(box.outlines), boxes=self.boxes(box.boxes))
            case Scaled():
                x, y = self.x + box.x * self.scale, self.y + box.y * self.scale
                inside = Turn(self.width, self.height, self.scale * box.scale, x, y)
                return Group(tag="Artifact", boxes=inside.boxes(box.boxes))

    def _outlines(self, outlines: tuple[Outline, ...]) -> tuple[Outline, ...]:
        return tuple(msgspec.structs.replace(one, points=tuple(map(self._point, one.points))) for one in outlines)

    def _point(self, point: Point) -> Point:
        x, y = point
        return self.width - self.x - x * self.scale, self.height - self.y - y * self.scale
