"""Chance for who builds: numbers, choices and orders, all from the project's own dice and so the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rpg.dice import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


class Chance:
    """A run of chances that follows from a text alone: no hash, no clock, no order of a set."""

    __slots__ = ("_seed", "_stream")

    def __init__(self, seed: str) -> None:
        """The run of that seed."""
        self._seed = seed
        self._stream = Stream(seed)

    def apart(self, part: str) -> Chance:
        """A run for one part of the work: what others draw does not shift it."""
        return Chance(f"{self._seed}/{part}")

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """As dice do (rpg.dice.Dice), so that formulas of the rules can be rolled with it."""
        return self._stream.roll(label, count, sides)

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included; ``low`` if there is nothing between."""
        if high <= low:
            return low
        return low - 1 + self._stream.one(high - low + 1)

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.between(1, times) == 1

    def one(self, things: Sequence[_T]) -> _T:
        """One of them."""
        return things[self.between(0, len(things) - 1)]

    def order(self, things: Sequence[_T]) -> list[_T]:
        """All of them, in any order."""
        left = list(things)
        for last in range(len(left) - 1, 0, -1):
            other = self.between(0, last)
            left[last], left[other] = left[other], left[last]
        return left
