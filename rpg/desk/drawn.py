"""Dice that remember what they were asked for, so that a line can be tried before its real dice are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.dice import Dice

PUSH = "/push"
"""What the label of a push adds to that of its test."""


class Drawn:
    """Dice that put the label of every roll into a set; those of ``blank`` tests fall on the middle."""

    __slots__ = ("_blank", "_dice", "_labels")

    def __init__(self, dice: Dice, labels: set[str], blank: frozenset[str]) -> None:
        """These dice, with that set and those tests."""
        self._dice, self._labels, self._blank = dice, labels, blank

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        """Roll ``count`` dice of ``sides`` sides; of a blank test every face is the one above the middle."""
        self._labels.add(label)
        blank = label.removesuffix(PUSH) in self._blank
        return (sides // 2 + 1,) * count if blank else self._dice.roll(label, count, sides)
