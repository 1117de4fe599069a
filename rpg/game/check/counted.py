"""Dice that can show certain faces, counted by what they read: never listed, so that no ladder is too fine."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import comb
from typing import TYPE_CHECKING

from rpg.dice.sums import sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.dice import Ladder


class Counted:
    """``count`` dice with these faces, in rising order. Loud are the dice that show the face of the ladder's surge."""

    def __init__(self, ladder: Ladder, pool: int, faces: Sequence[int], count: int) -> None:
        """Dice of a pool of that size, or some of them."""
        surge = ladder.surge if pool >= 1 else None
        self.count = count
        self._ladder = ladder
        self._read = "lowest" if pool < 1 else ladder.read
        self._surge = surge
        self._face = surge.face if surge and surge.face in faces else 0
        self._quiet = [face for face in faces if face != self._face]
        self._most = count if self._face else 0
        self._sums = [self._summed(loud) for loud in range(self._most + 1)] if self._read == "sum" else []

    def each(self) -> Iterator[tuple[int, int, int]]:
        """What the dice read, how many of them are loud, and in how many ways; of no dice, what changes no reading."""
        if not self.count:
            yield (self._ladder.sides + 1 if self._read == "lowest" else 0), 0, 1
            return
        for loud in range(self._most + 1):
            below = 0
            for value in self._values(loud):
                ways = self._up_to(loud, value)
                if ways > below:
                    yield value, loud, ways - below
                below = ways

    def degrees(self, value: int, loud: int) -> dict[str, int]:
        """In how many ways these dice, beside others that read ``value`` and are ``loud``, come to each degree."""
        spare = min(self._most, self._surge.count - 1 - loud) if self._surge else self._most
        weights = dict.fromkeys((band.key for band in self._ladder.bands), 0)
        for band in self._ladder.bands:
            weights[band.key] += sum(
                self._beside(value, n, band.high) - self._beside(value, n, band.low - 1) for n in range(spare + 1)
            )
        if self._ladder.surge is not None:
            surges = sum(self._all(n) for n in range(max(0, spare + 1), self._most + 1))
            weights[self._ladder.surge.key] = weights.get(self._ladder.surge.key, 0) + surges
        return weights

    def _beside(self, value: int, loud: int, high: int) -> int:
        """Ways in which so many are loud and all, with others that read ``value``, read ``high`` or less."""
        match self._read:
            case "sum":
                return self._up_to(loud, high - value)
            case "highest":
                return self._up_to(loud, high) if value <= high else 0
            case _:
                return self._all(loud) if value <= high else self._up_to(loud, high)

    def _all(self, loud: int) -> int:
        return comb(self.count, loud) * int(len(self._quiet) ** (self.count - loud))

    def _up_to(self, loud: int, high: int) -> int:
        """Ways in which so many are loud and all read ``high`` or less."""
        low = bisect_right(self._quiet, high)
        if self._read == "sum":
            values, ways = self._sums[loud]
            return ways[bisect_right(values, high)]
        if self._read == "highest":
            return comb(self.count, loud) * int(low ** (self.count - loud)) if not loud or self._face <= high else 0
        above = int((len(self._quiet) - low) ** (self.count - loud)) if not loud or self._face > high else 0
        return self._all(loud) - comb(self.count, loud) * above

    def _values(self, loud: int) -> Sequence[int]:
        """What the dice may read, in rising order."""
        if self._read == "sum":
            return self._sums[loud][0]
        return sorted((*self._quiet, self._face)) if self._face else self._quiet

    def _summed(self, loud: int) -> tuple[list[int], list[int]]:
        """The sums when so many are loud, in rising order; and the ways up to each of them."""
        found = sorted(sums(self._quiet, self.count - loud).items())
        ways = accumulate((n * comb(self.count, loud) for _, n in found), initial=0)
        return [value + loud * self._face for value, _ in found], list(ways)
