"""The degrees of a pool, exactly and in closed form: no roll is listed, faces are only counted."""

from __future__ import annotations

from functools import lru_cache
from math import comb
from types import MappingProxyType
from typing import TYPE_CHECKING

from rpg.dice.sums import sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.dice.ladder import Ladder


@lru_cache(256)
def degree_weights(ladder: Ladder, pool: int, kept: tuple[int, ...] = ()) -> Mapping[str, int]:
    """In how many ways a pool comes to each degree, from worst to best.

    ``kept`` are faces that lie on the table already; only the other dice are rolled, so the weights add up to
    ``sides`` to the power of their number.
    """
    dice = _Fresh(ladder, pool, kept)
    weights = dict.fromkeys((band.key for band in ladder.bands), 0)
    for band in ladder.bands:
        weights[band.key] += dice.between(band.low, band.high)
    if ladder.surge is not None:
        surges = ladder.sides**dice.count - dice.without_surge()
        weights[ladder.surge.key] = weights.get(ladder.surge.key, 0) + surges
    return MappingProxyType(weights)


def unbanded(ladder: Ladder, pool: int) -> int | None:
    """The least reading of a pool that no band covers; None if each has one."""
    dice = _Fresh(ladder, pool, ())
    least, most = (dice.count, dice.count * dice.sides) if dice.read == "sum" else (1, dice.sides)
    every = range(least, most + 1)
    free = (read for read in every if not any(band.low <= read <= band.high for band in ladder.bands))
    return next((read for read in free if dice.between(read, read)), None)


class _Fresh:
    """The dice of a pool that are still to fall, beside those that lie there."""

    def __init__(self, ladder: Ladder, pool: int, kept: tuple[int, ...]) -> None:
        self.sides = ladder.sides
        self.kept = kept
        self.count = ladder.count(pool) - len(kept)
        self.read = "lowest" if pool < 1 else ladder.read
        surge = ladder.surge if pool >= 1 else None
        self.face = surge.face if surge else 0
        self.spare = surge.count - 1 - kept.count(surge.face) if surge else self.count

    def between(self, low: int, high: int) -> int:
        """Ways without a surge whose reading is ``low`` to ``high``."""
        low, high = max(low, 1), high if self.read == "sum" else min(high, self.sides)
        if low > high:
            return 0
        if self.read == "sum":
            return sum(ways for value, ways in self._sums().items() if low <= value <= high)
        if self.read == "highest":
            return self._within(1, high) - self._within(1, low - 1)
        return self._within(low, self.sides) - self._within(high + 1, self.sides)

    def without_surge(self) -> int:
        """Ways in which too few dice show the face of the surge."""
        return self._ways(range(1, self.sides + 1))

    def _within(self, low: int, high: int) -> int:
        """Ways without a surge in which every die, those on the table too, shows ``low`` to ``high``."""
        if any(not low <= face <= high for face in self.kept):
            return 0
        return self._ways(range(low, high + 1))

    def _ways(self, faces: range) -> int:
        if self.face not in faces:
            return int(len(faces) ** self.count) if self.spare >= 0 else 0
        loud = range(min(self.spare, self.count) + 1)
        return sum(comb(self.count, n) * (len(faces) - 1) ** (self.count - n) for n in loud)

    def _sums(self) -> dict[int, int]:
        quiet = [face for face in range(1, self.sides + 1) if face != self.face]
        shown = sum(self.kept)
        every: dict[int, int] = {}
        for n in range(min(self.spare, self.count) + 1 if self.face else 1):
            for value, ways in sums(quiet, self.count - n).items():
                key = shown + n * self.face + value
                every[key] = every.get(key, 0) + comb(self.count, n) * ways
        return every
