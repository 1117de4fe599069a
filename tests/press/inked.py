"""Where decoration is on a page, and which texts it runs through."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press.legible import walk
from rpg.press.metrics import MM_PER_PT
from rpg.press.shapes import rectangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.boxes import Box, Outline, Page, Point
    from rpg.press.metrics import Metrics

_STEPS = 12  # straight pieces of a curve
_FALL = 0.2  # how far letters reach below their line, in sizes


class Written(NamedTuple):
    """A line of text as a rectangle in millimetres."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def written(boxes: tuple[Box, ...], metrics: Metrics) -> list[Written]:
    """Every line of text, from the height of its capitals to the depth of its g."""
    found = []
    for box in walk(boxes):
        if isinstance(box, b.Text) and box.text.strip():
            wide = metrics.width(box.text, box.font, box.size)
            rise, fall = metrics.cap(box.font, box.size), box.size * _FALL * MM_PER_PT
            found.append(Written(box.x, box.y - rise, box.x + wide, box.y + fall, box.text))
    return found


def struck(page: Page, metrics: Metrics) -> list[str]:
    """Texts that a line of the page's decoration runs through, or that stand half on dark and half on light."""
    lines = written(page.boxes, metrics)
    faults = []
    for box in page.boxes:
        decoration = isinstance(box, b.Group) and box.tag == "Artifact"
        for run in _runs((box,)) if decoration else ():
            for one, other in pairwise(run):
                faults += [line.text for line in lines if _crosses(one, other, line)]
    return faults


def _runs(boxes: tuple[Box, ...]) -> Iterator[list[Point]]:
    """Every run of points that is drawn, or where a dark fill ends."""
    for box in boxes:
        if isinstance(box, b.Group):
            yield from _runs(box.boxes)
        elif isinstance(box, b.Scaled):
            for run in _runs(box.boxes):
                yield [(box.x + x * box.scale, box.y + y * box.scale) for x, y in run]
        else:
            yield from _run(box)


def _run(box: Box) -> Iterator[list[Point]]:
    """The runs of one box; a tint is paper, and may be written across."""
    if isinstance(box, b.Line):
        yield [(box.x1, box.y1), (box.x2, box.y2)]
    elif isinstance(box, b.Rect) and (box.weight or box.fill != "tint"):
        yield _points(rectangle(box.x, box.y, box.width, box.height))
    elif isinstance(box, b.Hatch | b.Clip) or (isinstance(box, b.Path) and (box.weight or box.fill != "tint")):
        yield from map(_points, box.outlines)


def _points(outline: Outline) -> list[Point]:
    points = list(outline.points)
    if outline.curved:
        points = [
            _between(points[i : i + 4], step / _STEPS)
            for i in range(0, len(points) - 3, 3)
            for step in range(_STEPS + 1)
        ]
    return [*points, points[0]] if outline.closed else points


def _between(curve: list[Point], share: float) -> Point:
    while len(curve) > 1:
        curve = [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairwise(curve)]
    return curve[0]


def _crosses(one: Point, other: Point, line: Written) -> bool:
    """Whether a piece of a line comes into a rectangle (Liang and Barsky's way of clipping)."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    enters, leaves = 0.0, 1.0
    for toward, room in ((-dx, x - line.left), (dx, line.right - x), (-dy, y - line.top), (dy, line.bottom - y)):
        if not toward:
            if room < 0:
                return False
        elif toward < 0:
            enters = max(enters, room / toward)
        else:
            leaves = min(leaves, room / toward)
    return enters <= leaves
