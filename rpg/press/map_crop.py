"""What a part of a drawing needs: boxes that cannot be seen through its window are left out, hatching is shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press.boxes import Clip, Hatch, Line, Path, Scaled
from rpg.press.shapes import rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rpg.press.boxes import Box, Outline
    from rpg.press.map_frame import Field

_REACH = 2.0  # no sign is larger than this many times its scale, from its middle


def cropped(boxes: Iterable[Box], window: Field) -> Iterator[Box]:
    """The boxes as far as the window needs them. The caller still clips: this makes files small, not edges sharp."""
    for box in boxes:
        yield from _one(box, window)


def _one(box: Box, window: Field) -> Iterator[Box]:
    match box:
        case Line():
            if _meets([(box.x1, box.y1), (box.x2, box.y2)], window):
                yield box
        case Scaled():
            reach = _REACH * box.scale
            if _meets([(box.x - reach, box.y - reach), (box.x + reach, box.y + reach)], window):
                yield box
        case Path():
            yield from _path(box, window)
        case Hatch() | Clip():
            yield from _clipped(box, window)
        case _:
            yield box


def _path(box: Path, window: Field) -> Iterator[Path]:
    """Strokes one by one; what is filled stays whole, for a hole belongs to its outline."""
    kept = tuple(outline for outline in box.outlines if _sees(outline, window))
    if kept:
        yield box if box.fill is not None else msgspec.structs.replace(box, outlines=kept)


def _clipped(box: Hatch | Clip, window: Field) -> Iterator[Clip]:
    if not any(_sees(outline, window) for outline in box.outlines):
        return
    if isinstance(box, Hatch):
        lines = msgspec.structs.replace(box, outlines=(rectangle(window.x, window.y, window.width, window.height),))
        yield Clip(outlines=box.outlines, even_odd=box.even_odd, boxes=(lines,))
    elif inner := tuple(cropped(box.boxes, window)):
        yield msgspec.structs.replace(box, boxes=inner)


def _sees(outline: Outline, window: Field) -> bool:
    return _meets(outline.points, window)


def _meets(points: Sequence[tuple[float, float]], window: Field) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) <= window.right and max(xs) >= window.x and min(ys) <= window.bottom and max(ys) >= window.y
