"""The pieces that stand in rooms, each drawn around (0, 0) in a cell of side 1, its back to the top."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rpg.press.boxes import Outline, Path
from rpg.press.shapes import circle, polygon, polyline, rectangle

if TYPE_CHECKING:
    from rpg.maps.model import Fittings

Layout: TypeAlias = Literal["wall", "walls", "rows", "grid", "blocks", "strewn"]
"""Where pieces stand: along the long walls, along all, in rows, apart both ways, two by two, by lot."""


class Piece(NamedTuple):
    """What it is drawn with: ``bodies`` hide what is below them, ``lines`` lie on them."""

    layout: Layout
    bodies: tuple[Outline, ...] = ()
    lines: tuple[Outline, ...] = ()
    step: int = 2
    """From one row to the next, in cells."""


def _line(x1: float, y1: float, x2: float, y2: float) -> Outline:
    return polyline([(x1, y1), (x2, y2)])


def _leaf(x: float, y: float) -> Outline:
    return polyline([(x - 0.07, y - 0.09), (x, y + 0.07), (x + 0.07, y - 0.09)])


def _wave(x: float, y: float) -> Outline:
    return Outline(((x, y), (x + 0.2, y - 0.3), (x + 0.4, y + 0.3), (x + 0.6, y)), closed=False, curved=True)


PIECES: dict[Fittings, Piece] = {
    "beds": Piece(
        "wall",
        (rectangle(-0.42, -0.46, 0.36, 0.76), rectangle(0.06, -0.46, 0.36, 0.76)),
        (_line(-0.42, -0.27, -0.06, -0.27), _line(0.06, -0.27, 0.42, -0.27)),
    ),
    "belts": Piece(
        "rows", (rectangle(-0.5, -0.24, 1.0, 0.48),), tuple(_line(x, -0.24, x, 0.24) for x in (-0.25, 0.0, 0.25)), 3
    ),
    "consoles": Piece(
        "walls",
        (
            polygon([(-0.5, -0.5), (0.5, -0.5), (0.5, -0.24), (0.38, -0.12), (-0.38, -0.12), (-0.5, -0.24)]),
            rectangle(-0.11, 0.06, 0.22, 0.2),
        ),
        (_line(-0.5, -0.33, 0.5, -0.33),),
    ),
    "crates": Piece(
        "strewn",
        (rectangle(-0.42, -0.42, 0.52, 0.52), rectangle(0.16, -0.2, 0.28, 0.28), rectangle(-0.3, 0.14, 0.32, 0.28)),
        (_line(-0.42, -0.42, 0.1, 0.1), _line(0.1, -0.42, -0.42, 0.1)),
    ),
    "desks": Piece(
        "rows", (rectangle(-0.38, -0.3, 0.76, 0.34), rectangle(-0.11, 0.14, 0.22, 0.2)), (_line(-0.2, -0.2, 0.2, -0.2),)
    ),
    "lockers": Piece(
        "walls", (rectangle(-0.5, -0.5, 1.0, 0.28),), tuple(_line(x, -0.5, x, -0.22) for x in (-0.17, 0.17))
    ),
    "machines": Piece(
        "grid",
        (rectangle(-0.44, -0.44, 0.88, 0.88), circle(0, 0, 0.25)),
        (_line(-0.44, 0, -0.25, 0), _line(0.25, 0, 0.44, 0)),
    ),
    "pipes": Piece(
        "walls",
        (rectangle(-0.5, -0.42, 1.0, 0.3),),
        (_line(-0.5, -0.27, 0.5, -0.27), _line(0.0, -0.46, 0.0, -0.08)),
    ),
    "plants": Piece(
        "rows",
        (rectangle(-0.5, -0.3, 1.0, 0.6),),
        tuple(_leaf(x, y) for x, y in ((-0.34, -0.1), (-0.1, 0.12), (0.12, -0.1), (0.34, 0.12))),
    ),
    "rubble": Piece(
        "strewn",
        (
            polygon([(-0.42, -0.1), (-0.22, -0.36), (0.04, -0.28), (-0.02, -0.02), (-0.26, 0.06)]),
            polygon([(0.1, 0.0), (0.34, -0.12), (0.42, 0.14), (0.2, 0.26)]),
            polygon([(-0.3, 0.2), (-0.1, 0.16), (-0.06, 0.36), (-0.26, 0.42)]),
        ),
    ),
    "seats": Piece(
        "rows",
        (rectangle(-0.46, -0.06, 0.92, 0.28),),
        (_line(-0.48, -0.16, 0.48, -0.16), _line(-0.15, -0.06, -0.15, 0.22), _line(0.15, -0.06, 0.15, 0.22)),
        1,
    ),
    "shelves": Piece(
        "rows",
        (rectangle(-0.5, -0.22, 1.0, 0.44),),
        (_line(-0.5, 0, 0.5, 0), *(_line(x, -0.22, x, 0.22) for x in (-0.25, 0.25))),
    ),
    "tables": Piece(
        "rows",
        (rectangle(-0.4, -0.15, 0.8, 0.3), rectangle(-0.34, -0.36, 0.68, 0.1), rectangle(-0.34, 0.26, 0.68, 0.1)),
    ),
    "vats": Piece(
        "blocks", (circle(0, 0, 0.82), circle(0, 0, 0.68), circle(0, 0, 0.16)), (_line(0.58, -0.58, 0.94, -0.94),), 3
    ),
    "water": Piece("strewn", (), (_wave(-0.4, -0.14), _wave(-0.2, 0.18))),
}  # fmt: skip
_SMALL = 0.5  # a large piece where there is room for one cell only


@lru_cache(256)
def turned(kind: Fittings, turn: int, *, small: bool = False) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
    """The bodies and the lines of a piece, turned by so many quarters, its back to the right first."""
    scale = _SMALL if small else 1.0
    found = PIECES[kind]
    bodies, lines = (tuple(_turned(each, turn, scale) for each in part) for part in (found.bodies, found.lines))
    return bodies, lines


def _turned(outline: Outline, turn: int, scale: float) -> Outline:
    points = [(x * scale, y * scale) for x, y in outline.points]
    for _ in range(turn):
        points = [(-y, x) for x, y in points]
    return Outline(tuple(points), closed=outline.closed, curved=outline.curved)


def drawn(bodies: tuple[Outline, ...], lines: tuple[Outline, ...]) -> tuple[Path, ...]:
    """Pieces as paths: bodies that hide what is below them, then what lies on them."""
    return (
        *((Path(outlines=bodies, fill="paper", weight="far"),) if bodies else ()),
        *((Path(outlines=lines, weight="far"),) if lines else ()),
    )


def sample(kind: Fittings) -> tuple[Path, ...]:
    """A piece by itself, for the legend: within a cell of side 1."""
    return drawn(*turned(kind, 0, small=PIECES[kind].layout == "blocks"))
