"""A ladder of degrees: how a pool is read, and what each reading is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Readings from ``low`` to ``high``, both included, are the degree ``key``."""

    key: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Surge:
    """``count`` or more dice showing ``face`` lift the reading to the degree ``key``."""

    key: str
    face: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Degrees from worst to best, and how a pool of ``sides``-sided dice is read against them.

    A pool of ``n`` >= 1 is ``n`` dice read highest (or lowest, or summed); a pool of ``n`` <= 0 is
    ``2 - n`` dice read lowest, without surge. Source: GAME.md 1.
    """

    sides: int
    read: Literal["highest", "lowest", "sum"]
    bands: tuple[Band, ...]
    surge: Surge | None = None

    def count(self, pool: int) -> int:
        """How many dice a pool of this size rolls."""
        return pool if pool >= 1 else 2 - pool

    def reading(self, pool: int, faces: Sequence[int]) -> int:
        """The one number that is compared with the bands."""
        if pool < 1 or self.read == "lowest":
            return min(faces)
        return max(faces) if self.read == "highest" else sum(faces)

    def degree(self, pool: int, faces: Sequence[int]) -> str:
        """The key of the band in which a rolled pool falls; KeyError if no band covers it."""
        surge = self.surge
        if surge is not None and pool >= 1 and faces.count(surge.face) >= surge.count:
            return surge.key
        value = self.reading(pool, faces)
        for band in self.bands:
            if band.low <= value <= band.high:
                return band.key
        raise KeyError(value)
