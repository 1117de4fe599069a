"""A stratum from above, in cells: mass hatched, voids black with the stratum below faint in them, floors bare paper."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rpg.maps.cells import WALKABLE, around, cell
from rpg.maps.regions import cells_of, loops, parts
from rpg.maps.walls import walls
from rpg.press.boxes import Clip, Hatch, Line, Path
from rpg.press.map_symbols import halo, symbol
from rpg.press.shapes import circle, polygon, polyline

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from rpg.maps.model import Cell, Map, Stratum
    from rpg.maps.regions import Corner
    from rpg.press.boxes import Box, Outline, Point
    from rpg.press.theme import Weight

SOLID_GAP = 1.15
BLOCKED_GAP = 0.55
_SKIN = 2  # how many cells of mass, from its surface, are hatched densely
_RAIL = 0.12  # how far apart, in cells, the two lines of a railing, a pipe or a cable stand
_PIPE = 0.2
_GRATING = 4  # bars of a catwalk to a cell


def plan(map_: Map, index: int, *, grid: bool) -> tuple[Box, ...]:
    """The drawing of a stratum, one unit a cell, without letters. ``grid``: whole squares, else marks at corners."""
    stratum = map_.strata[index]
    rounds = beam_holes(map_, index)
    holes = frozenset(chain.from_iterable(rounds))
    return (
        *_mass(stratum),
        *_void(map_, index, cells_of(stratum, {"void"}) - holes),
        *_floor(stratum, grid=grid),
        *_conduits(map_, index),
        *_catwalks(stratum),
        *_shafts(stratum),
        *_edges(map_, index, holes),
        *(box for hole in rounds for box in _round(hole)),
        *_overhead(map_, index),
        *_features(map_, index),
    )


def beam_holes(map_: Map, index: int) -> tuple[frozenset[Corner], ...]:
    """The cells of each hole a beam has made: they are drawn as what they are, a circle."""
    marked = {f.at for f in map_.features if f.stratum == index and f.symbol == "beam_hole"}
    return tuple(part for part in parts(cells_of(map_.strata[index], {"void"})) if part & marked)


def outlines(cells: Collection[Corner]) -> tuple[Outline, ...]:
    """The outlines of cells, without seams."""
    return tuple(polygon(loop) for loop in loops(cells))


def _some(cells: Collection[object], box: Box) -> Iterable[Box]:
    return (box,) if cells else ()


def _mass(stratum: Stratum) -> Iterable[Box]:
    solid, blocked = cells_of(stratum, {"solid"}), cells_of(stratum, {"blocked"})
    yield from hatched(solid, lambda loop: loop)
    yield from _some(blocked, Path(outlines=outlines(blocked), fill="paper", weight="cut"))
    yield from _some(blocked, Hatch(outlines=outlines(blocked), gap=BLOCKED_GAP, weight="near", colour="ink"))


def hatched(solid: frozenset[Corner], put: Callable[[tuple[Point, ...]], tuple[Point, ...]]) -> Iterable[Box]:
    """Mass: each second line of the hatching stays near its surface, so that what lies deep is paler."""
    deep = solid
    frame = {(x, y) for x in _span(solid, 0) for y in _span(solid, 1)}
    for _ in range(_SKIN):
        deep = frozenset((x, y) for x, y in deep if all(near in deep for near in around(x, y) if near in frame))
    for cells, gap in ((solid - deep, SOLID_GAP), (deep, 2 * SOLID_GAP)):
        shape = tuple(polygon(put(loop)) for loop in loops(cells))
        yield from _some(shape, Hatch(outlines=shape, gap=gap, even_odd=True))


def _span(cells: frozenset[Corner], axis: int) -> range:
    return range(min((at[axis] for at in cells), default=0), max((at[axis] for at in cells), default=0) + 1)


def _void(map_: Map, index: int, void: frozenset[Corner]) -> Iterable[Box]:
    if not void:
        return
    shape = outlines(void)
    yield Path(outlines=shape, fill="mass", even_odd=True)
    if index + 1 < len(map_.strata):
        yield Clip(outlines=shape, even_odd=True, boxes=tuple(_below(map_, index + 1, deeper=2)))


def _below(map_: Map, index: int, deeper: int) -> Iterable[Box]:
    """The strata below, faint: what one can stand on as a tint, then only its outline."""
    stratum = map_.strata[index]
    void = outlines(cells_of(stratum, {"void"}))
    if void and deeper > 1 and index + 1 < len(map_.strata):
        yield Clip(outlines=void, even_odd=True, boxes=tuple(_below(map_, index + 1, deeper - 1)))
    stood = cells_of(stratum, WALKABLE)
    weight: Weight = "near" if deeper > 1 else "far"
    yield from _some(stood, Path(outlines=outlines(stood), fill="below" if deeper > 1 else None, even_odd=True))
    yield from _some(stood, Path(outlines=outlines(stood), weight=weight, colour="below"))
    blocked = cells_of(stratum, {"blocked"})
    yield from _some(blocked, Hatch(outlines=outlines(blocked), gap=SOLID_GAP, weight="far", colour="below"))


def _floor(stratum: Stratum, *, grid: bool) -> Iterable[Box]:
    floor = cells_of(stratum, {"floor", "corridor"})
    yield from _some(floor, Path(outlines=outlines(floor), fill="paper", even_odd=True))
    marks = _squares(cells_of(stratum, WALKABLE)) if grid else _crosses(floor)
    yield from _some(marks, Path(outlines=marks, weight="far", colour="rule"))


def _crosses(cells: frozenset[Corner]) -> tuple[Outline, ...]:
    inner = [(x, y) for x, y in sorted(cells) if {(x - 1, y), (x, y - 1), (x - 1, y - 1)} <= cells]
    arm = 0.09
    return tuple(
        polyline(line) for x, y in inner for line in ([(x - arm, y), (x + arm, y)], [(x, y - arm), (x, y + arm)])
    )


def _squares(cells: frozenset[Corner]) -> tuple[Outline, ...]:
    upright = [polyline([(x, y), (x, y + 1)]) for x, y in sorted(cells) if (x - 1, y) in cells]
    return (*upright, *(polyline([(x, y), (x + 1, y)]) for x, y in sorted(cells) if (x, y - 1) in cells))


def _conduits(map_: Map, index: int) -> Iterable[Box]:
    """Pipes and cables, black on floors and pale in the void; a later one passes over an earlier one."""
    stratum = map_.strata[index]
    void, floor = outlines(cells_of(stratum, {"void"})), outlines(cells_of(stratum, {"floor", "corridor"}))
    for conduit in map_.conduits:
        if conduit.stratum != index:
            continue
        wide = _PIPE if conduit.kind == "pipe" else _RAIL / 2
        band = polygon(_band(conduit.points, wide / 2))
        cased = polygon(_band(conduit.points, wide / 2 + 0.1))
        for shape, ground, ink in ((void, "mass", "on_mass"), (floor, "paper", "ink")):
            if shape:
                yield Clip(
                    outlines=shape,
                    even_odd=True,
                    boxes=(
                        Path(outlines=(cased,), fill="mass" if ground == "mass" else "paper"),
                        Path(outlines=(band,), weight="far", colour="on_mass" if ink == "on_mass" else "ink"),
                    ),
                )


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
    decks = cells_of(stratum, {"bridge"})
    if not decks:
        return
    yield Path(outlines=outlines(decks), fill="paper", even_odd=True)
    bars = tuple(bar for x, y in sorted(decks) for bar in _bars(stratum, x, y))
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
        shape = outlines(part)
        left, top = min(x for x, _ in part), min(y for _, y in part)
        right, bottom = max(x for x, _ in part) + 1, max(y for _, y in part) + 1
        cross = (polyline([(left, top), (right, bottom)]), polyline([(right, top), (left, bottom)]))
        yield Path(outlines=shape, fill="paper", weight="near")
        yield Clip(outlines=shape, boxes=(Path(outlines=cross, weight="far"),))


def _edges(map_: Map, index: int, holes: frozenset[Corner]) -> Iterable[Box]:
    for wall in walls(map_, index):
        if wall.kind == "railing":
            yield from _railing(map_.strata[index], (wall.x1, wall.y1, wall.x2, wall.y2), holes)
    brinks = tuple(
        polyline([(w.x1, w.y1), (w.x2, w.y2)])
        for w in walls(map_, index)
        if w.kind == "brink" and not _rims(holes, (w.x1, w.y1, w.x2, w.y2))
    )
    masses = tuple(polyline([(w.x1, w.y1), (w.x2, w.y2)]) for w in walls(map_, index) if w.kind == "wall")
    yield from _some(brinks, Path(outlines=brinks, weight="cut", round=True))
    yield from _some(masses, Path(outlines=masses, weight="wall", round=True))


def _rims(holes: frozenset[Corner], run: tuple[int, int, int, int]) -> bool:
    x1, y1, x2, y2 = run
    beside = {(x1, y1), (x1 - 1, y1)} if x1 == x2 else {(x1, y1), (x1, y1 - 1)}
    return bool(beside & holes) and max(x2 - x1, y2 - y1) > 0


def _railing(stratum: Stratum, run: tuple[int, int, int, int], holes: frozenset[Corner]) -> Iterable[Box]:
    """A railing: a line on the edge and one inside it, towards the floor."""
    if _rims(holes, run):
        return
    x1, y1, x2, y2 = run
    yield Line(x1=x1, y1=y1, x2=x2, y2=y2, weight="near")
    dx, dy = (_side(stratum, x1, y1, upright=True), 0.0) if x1 == x2 else (0.0, _side(stratum, x1, y1, upright=False))
    yield Line(x1=x1 + dx, y1=y1 + dy, x2=x2 + dx, y2=y2 + dy, weight="far")


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


def _features(map_: Map, index: int) -> Iterable[Box]:
    stratum = map_.strata[index]
    for feature in map_.features:
        if feature.stratum != index or feature.symbol == "beam_hole":
            continue
        x, y = feature.at[0] + 0.5, feature.at[1] + 0.5
        if feature.symbol == "tower":
            yield symbol("tower", x + 0.5, y + 0.5, 1.15)
            continue
        if not _bare(stratum, *feature.at):
            yield halo(x, y, 0.5)
        yield symbol(feature.symbol, x, y, 0.92)


def _bare(stratum: Stratum, x: int, y: int) -> bool:
    return cell(stratum, x, y) in WALKABLE
