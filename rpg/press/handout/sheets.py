"""The pages that a handout comes to: each with its ground, what was written, and what time has done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.handout.grounds import FOOT, Ground, ground
from rpg.press.legible import walk
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.handout.layout import Kind
    from rpg.press.look import Look
    from rpg.press.options import Options

_RISE, _FALL = 0.8, 0.25  # how far letters reach above and below their line, in sizes
_HAIR = 0.01  # millimetres by which sums may be off


class Sheets:
    """The pages of a handout, and how far down the last one is written."""

    def __init__(
        self, kind: Kind, size: tuple[float, float], look: Look, options: Options, *, tight: bool = False
    ) -> None:
        """The first page of paper of (width, height) millimetres."""
        self._tight = tight
        self._kind, self._size, self._look, self._options = kind, size, look, options
        self._written: list[list[b.Box]] = []
        self._grounds: list[Ground] = []
        self.y = 0.0
        self.turn()

    @property
    def ground(self) -> Ground:
        """That of the last page."""
        return self._grounds[-1]

    @property
    def area(self) -> Area:
        """Where text may stand on the last page."""
        return self.ground.area

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._written)

    @property
    def fresh(self) -> bool:
        """Whether nothing is written on the last page."""
        return self.y <= self.area.y

    def turn(self) -> None:
        """Begin a new page."""
        made = ground(self._kind, self._size, len(self._grounds) + 1, self._look.times, tight=self._tight)
        self._written.append([*self._notice()])
        self._grounds.append(made)
        self.y = made.area.y

    def room(self, step: float) -> int:
        """How many lines of that height in millimetres the last page still has room for."""
        return max(0, int((self.area.bottom - self.y + _HAIR) / step))

    def put(self, *boxes: b.Box) -> None:
        """Put something on the last page."""
        self._written[-1] += boxes

    def finished(self) -> Iterator[tuple[b.Box, ...]]:
        """Every page: its ground, the marks of time where nothing was written, and what was written."""
        for made, boxes in zip(self._grounds, self._written, strict=True):
            taken = tuple(self._taken(tuple(boxes)))
            drawn = tuple(box for mark in made.marks for box in mark(taken))
            yield (*made.boxes, b.Group(tag="Artifact", boxes=drawn), *boxes) if drawn else (*made.boxes, *boxes)

    def _taken(self, boxes: tuple[b.Box, ...]) -> Iterator[Area]:
        """The rectangles of what was written, boxes to tick and rules among it."""
        for box in walk(boxes):
            if isinstance(box, b.Text):
                rise, deep = (box.size * share * MM_PER_PT for share in (_RISE, _FALL))
                wide = self._look.metrics.width(box.text, box.font, box.size)
                yield Area(box.x, box.y - rise, wide, rise + deep)
            elif isinstance(box, b.Rect):
                yield Area(box.x, box.y, box.width, box.height)
            elif isinstance(box, b.Line):
                yield Area(box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1)

    def _notice(self) -> tuple[b.Box, ...]:
        """What stands on every paper in small print."""
        size, wide = self._look.theme.floors.label, self._size[0] - 28.0
        lines = fit.wrap(self._look.metrics.faces["body"], self._options.notice, wide, size)
        step = size * fit.LEADING * MM_PER_PT
        top = self._size[1] - FOOT - 7.0
        texts = tuple(
            b.Text(x=14.0, y=top + step * (i + 1), text=line, size=size, colour="quiet") for i, line in enumerate(lines)
        )
        return (b.Group(tag="P", boxes=texts),) if self._options.notice else ()
