"""A section through the City: cut mass, a void, a catwalk, and somebody standing on it, to scale.

Drawn like the archive draws: black is where there is nothing, hatching is what the knife went through, thin pale
lines are far away. Proportions are shares of the area, so that the plate fits where it is put; only the person and
what a person touches are to scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.boxes import Box, Clip, Group, Hatch, Line, Outline, Path, Rect
from rpg.press.figure import HEIGHT, person
from rpg.press.shapes import polygon, polyline, rectangle

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.boxes import Point

# The cut mass, as shares of width and height, clockwise; the void is what is left between.
_WALL = (
    (0, 0),
    (0.2, 0),
    (0.2, 0.16),
    (0.15, 0.16),
    (0.15, 0.5),
    (0.23, 0.5),
    (0.23, 0.57),
    (0.17, 0.62),
    (0.17, 1),
    (0, 1),
)
_CEILING = ((0.2, 0), (1, 0), (1, 0.3), (0.94, 0.3), (0.94, 0.13), (0.72, 0.13), (0.72, 0.22), (0.66, 0.22),
            (0.66, 0.1), (0.36, 0.1), (0.36, 0.16), (0.2, 0.16))  # fmt: skip
_PIER = ((0.86, 0.48), (1, 0.48), (1, 1), (0.8, 1), (0.8, 0.7), (0.86, 0.64))
# The stratum below, far down in the void: left, right, top of its blocks.
_BELOW = (
    (0.2, 0.3, 0.86),
    (0.33, 0.37, 0.78),
    (0.4, 0.52, 0.9),
    (0.55, 0.58, 0.72),
    (0.6, 0.7, 0.84),
    (0.73, 0.77, 0.8),
)
# Far facades, as shares of the width: what can just be seen across the void.
_FAR = (0.245, 0.262, 0.31, 0.43, 0.437, 0.452, 0.545, 0.62, 0.69, 0.697, 0.775, 0.79)
_LEFT, _RIGHT = 0.17, 0.8  # where the walls stand below the deck
_STRUT = 3  # heights of a person
_DECK = 0.55
_STAND = 0.42


def section(area: Area, scale: float) -> tuple[Box, ...]:
    """The plate in an area; ``scale`` is in millimetres a metre. It is decoration: it says nothing that a text must."""
    frame = (rectangle(area.x, area.y, area.width, area.height),)
    inside = (
        Rect(x=area.x, y=area.y, width=area.width, height=area.height, fill="mass"),
        *_far(area),
        *_below(area),
        *_cables(area),
        *_mass(area),
        *_deck(area, scale),
        person(area.x + area.width * _STAND, area.y + area.height * _DECK, scale, on_void=True),
    )
    drawn = (Clip(outlines=frame, boxes=inside), Path(outlines=frame, weight="wall"))
    return (Group(tag="Artifact", boxes=drawn),)


def _at(area: Area, x: float, y: float) -> Point:
    return area.x + x * area.width, area.y + y * area.height


def _far(area: Area) -> list[Box]:
    lines = [_at(area, x, 0)[0] for x in _FAR]
    floors = [area.y + area.height * (0.16 + 0.028 * i) for i in range(11)]
    out: list[Box] = [Line(x1=x, y1=area.y, x2=x, y2=area.bottom, weight="far", colour="quiet") for x in lines]
    for left, right in zip(lines[2::3], lines[3::3], strict=False):
        out += [Line(x1=left, y1=y, x2=right, y2=y, weight="far", colour="quiet", dash=(0.8, 1.6)) for y in floors]
    return out


def _below(area: Area) -> list[Box]:
    out: list[Box] = []
    for left, right, top in _BELOW:
        (x1, y), (x2, _) = _at(area, left, top), _at(area, right, top)
        block = rectangle(x1, y, x2 - x1, area.bottom - y)
        out.append(Path(outlines=(block,), weight="far", colour="quiet"))
        floors = int((area.bottom - y) / 1.6)
        out += [
            Line(x1=x1, y1=y + 1.6 * i, x2=x2, y2=y + 1.6 * i, weight="far", colour="quiet") for i in range(1, floors)
        ]
    return out


def _cables(area: Area) -> list[Box]:
    """Cables hang: each a Bézier curve, two lines wide, the near ones thicker."""
    runs = (((0.15, 0.3), (0.94, 0.26), 0.3), ((0.15, 0.36), (0.86, 0.52), 0.34), ((0.2, 0.14), (0.66, 0.2), 0.14))
    out: list[Box] = []
    for (x1, y1), (x2, y2), sag in runs:
        for shift in (0.0, 0.012):
            points = (
                _at(area, x1, y1 + shift),
                _at(area, x1 + (x2 - x1) * 0.3, y1 + sag + shift),
                _at(area, x1 + (x2 - x1) * 0.7, y2 + sag + shift),
                _at(area, x2, y2 + shift),
            )
            out.append(Path(outlines=(Outline(points, closed=False, curved=True),), weight="far", colour="rule"))
    return out


def _mass(area: Area) -> list[Box]:
    cut = tuple(polygon(_at(area, x, y) for x, y in shape) for shape in (_WALL, _CEILING, _PIER))
    hard = (polygon(_at(area, x, y) for x, y in ((0, 0), (0.09, 0), (0.09, 1), (0, 1))),)
    return [
        Path(outlines=cut, fill="paper"),
        Hatch(outlines=cut, gap=1.1),
        Hatch(outlines=hard, gap=1.1, angle=-45),
        Path(outlines=cut, weight="wall"),
        Path(outlines=(polyline([_at(area, 0.09, 0), _at(area, 0.09, 1)]),), weight="cut"),
    ]


def _deck(area: Area, scale: float) -> list[Box]:
    """The catwalk, with a rail of one metre and posts every two."""
    (left, y), (right, _) = _at(area, 0.23, _DECK), _at(area, 0.86, _DECK)
    rail, post = 1.0 * scale, 2.0 * scale
    out: list[Box] = [
        Rect(x=left, y=y, width=right - left, height=max(0.25 * scale, 0.5), fill="on_mass"),
        Line(x1=left, y1=y - rail, x2=right, y2=y - rail, weight="near", colour="on_mass"),
    ]
    posts = int((right - left) / post)
    out += [
        Line(x1=left + i * post, y1=y - rail, x2=left + i * post, y2=y, weight="far", colour="on_mass")
        for i in range(posts + 1)
    ]
    drop = min(HEIGHT * _STRUT * scale, area.bottom - y)
    out += [
        Line(x1=x - way * drop, y1=y, x2=x, y2=y + drop, weight="near", colour="on_mass")
        for x, way in ((_at(area, _LEFT, 0)[0], -1), (_at(area, _RIGHT, 0)[0], 1))
    ]
    return out
