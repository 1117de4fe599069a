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
from rpg.press.site import Site

if TYPE_CHECKING:
    from rpg.press.area import Area

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
_TOPS, _BEARS_BY = 13, 20  # which numbers of a seed say how high the blocks below are, and what bears the catwalk
_HALF, _RISE = 0.5, 0.2
_POSTS = 10


def section(area: Area, scale: float, seed: str = "") -> tuple[Box, ...]:
    """The plate in an area; ``scale`` is in millimetres a metre; every ``seed`` has a place of its own.

    It is decoration: it says nothing that a text must.
    """
    site = Site(area, seed)
    frame = (rectangle(area.x, area.y, area.width, area.height),)
    inside = (
        Rect(x=area.x, y=area.y, width=area.width, height=area.height, fill="mass"),
        *_far(site),
        *_below(site),
        *_cables(site),
        *_mass(site),
        *_deck(site, scale),
        person(*site.at(_STAND, _DECK), scale, on_void=True),
    )
    drawn = (Clip(outlines=frame, boxes=inside), Path(outlines=frame, weight="wall"))
    return (Group(tag="Artifact", boxes=drawn),)


def _far(site: Site) -> list[Box]:
    area = site.area
    lines = [site.at(x, 0)[0] for x in _FAR]
    floors = [area.y + area.height * (0.16 + 0.028 * i) for i in range(11)]
    out: list[Box] = [Line(x1=x, y1=area.y, x2=x, y2=area.bottom, weight="far", colour="quiet") for x in lines]
    for left, right in zip(lines[2::3], lines[3::3], strict=False):
        out += [Line(x1=left, y1=y, x2=right, y2=y, weight="far", colour="quiet", dash=(0.8, 1.6)) for y in floors]
    return out


def _below(site: Site) -> list[Box]:
    out: list[Box] = []
    for number, (left, right, top) in enumerate(_BELOW):
        high = top + (site.number(_TOPS + number) - _HALF) * _RISE
        (x1, y), (x2, _) = sorted((site.at(left, high), site.at(right, high)))
        block = rectangle(x1, y, x2 - x1, site.area.bottom - y)
        out.append(Path(outlines=(block,), weight="far", colour="quiet"))
        floors = int((site.area.bottom - y) / 1.6)
        out += [
            Line(x1=x1, y1=y + 1.6 * i, x2=x2, y2=y + 1.6 * i, weight="far", colour="quiet") for i in range(1, floors)
        ]
    return out


def _cables(site: Site) -> list[Box]:
    """Cables hang: each a Bézier curve, two lines wide, the near ones thicker."""
    runs = (((0.15, 0.3), (0.94, 0.26), 0.3), ((0.15, 0.36), (0.86, 0.52), 0.34), ((0.2, 0.14), (0.66, 0.2), 0.14))
    out: list[Box] = []
    for (x1, y1), (x2, y2), sag in runs:
        for shift in (0.0, 0.012):
            points = (
                site.at(x1, y1 + shift),
                site.at(x1 + (x2 - x1) * 0.3, y1 + sag + shift),
                site.at(x1 + (x2 - x1) * 0.7, y2 + sag + shift),
                site.at(x2, y2 + shift),
            )
            out.append(Path(outlines=(Outline(points, closed=False, curved=True),), weight="far", colour="rule"))
    return out


def _mass(site: Site) -> list[Box]:
    cut = tuple(polygon(site.at(x, y) for x, y in shape) for shape in (_WALL, _CEILING, _PIER))
    hard = (polygon(site.at(x, y) for x, y in ((0, 0), (0.09, 0), (0.09, 1), (0, 1))),)
    return [
        Path(outlines=cut, fill="paper"),
        Hatch(outlines=cut, gap=1.1),
        Hatch(outlines=hard, gap=1.1, angle=-45),
        Path(outlines=cut, weight="wall"),
        Path(outlines=(polyline([site.at(0.09, 0), site.at(0.09, 1)]),), weight="cut"),
    ]


def _deck(site: Site, scale: float) -> list[Box]:
    """The catwalk, with a rail of one metre and posts every two."""
    (left, y), (right, _) = sorted((site.at(0.23, _DECK), site.at(0.86, _DECK)))
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
    bears = _BEARS[int(site.number(_BEARS_BY) * len(_BEARS))]
    return [*out, *bears(site, (left, right, y), scale)]


def _struts(site: Site, deck: tuple[float, float, float], scale: float) -> list[Box]:
    """Two struts, from the walls down below the deck."""
    y, way = deck[2], -1 if site.mirrored else 1
    drop = min(HEIGHT * _STRUT * scale, site.area.bottom - y)
    return [
        Line(x1=x - side * drop, y1=y, x2=x, y2=y + drop, weight="near", colour="on_mass")
        for x, side in ((site.at(_LEFT, 0)[0], -way), (site.at(_RIGHT, 0)[0], way))
    ]


def _hangers(site: Site, deck: tuple[float, float, float], scale: float) -> list[Box]:
    """Ropes from the ceiling, one for each bay of some people's height."""
    left, right, y = deck
    bays = max(2, int((right - left) / (HEIGHT * _STRUT * scale)))
    places = (left + (right - left) * i / bays for i in range(1, bays))
    return [Line(x1=x, y1=site.area.y, x2=x, y2=y, weight="near", colour="on_mass") for x in places]


def _arch(site: Site, deck: tuple[float, float, float], scale: float) -> list[Box]:
    """An arch below the deck from wall to wall, and posts that stand on it."""
    (left, _), (right, _) = sorted((site.at(_LEFT, 0), site.at(_RIGHT, 0)))
    y = deck[2]
    drop = min(HEIGHT * _STRUT * scale, (site.area.bottom - y) * 0.8)
    curve = Outline(
        ((left, y + drop), (left + (right - left) * 0.3, y), (right - (right - left) * 0.3, y), (right, y + drop)),
        closed=False, curved=True,
    )  # fmt: skip
    posts = []
    for i in range(1, _POSTS):
        share = i / _POSTS
        deep = drop * (1 - 3 * share * (1 - share))  # of the curve, where it has come as far
        x = left + (right - left) * (0.9 * share * (1 - share) ** 2 + 2.1 * share**2 * (1 - share) + share**3)
        posts.append(Line(x1=x, y1=y, x2=x, y2=y + deep, weight="far", colour="on_mass"))
    return [Path(outlines=(curve,), weight="near", colour="on_mass"), *posts]


_BEARS = (_arch, _struts, _hangers)
"""What a catwalk may hang from, or stand on."""
