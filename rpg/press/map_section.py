"""The vertical section drawn: what is cut is hatched, what is open is black, what stands behind the cut is faint."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rpg.maps import section
from rpg.maps.cells import MASS, cell
from rpg.maps.regions import mask, traced
from rpg.maps.walls import walls_of
from rpg.press.boxes import Clip, Hatch, Path, Scaled
from rpg.press.figure import person
from rpg.press.map_plan import BLOCKED_GAP, hatched
from rpg.press.map_symbols import symbol
from rpg.press.shapes import circle, polygon, polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.maps.model import Cell, Map
    from rpg.maps.section import Cut, Seen
    from rpg.press.boxes import Box, Outline, Point
    from rpg.press.theme import Colour, Weight

_NEAR = 5  # cells behind the cut: what is nearer is drawn brighter, what is farther fainter
_FAR = 10
_COURSE = 1.3  # millimetres between the lines of mass that is farther
_HUNG = 1.3  # how far below a floor pipes hang, in cells
_HEAD = 1.9  # the size of a sentinel's head against its sign


def size(map_: Map) -> tuple[int, float]:
    """The width and the height of the section in cells."""
    cut = section.cut(map_)
    return len(cut.stratum.rows[0]), len(cut.stratum.rows) / section.STEPS


def drawing(map_: Map) -> tuple[Box, ...]:
    """The section, one unit a cell, its top left corner at (0, 0)."""
    cut = section.cut(map_)
    return (
        *_mass(cut),
        *_void(map_, cut),
        *_decks(cut),
        *_lines(cut),
        *_pipes(map_, cut),
        *_heads(map_, cut),
        *_people(map_, cut),
    )


def _shape(cut: Cut, kind: Cell) -> tuple[Outline, ...]:
    return tuple(polygon(_flat(loop)) for loop in traced(mask(cut.stratum.rows, {kind})))


def _mass(cut: Cut) -> Iterable[Box]:
    yield from hatched(mask(cut.stratum.rows, {"solid"}), _flat)
    if blocked := _shape(cut, "blocked"):
        yield Path(outlines=blocked, fill="paper")
        yield Hatch(outlines=blocked, gap=BLOCKED_GAP, weight="near", colour="ink")


def _flat(loop: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((x, y / section.STEPS) for x, y in loop)


def _void(map_: Map, cut: Cut) -> Iterable[Box]:
    if not (void := _shape(cut, "void")):
        return
    yield Path(outlines=void, fill="mass", even_odd=True)
    lines = section.seen(map_)
    behind = (*_facades(map_, cut), *(box for far in (_FAR, _NEAR, 0) for box in _seen(lines, cut.top, far)))
    yield Clip(outlines=void, even_odd=True, boxes=behind)


def _facades(map_: Map, cut: Cut) -> Iterable[Box]:
    """Mass behind the cut: what is near as a tint, what is farther as pale courses; what opens in it stays black."""
    found = section.facades(map_)
    near, far = (
        tuple(rectangle(f.x1, f.top - cut.top, f.x2 - f.x1, f.floor - f.top) for f in found if least < f.far <= most)
        for least, most in ((0, _NEAR), (_NEAR, _FAR))
    )
    opened = tuple(
        rectangle(f.x1, f.floor - f.opening - cut.top, f.x2 - f.x1, f.opening)
        for f in found if f.opening and f.far <= _FAR
    )  # fmt: skip
    if far:
        yield Hatch(outlines=far, gap=_COURSE, angle=0, colour="below")
    if near:
        yield Path(outlines=near, fill="below")
    if opened:
        yield Path(outlines=opened, fill="mass")


def _seen(lines: tuple[Seen, ...], top: float, least: int) -> Iterable[Box]:
    """The lines from ``least`` cells behind the cut to the next step."""
    most = {0: _NEAR, _NEAR: _FAR}.get(least, 10**6)
    chosen = tuple(polyline([(s.x1, s.z1 - top), (s.x2, s.z2 - top)]) for s in lines if least < s.far <= most)
    colour: Colour = "rule" if least < _NEAR else "below"
    weight: Weight = "far" if least == _FAR else "near"
    if chosen:
        yield Path(outlines=chosen, weight=weight, colour=colour)


def _decks(cut: Cut) -> Iterable[Box]:
    if decks := _shape(cut, "bridge"):
        yield Path(outlines=decks, fill="paper", weight="near")


def _lines(cut: Cut) -> Iterable[Box]:
    found = [wall for wall in walls_of(cut.stratum) if wall.kind != "railing"]
    rim = (0, len(cut.stratum.rows[0]))
    kept = [w for w in found if not (w.upright and w.x1 in rim) and w.y1 > 0]
    lines = tuple(polyline([(w.x1, w.y1 / section.STEPS), (w.x2, w.y2 / section.STEPS)]) for w in kept)
    if lines:
        yield Path(outlines=lines, weight="cut", round=True)


def _pipes(map_: Map, cut: Cut) -> Iterable[Box]:
    """Pipes that the cut goes through in the open, as rings, hung below the decks."""
    levels = section.floors(map_)
    for conduit in map_.conduits:
        z = levels[conduit.stratum] - cut.top + _HUNG
        for x in _crossed(conduit.points, section.row(map_) + 0.5):
            if cell(cut.stratum, int(x), int(z * section.STEPS)) == "void":
                big = conduit.kind == "pipe"
                ring = circle(x, z, 0.3 if big else 0.1)
                yield Path(outlines=(ring,), fill="mass" if big else "on_mass", weight="near", colour="on_mass")


def _crossed(points: tuple[tuple[float, float], ...], at: float) -> Iterable[float]:
    """Where a polyline crosses a row."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if min(y1, y2) <= at <= max(y1, y2) and y1 != y2:
            yield x1 + (x2 - x1) * (at - y1) / (y2 - y1)


def _heads(map_: Map, cut: Cut) -> Iterable[Box]:
    """The heads of sentinels that stand at the cut, on top of their necks."""
    levels, at = section.floors(map_), section.row(map_)
    towers = [f for f in map_.features if f.symbol == "tower" and abs(f.at[1] - at) <= 1]
    for feature in towers[:1]:
        top = levels[feature.stratum] - map_.strata[feature.stratum].height / map_.metres
        yield symbol("tower", feature.at[0] + 1, top - cut.top - _HEAD / 2, _HEAD)


def _people(map_: Map, cut: Cut) -> Iterable[Box]:
    """Somebody on every stratum, to scale, where one can stand at the cut: on a catwalk if there is one."""
    at = section.row(map_)
    for k, level in enumerate(section.floors(map_)):
        row = [cell(map_.strata[k], x, at) for x in range(len(map_.strata[k].rows[at]))]
        decks = [x for x, kind in enumerate(row) if kind == "bridge"]
        stood = decks or [x for x, kind in enumerate(row) if kind not in MASS | {"void", "unseen"}]
        if stood:
            x, pale = stood[len(stood) // 2] + 0.5, bool(decks)
            figure = person(0, 0, 1 / map_.metres, on_void=pale)
            yield Scaled(x=x, y=level - cut.top, scale=1.0, boxes=(figure,))
