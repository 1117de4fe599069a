"""A part of a page."""

from __future__ import annotations

import msgspec


class Area(msgspec.Struct, frozen=True):
    """A rectangle on paper, in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> Area:
        """The same, smaller by ``by`` on every side."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)
