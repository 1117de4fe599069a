"""A stratum for virtual tables (Universal VTT): its picture, the walls that stop eyes, its doors, every key written.

Walls are the one wall truth (rpg.maps.walls). The format knows no wall that stops feet and not eyes, so railings are
left out: one sees over them. Lengths are in cells, from the top left corner.
"""

from __future__ import annotations

import base64
from math import pi
from typing import TYPE_CHECKING, TypeAlias

from rpg.maps.cells import height, hung, width
from rpg.maps.walls import walls
from rpg.press.map_canvas import PIXELS

if TYPE_CHECKING:
    from rpg.maps.model import Feature, Map, Stratum

Point: TypeAlias = dict[str, float]
FORMAT = 0.3
_SHUT = frozenset({"door", "sealed"})
_EYES = frozenset({"wall", "brink"})


def uvtt(map_: Map, index: int, png: bytes) -> dict[str, object]:
    """The document of one stratum; ``png`` is its picture, PIXELS to a cell."""
    stratum = map_.strata[index]
    doors = [f for f in map_.features if f.stratum == index and f.symbol in _SHUT]
    return {
        "format": FORMAT,
        "resolution": {
            "map_origin": _point(0, 0),
            "map_size": _point(width(stratum), height(stratum)),
            "pixels_per_grid": PIXELS,
        },
        "line_of_sight": [
            [_point(wall.x1, wall.y1), _point(wall.x2, wall.y2)] for wall in walls(map_, index) if wall.kind in _EYES
        ],
        "objects_line_of_sight": [],
        "portals": [_portal(stratum, door) for door in doors],
        "environment": {"baked_lighting": False, "ambient_light": "ffffffff"},
        "lights": [],
        "image": base64.b64encode(png).decode("ascii"),
    }


def _portal(stratum: Stratum, door: Feature) -> dict[str, object]:
    """A shut door across the middle of its cell, from mass to mass."""
    x, y = door.at
    across = hung(stratum, x, y)
    ends = (_point(x, y + 0.5), _point(x + 1, y + 0.5)) if across else (_point(x + 0.5, y), _point(x + 0.5, y + 1))
    return {
        "position": _point(x + 0.5, y + 0.5),
        "bounds": list(ends),
        "rotation": 0.0 if across else pi / 2,
        "closed": True,
        "freestanding": False,
    }


def _point(x: float, y: float) -> Point:
    return {"x": float(x), "y": float(y)}
