"""Lines and shapes as PDF operators."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin
from typing import TYPE_CHECKING, assert_never

from rpg.press import boxes as b
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from rpg.press.boxes import Outline
    from rpg.press.theme import Colour, Theme, Weight

_TRACED = 24  # outlines are filled, then clipped to, then seen from the stratum above
_STROKE = "%.3f %.3f m %.3f %.3f l "
_STROKED = 10_000
"""Millimetres of hatching to one stroke: of a longer one, readers that count their dots leave the rest out."""


@lru_cache(1 << 14)
def number(value: float) -> str:
    """A number as PDF writes it, to a ten-thousandth (matrices: to a millionth of an inch's point)."""
    text = f"{value:.6f}" if abs(value) < 10 else f"{value:.5f}"  # noqa: PLR2004 -- digits kept, no rule of the game
    text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


@lru_cache(64)
def rgb(colour: str) -> str:
    """``#rrggbb`` as three numbers."""
    return " ".join(number(round(int(colour[i : i + 2], 16) / 255, 4)) for i in (1, 3, 5))


def text_matrix(x: float, y: float, turn: float, left: float) -> str:
    """Text at (x, y), moved by ``left`` along its own line, turned anticlockwise, upright in a space whose y falls."""
    if not turn:
        return f"1 0 0 -1 {number(x + left)} {number(y)} Tm"
    c, s = cos(radians(turn)), sin(radians(turn))
    return " ".join(number(part) for part in (c, -s, -s, -c, x + left * c, y - left * s)) + " Tm"


def shape(box: b.Path | b.Rect | b.Line | b.Hatch, theme: Theme, unit: float) -> str:
    """One shape, inside its own graphics state; ``unit`` is how many millimetres a unit measures."""
    match box:
        case b.Rect():
            path = f"{_points(((box.x, box.y), (box.width, box.height)))} re"
            return _painted(path, box, theme, unit)
        case b.Line():
            path = f"{number(box.x1)} {number(box.y1)} m {number(box.x2)} {number(box.y2)} l"
            return f"q {_pen(box.weight, box.colour, theme, unit)}{_dash(box.dash, unit)} {path} S Q"
        case b.Path():
            return _painted(_trace(box.outlines), box, theme, unit)
        case b.Hatch():
            return _hatch(box, theme, unit)
        case _:
            assert_never(box)


def clip(box: b.Clip) -> str:
    """The operators that confine what follows to the outlines."""
    return f"{_trace(box.outlines)} {'W*' if box.even_odd else 'W'} n"


def _painted(path: str, box: b.Rect | b.Path, theme: Theme, unit: float) -> str:
    ops = ["q"]
    rule = "*" if isinstance(box, b.Path) and box.even_odd else ""
    if box.fill is not None:
        ops.append(f"{rgb(theme.palette[box.fill])} rg")
    if box.weight is not None:
        ops.append(_pen(box.weight, box.colour, theme, unit))
        if isinstance(box, b.Path):
            dash = _pattern(box.stitch) if box.stitch else _dash(box.dash, unit)
            ops.append(dash + (" 1 J 1 j" if box.round else ""))
    if box.fill is not None and box.weight is not None:
        paint = "B" + rule
    else:
        paint = "f" + rule if box.fill is not None else "S" if box.weight is not None else "n"
    return " ".join([*ops, path, paint, "Q"])


def _pen(weight: Weight, colour: Colour, theme: Theme, unit: float) -> str:
    return f"{rgb(theme.palette[colour])} RG {number(theme.weights[weight] * MM_PER_PT / unit)} w"


def _dash(dash: tuple[float, ...], unit: float) -> str:
    return _pattern(tuple(part * MM_PER_PT / unit for part in dash)) if dash else ""


def _pattern(parts: tuple[float, ...]) -> str:
    return f" [{' '.join(number(part) for part in parts)}] 0 d"


@lru_cache(_TRACED)
def _trace(outlines: tuple[Outline, ...]) -> str:
    return " ".join(_curves(outline) if outline.curved else _corners(outline) for outline in outlines)


def _corners(outline: Outline) -> str:
    first, *rest = [f"{number(x)} {number(y)}" for x, y in outline.points]
    lines = f" {' l '.join(rest)} l" if rest else ""
    return f"{first} m{lines} h" if outline.closed else f"{first} m{lines}"


def _curves(outline: Outline) -> str:
    first, *rest = [f"{number(x)} {number(y)}" for x, y in outline.points]
    lines = "".join(f" {one} {other} {end} c" for one, other, end in zip(*[iter(rest)] * 3, strict=True))
    return f"{first} m{lines} h" if outline.closed else f"{first} m{lines}"


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{number(x)} {number(y)}" for x, y in points)


def _hatch(box: b.Hatch, theme: Theme, unit: float) -> str:
    points = [point for outline in box.outlines for point in outline.points]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    c, s, gap = cos(radians(box.angle)), sin(radians(box.angle)), box.gap / unit
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    across = [x * s + y * c for x, y in corners]
    along = [x * c - y * s for x, y in corners]
    low, high = min(along), max(along)
    first, last = int(min(across) // gap), int(max(across) // gap) + 2
    ends: list[float] = []
    for i in range(first, last):
        x, y = i * gap * s, i * gap * c
        ends += (low * c + x, y - low * s, high * c + x, y - high * s)
    # One format for all: most numbers of a map are those of its hatching.
    many = max(1, int(_STROKED / unit / max(high - low, gap)))
    rest = (last - first) % many
    form = (_STROKE * many + "S ") * ((last - first) // many) + (_STROKE * rest + "S " if rest else "")
    lines = form % tuple(ends)
    rule = "W*" if box.even_odd else "W"
    return f"q {_trace(box.outlines)} {rule} n {_pen(box.weight, box.colour, theme, unit)} {lines}Q"
