"""Large print: a paper laid out on a smaller page, and seen through a glass.

What is laid out on a page that is ``times`` smaller than its paper (its margins aside) and then enlarged has
everything ``times`` larger: letters, fields, boxes to tick, what is left free between them. Text that needs more room
than the smaller page has goes on over more of them, as the paper's own way of laying out has it; no size and no floor
of text needs to know of it. Only line weights stay what they are: they mean something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press.boxes import (
    PAPERS,
    Anchor,
    Box,
    Check,
    Clip,
    Field,
    Group,
    Hatch,
    Heading,
    Line,
    Link,
    Outline,
    Page,
    Path,
    Rect,
    Scaled,
    Text,
)
from rpg.press.frame import MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.press.boxes import Point
    from rpg.press.look import Look


class Paper(msgspec.Struct, frozen=True):
    """Paper of ``size`` (width, height in millimetres), on which everything is ``times`` larger."""

    size: tuple[float, float]
    times: float = 1.0

    @property
    def laid(self) -> tuple[float, float]:
        """The page on which to lay out: its margins are those of the paper, what is between them is smaller."""
        width, height = self.size
        edge = 2 * MARGIN
        return (width - edge) / self.times + edge, (height - edge) / self.times + edge

    def page(self, boxes: tuple[Box, ...], bookmark: str, headings: tuple[Heading, ...] = ()) -> Page:
        """A page of this paper with what was laid out, enlarged."""
        if self.times != 1.0:
            shift = MARGIN * (1 - self.times)
            boxes = Glass(self.times, shift, shift, self.times).boxes(boxes)
            headings = tuple(Heading(one.title, one.y * self.times + shift) for one in headings)
        return Page(size=self.size, boxes=boxes, bookmark=bookmark, headings=headings)


def paper(name: str, look: Look, *, across: bool = False) -> Paper:
    """The paper of that name (:data:`rpg.press.boxes.PAPERS`) for a look; ``across`` turns it to landscape."""
    width, height = PAPERS[name]
    return Paper((height, width) if across else (width, height), look.times)


class Glass(msgspec.Struct, frozen=True):
    """Sees boxes ``times`` as large, then moved by (``x``, ``y``) millimetres; sizes of text ``letters`` as large."""

    times: float = 1.0
    x: float = 0.0
    y: float = 0.0
    letters: float = 1.0

    def boxes(self, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        """All of them."""
        return tuple(map(self.box, boxes))

    def box(self, box: Box) -> Box:
        """One of them."""
        match box:
            case Group():
                return msgspec.structs.replace(box, boxes=self.boxes(box.boxes))
            case Text() | Field() | Check():
                return self._worded(box)
            case Path() | Hatch() | Rect() | Line():
                return self._drawn(box)
            case Link() | Anchor():
                return self._leading(box)
            case Clip():
                return msgspec.structs.replace(box, outlines=self._outlines(box.outlines), boxes=self.boxes(box.boxes))
            case Scaled():
                x, y = self._point((box.x, box.y))
                inside = Glass(letters=self.letters).boxes(box.boxes) if self.letters != 1.0 else box.boxes
                return msgspec.structs.replace(box, x=x, y=y, scale=box.scale * self.times, boxes=inside)

    def _leading(self, box: Link | Anchor) -> Box:
        x, y = self._point((0.0 if isinstance(box, Anchor) else box.x, box.y))
        if isinstance(box, Anchor):
            return msgspec.structs.replace(box, y=y)
        width, height = box.width * self.times, box.height * self.times
        return msgspec.structs.replace(box, x=x, y=y, width=width, height=height, boxes=self.boxes(box.boxes))

    def _worded(self, box: Text | Field | Check) -> Box:
        x, y = self._point((box.x, box.y))
        match box:
            case Text():
                size, spacing = box.size * self.letters, box.spacing * self.letters
                return msgspec.structs.replace(box, x=x, y=y, size=size, spacing=spacing)
            case Field():
                width, height, size = box.width * self.times, box.height * self.times, box.size * self.letters
                return msgspec.structs.replace(box, x=x, y=y, width=width, height=height, size=size)
            case Check():
                return msgspec.structs.replace(box, x=x, y=y, size=box.size * self.times)

    def _drawn(self, box: Path | Hatch | Rect | Line) -> Box:
        match box:
            case Path():
                return msgspec.structs.replace(box, outlines=self._outlines(box.outlines))
            case Hatch():
                return msgspec.structs.replace(box, outlines=self._outlines(box.outlines), gap=box.gap * self.letters)
            case Rect():
                x, y = self._point((box.x, box.y))
                return msgspec.structs.replace(
                    box, x=x, y=y, width=box.width * self.times, height=box.height * self.times
                )
            case Line():
                (x1, y1), (x2, y2) = self._point((box.x1, box.y1)), self._point((box.x2, box.y2))
                return msgspec.structs.replace(box, x1=x1, y1=y1, x2=x2, y2=y2)

    def _outlines(self, outlines: tuple[Outline, ...]) -> tuple[Outline, ...]:
        return tuple(msgspec.structs.replace(one, points=tuple(map(self._point, one.points))) for one in outlines)

    def _point(self, point: Point) -> Point:
        return point[0] * self.times + self.x, point[1] * self.times + self.y


def magnified(boxes: Iterable[Box], times: float, about: Point) -> tuple[Box, ...]:
    """Boxes and their letters ``times`` as large, seen from a point that stays where it is."""
    x, y = about
    return Glass(times, x * (1 - times), y * (1 - times), times).boxes(tuple(boxes))
