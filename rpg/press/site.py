"""Where a section of the City is cut: one set of proportions, moved by a seed, so that no two places look alike."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.press.area import Area
    from rpg.press.boxes import Point

# Shares of the width and of the height that a seed moves; what stands between two of them goes along.
_ACROSS = (0.0, 0.2, 0.4, 0.62, 0.83, 1.0)
_DOWN = (0.0, 0.14, 0.32, 0.55, 0.76, 1.0)
_BY = 0.09  # at most, to either side: less than half of what lies between two, so that their order stays
_HALF = 0.5


class Site:
    """An area of paper and what a seed makes of it; "" moves nothing."""

    def __init__(self, area: Area, seed: str) -> None:
        """A place of its own for each seed, the same for the same one."""
        self.area = area
        digest = hashlib.sha256(seed.encode("utf-8", "replace")).digest() if seed else bytes([128] * 32)
        self._numbers = [byte / 256 for byte in digest]
        self.mirrored = self.number(0) < _HALF
        self._across, self._down = self._moved(_ACROSS, 1), self._moved(_DOWN, 1 + len(_ACROSS))

    def number(self, index: int) -> float:
        """One of 32 numbers of the seed, from 0 to below 1; one half where there is no seed."""
        return self._numbers[index % len(self._numbers)]

    def at(self, x: float, y: float) -> Point:
        """A point of the drawing (shares of the width and the height) on paper, in millimetres."""
        across, down = _bent(x, _ACROSS, self._across), _bent(y, _DOWN, self._down)
        across = 1.0 - across if self.mirrored else across
        return self.area.x + across * self.area.width, self.area.y + down * self.area.height

    def _moved(self, knots: tuple[float, ...], first: int) -> list[float]:
        inner = [knot + (self.number(first + i) - _HALF) * 2 * _BY for i, knot in enumerate(knots[1:-1])]
        return [knots[0], *inner, knots[-1]]


def _bent(share: float, knots: tuple[float, ...], moved: list[float]) -> float:
    i = min(max(bisect_right(knots, share) - 1, 0), len(knots) - 2)
    return moved[i] + (share - knots[i]) / (knots[i + 1] - knots[i]) * (moved[i + 1] - moved[i])
