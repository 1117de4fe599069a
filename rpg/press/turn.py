"""Boxes turned upside down, for a back that the printer turns again."""

from __future__ import annotations

from math import fmod

import msgspec

from rpg.press.boxes import Box, Clip, Group, Hatch, Line, Outline, Path, Rect, Scaled, Text

_HALF = 180.0


def turned(box: Box, size: tuple[float, float], scale: float = 1.0, at: tuple[float, float] = (0.0, 0.0)) -> Box:
    """The box as it is seen when a sheet of ``size`` (width, height in millimetres) is turned by half.

    ``scale`` and ``at`` are those of the :class:`Scaled` that it stands in, which is undone: a unit is a millimetre
    afterwards. Fields are not turned: TypeError.
    """

    def point(x: float, y: float) -> tuple[float, float]:
        return size[0] - at[0] - x * scale, size[1] - at[1] - y * scale

    def outline(one: Outline) -> Outline:
        return msgspec.structs.replace(one, points=tuple(point(*spot) for spot in one.points))

    match box:
        case Text():
            x, y = point(box.x, box.y)
            return msgspec.structs.replace(box, x=x, y=y, turn=fmod(box.turn + _HALF, 2 * _HALF))
        case Rect():
            x, y = point(box.x + box.width, box.y + box.height)
            return msgspec.structs.replace(box, x=x, y=y, width=box.width * scale, height=box.height * scale)
        case Line():
            (x1, y1), (x2, y2) = point(box.x1, box.y1), point(box.x2, box.y2)
            return msgspec.structs.replace(box, x1=x1, y1=y1, x2=x2, y2=y2)
        case Path() | Hatch():
            return msgspec.structs.replace(box, outlines=tuple(map(outline, box.outlines)))
        case Group():
            return msgspec.structs.replace(box, boxes=tuple(turned(one, size, scale, at) for one in box.boxes))
        case Clip():
            inside = tuple(turned(one, size, scale, at) for one in box.boxes)
            return msgspec.structs.replace(box, outlines=tuple(map(outline, box.outlines)), boxes=inside)
        case Scaled():
            unit, place = scale * box.scale, (at[0] + box.x * scale, at[1] + box.y * scale)
            return Group(tag="Artifact", boxes=tuple(turned(one, size, unit, place) for one in box.boxes))
        case _:
            raise TypeError(f"{type(box).__name__} cannot be turned")
