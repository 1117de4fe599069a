"""A stratum from above, in cells: mass hatched, voids black with the stratum below faint in them, floors bare paper."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from rpg.maps.cells import WALKABLE, cell, height, hung, width
from rpg.maps.regions import cells_in, cells_of, mask, masked, parts, spans, traced, turned, within
from rpg.maps.walls import walls
from rpg.press.boxes import Clip, Hatch, Path
from rpg.press.map_fittings import fittings
from rpg.press.map_symbols import door, halo, symbol
from rpg.press.shapes import circle, polygon, polyline

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from rpg.maps.model import Cell, Map, Stratum
    from rpg.maps.regions import Corner, Mask
    from rpg.maps.walls import Wall
    from rpg.press.boxes import Box, Outline, Point
    from rpg.press.map_fittings import Disc
    from rpg.press.theme import Colour, Weight

SOLID_GAP = 1.15
BLOCKED_GAP = 0.55
_SKIN = 2  # how many cells of mass, from its surface, are hatched densely
_RAIL = 0.12  # how far apart, in cells, the two lines of a railing, a pipe or a cable stand
_PIPE = 0.2
_KEPT = 32
_SOLID: frozenset[Cell] = frozenset({"solid"})
_VOID: frozenset[Cell] = frozenset({"void"})
_BRIDGE: frozenset[Cell] = frozenset({"bridge"})
_FLOOR: frozenset[Cell] = frozenset({"floor", "corridor"})
_ARM = 0.09  # of a cross where four squares meet
_DOORS = frozenset({"door", "sealed"})
SIGN = 0.92
"""Cells: a sign, where cells are large enough for it to be seen."""
FINEST = 1.4
"""Cells: a sign, where cells are too small for the finer lines of what stands in rooms."""
_HALO = 0.56
_GRATING = 4  # bars of a catwalk to a cell


def plan(map_: Map, index: int, *, grid: bool, sign: float = SIGN, clear: Iterable[Disc] = ()) -> tuple[Box, ...]:
    """The drawing of a stratum, one unit a cell, without letters. ``grid``: whole squares, else marks at corners.

    ``sign`` is the size of a sign in cells: where it is much larger than a cell, cells are too small for what stands in
    rooms. None of that meets ``clear``, where numbers are to be.
    """
    stratum = map_.strata[index]
    rounds = beam_holes(map_, index)
    holes = frozenset(chain.from_iterable(rounds))
    return (
        *_mass(stratum),
        *_void(map_, index, holes),
        *_floor(stratum, grid=grid),
        *(fittings(map_, index, clear) if sign < FINEST else ()),
        *_conduits(map_, index),
        *_catwalks(stratum),
        *_shafts(stratum),
        *_edges(map_, index, holes),
        *(box for hole in rounds for box in _round(hole)),
        *_overhead(map_, index),
        *_features(map_, index, sign),
    )


def beam_holes(map_: Map, index: int) -> tuple[frozenset[Corner], ...]:
    """The cells of each hole a beam has made: they are drawn as what they are, a circle."""
    marked = {f.at for f in map_.features if f.stratum == index and f.symbol == "beam_hole"}
    if not marked:
        return ()
    return tuple(part for part in parts(cells_of(map_.strata[index], {"void"})) if part & marked)


@lru_cache(_KEPT)
def outlines(bits: Mask) -> tuple[Outline, ...]:
    """The outlines of cells, without seams."""
    return tuple(polygon(loop) for loop in traced(bits))


def _shape(stratum: Stratum, *kinds: Cell) -> tuple[Outline, ...]:
    return outlines(mask(stratum.rows, frozenset(kinds)))


def _some(cells: Collection[object], box: Box) -> Iterable[Box]:
    return (box,) if cells else ()


def _mass(stratum: Stratum) -> Iterable[Box]:
    blocked = _shape(stratum, "blocked")
    yield from hatched(mask(stratum.rows, _SOLID))
    yield from _some(blocked, Path(outlines=blocked, fill="paper", weight="cut"))
    if blocked:
        yield Hatch(outlines=blocked, gap=BLOCKED_GAP, weight="near", colour="ink")


def hatched(solid: Mask, put: Callable[[tuple[Point, ...]], tuple[Point, ...]] | None = None) -> Iterable[Box]:
    """Mass: each second line of the hatching stays near its surface, so that what lies deep is paler.

    ``put`` says where a loop of corners lies in the drawing; where it is, if nothing else is told.
    """
    deep = solid
    for _ in range(_SKIN):
        deep = within(deep)
    skin = tuple(row & ~inner for row, inner in zip(solid, deep, strict=True))
    for cells, gap in ((skin, SOLID_GAP), (deep, 2 * SOLID_GAP)):
        shape = tuple(polygon(put(loop)) for loop in traced(cells)) if put else outlines(cells)
        if shape:
            yield Hatch(outlines=shape, gap=gap, even_odd=True)


def _void(map_: Map, index: int, holes: frozenset[Corner]) -> Iterable[Box]:
    rows = map_.strata[index].rows
    open_ = zip(mask(rows, _VOID), masked(holes, len(rows)), strict=True)
    shape = outlines(tuple(row & ~hole for row, hole in open_))
    if not shape:
        return
    yield Path(outlines=shape, fill="mass", even_odd=True)
    if index + 1 < len(map_.strata):
        yield Clip(outlines=shape, even_odd=True, boxes=tuple(_below(map_, index + 1, deeper=2)))


def _below(map_: Map, index: int, deeper: int) -> Iterable[Box]:
    """The strata below, faint: what one can stand on as a tint, then only its outline."""
    stratum = map_.strata[index]
    void = _shape(stratum, "void")
    if void and deeper > 1 and index + 1 < len(map_.strata):
        yield Clip(outlines=void, even_odd=True, boxes=tuple(_below(map_, index + 1, deeper - 1)))
    stood = outlines(mask(stratum.rows, WALKABLE))
    weight: Weight = "near" if deeper > 1 else "far"
    yield from _some(
        stood,
        Path(outlines=stood, fill="below" if deeper > 1 else None, weight=weight, colour="below", even_odd=True),
    )
    if blocked := _shape(stratum, "blocked"):
        yield Hatch(outlines=blocked, gap=SOLID_GAP, weight="far", colour="below")


def _floor(stratum: Stratum, *, grid: bool) -> Iterable[Box]:
    floor = mask(stratum.rows, _FLOOR)
    shape = outlines(floor)
    yield from _some(shape, Path(outlines=shape, fill="paper", even_odd=True))
    if grid:
        squares = _squares(mask(stratum.rows, WALKABLE), width(stratum))
        yield from _some(squares, Path(outlines=squares, weight="far", colour="rule"))
    elif marks := _crosses(floor, width(stratum)):
        yield Path(outlines=marks, weight="far", colour="rule", stitch=(2 * _ARM, 1 - 2 * _ARM))


def _crosses(floor: Mask, wide: int) -> tuple[Outline, ...]:
    """A small cross wherever four cells of floor meet; the arms of a run of crosses are one stroke, to be stitched."""
    inner = tuple(a & a << 1 & b & b << 1 for a, b in zip((0, *floor[:-1]), floor, strict=True))
    return (
        *(polyline([(a - _ARM, y), (b - 1 + _ARM, y)]) for y, row in enumerate(inner) for a, b in spans(row)),
        *(
            polyline([(x, a - _ARM), (x, b - 1 + _ARM)])
            for x, column in enumerate(turned(inner, wide))
            for a, b in spans(column)
        ),
    )


def _squares(cells: Mask, wide: int) -> tuple[Outline, ...]:
    """The lines between cells, each as long as it runs."""
    return (
        *(polyline([(x, a), (x, b)]) for x, a, b in _between(turned(cells, wide))),
        *(polyline([(a, y), (b, y)]) for y, a, b in _between(cells)),
    )


def _between(lines: Mask) -> Iterable[tuple[int, int, int]]:
    for i, (one, other) in enumerate(pairwise(lines), 1):
        yield from ((i, a, b) for a, b in spans(one & other))


def _conduits(map_: Map, index: int) -> Iterable[Box]:
    """Pipes and cables, black on floors and pale in the void; a later one passes over an earlier one."""
    stratum = map_.strata[index]
    void, floor = _shape(stratum, "void"), outlines(mask(stratum.rows, _FLOOR))
    ways = [(conduit.points, _PIPE if conduit.kind == "pipe" else _RAIL / 2)
            for conduit in map_.conduits if conduit.stratum == index]  # fmt: skip
    if ways and void:
        yield Clip(outlines=void, even_odd=True, boxes=tuple(_cased(ways, "mass", "on_mass")))
    if ways and floor:
        yield Clip(outlines=floor, even_odd=True, boxes=tuple(_cased(ways, "paper", "ink")))


def _cased(ways: Iterable[tuple[tuple[Point, ...], float]], ground: Colour, ink: Colour) -> Iterable[Box]:
    """Doubled lines, each on a strip of bare ground, so that it passes over those before it."""
    for points, wide in ways:
        yield Path(outlines=(polygon(_band(points, wide / 2 + 0.1)),), fill=ground)
        yield Path(outlines=(polygon(_band(points, wide / 2)),), weight="far", colour=ink)


def _band(points: tuple[tuple[float, float], ...], half: float) -> list[tuple[float, float]]:
    """The outline of a polyline as wide as two halves, its corners mitred."""
    left = [_offset(points, i, half) for i in range(len(points))]
    right = [_offset(points, i, -half) for i in range(len(points))]
    return [*left, *reversed(right)]


def _offset(points: tuple[tuple[float, float], ...], i: int, by: float) -> tuple[float, float]:
    x, y = points[i]
    sides = [_normal(points[j], points[j + 1]) for j in (i - 1, i) if 0 <= j < len(points) - 1]
    nx, ny = sum(n[0] for n in sides), sum(n[1] for n in sides)
    length = (nx * nx + ny * ny) / len(sides) or 1.0
    return x + by * nx / length, y + by * ny / length


def _normal(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return -dy / length, dx / length


def _catwalks(stratum: Stratum) -> Iterable[Box]:
    decks = mask(stratum.rows, _BRIDGE)
    if not any(decks):
        return
    yield Path(outlines=outlines(decks), fill="paper", even_odd=True)
    bars = tuple(bar for x, y in sorted(cells_in(decks)) for bar in _bars(stratum, x, y))
    yield Path(outlines=bars, weight="far", colour="rule")


def _bars(stratum: Stratum, x: int, y: int) -> Iterable[Outline]:
    """The bars of a deck's grating, across the way one walks on it."""
    along = sum(cell(stratum, x + i, y) in WALKABLE for i in (-1, 1))
    across = sum(cell(stratum, x, y + i) in WALKABLE for i in (-1, 1))
    for i in range(_GRATING):
        at = (i + 0.5) / _GRATING
        yield polyline([(x + at, y), (x + at, y + 1)] if along >= across else [(x, y + at), (x + 1, y + at)])


def _shafts(stratum: Stratum) -> Iterable[Box]:
    for part in parts(cells_of(stratum, {"shaft"})):
        shape = outlines(masked(part, height(stratum)))
        left, top = min(x for x, _ in part), min(y for _, y in part)
        right, bottom = max(x for x, _ in part) + 1, max(y for _, y in part) + 1
        cross = (polyline([(left, top), (right, bottom)]), polyline([(right, top), (left, bottom)]))
        yield Path(outlines=shape, fill="paper", weight="near")
        yield Clip(outlines=shape, boxes=(Path(outlines=cross, weight="far"),))


def _edges(map_: Map, index: int, holes: frozenset[Corner]) -> Iterable[Box]:
    runs = walls(map_, index)
    rails = [w for w in runs if w.kind == "railing" and not (holes and _rims(holes, (w.x1, w.y1, w.x2, w.y2)))]
    outer = tuple(polyline([(w.x1, w.y1), (w.x2, w.y2)]) for w in rails)
    inner = tuple(_inside(map_.strata[index], w) for w in rails)
    yield from _some(outer, Path(outlines=outer, weight="near"))
    yield from _some(inner, Path(outlines=inner, weight="far"))
    brinks = tuple(
        polyline([(w.x1, w.y1), (w.x2, w.y2)])
        for w in runs
        if w.kind == "brink" and not (holes and _rims(holes, (w.x1, w.y1, w.x2, w.y2)))
    )
    masses = tuple(polyline([(w.x1, w.y1), (w.x2, w.y2)]) for w in runs if w.kind == "wall")
    yield from _some(brinks, Path(outlines=brinks, weight="cut", round=True))
    yield from _some(masses, Path(outlines=masses, weight="wall", round=True))


def _rims(holes: frozenset[Corner], run: tuple[int, int, int, int]) -> bool:
    x1, y1, x2, y2 = run
    beside = {(x1, y1), (x1 - 1, y1)} if x1 == x2 else {(x1, y1), (x1, y1 - 1)}
    return bool(beside & holes) and max(x2 - x1, y2 - y1) > 0


def _inside(stratum: Stratum, rail: Wall) -> Outline:
    """The second line of a railing, towards the floor."""
    x, y = rail.x1, rail.y1
    dx, dy = (_side(stratum, x, y, upright=True), 0.0) if rail.upright else (0.0, _side(stratum, x, y, upright=False))
    return polyline([(x + dx, y + dy), (rail.x2 + dx, rail.y2 + dy)])


def _side(stratum: Stratum, x: int, y: int, *, upright: bool) -> float:
    before: Cell = cell(stratum, x - 1, y) if upright else cell(stratum, x, y - 1)
    return -_RAIL if before in WALKABLE else _RAIL


def _round(hole: frozenset[Corner]) -> Iterable[Box]:
    """A beam hole: as wide as its cells, black, with the glazed rim that the beam left."""
    x, y, radius = _disc(hole)
    yield Path(outlines=(circle(x, y, radius + 0.45),), fill="paper")
    yield Path(outlines=(circle(x, y, radius + 0.45), circle(x, y, radius + 0.3)), weight="far")
    yield Path(outlines=(circle(x, y, radius + 0.12),), fill="mass", weight="wall")


def _overhead(map_: Map, index: int) -> Iterable[Box]:
    """Where a beam came through the stratum above: dashed, as drawings show what is over one's head."""
    for hole in beam_holes(map_, index - 1) if index else ():
        if not hole & cells_of(map_.strata[index], {"void"}):
            x, y, radius = _disc(hole)
            yield Path(outlines=(circle(x, y, radius),), weight="near", dash=(4, 2.5))
            yield Path(outlines=(circle(x, y, radius * 0.86), circle(x, y, radius * 0.7)), weight="far", colour="rule")


def _disc(hole: frozenset[Corner]) -> tuple[float, float, float]:
    left, right = min(x for x, _ in hole), max(x for x, _ in hole) + 1
    top, bottom = min(y for _, y in hole), max(y for _, y in hole) + 1
    return (left + right) / 2, (top + bottom) / 2, max(right - left, bottom - top) / 2


def _features(map_: Map, index: int, sign: float) -> Iterable[Box]:
    stratum = map_.strata[index]
    for feature in map_.features:
        if feature.stratum != index or feature.symbol == "beam_hole":
            continue
        x, y = feature.at[0] + 0.5, feature.at[1] + 0.5
        if feature.symbol == "tower":
            yield symbol("tower", x + 0.5, y + 0.5, max(1.15, sign))
            continue
        if feature.symbol in _DOORS:
            yield door(feature.symbol, x, y, across=hung(stratum, *feature.at))
            continue
        if sign > SIGN or not _bare(stratum, *feature.at):
            yield halo(x, y, max(0.5, sign * _HALO))
        yield symbol(feature.symbol, x, y, sign)


def _bare(stratum: Stratum, x: int, y: int) -> bool:
    return cell(stratum, x, y) in WALKABLE
