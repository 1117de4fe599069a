"""How much work the exact odds of one text may be; beyond it the text is refused before the work is begun."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rpg.dice.error import DiceError

if TYPE_CHECKING:
    from rpg.dice.limits import Limits

_NO_TAIL = Fraction(0)
_DIGIT = 30
"""Bits of a digit of Python's whole numbers."""
_KARATSUBA = 1.585
"""A product of n digits by n digits takes n to this power."""
_DIGITS = 60
"""So many products of digits are worth a step."""


class Budget:
    """Steps left for one text. ``tail`` and ``depth`` tell how far dice that go on were followed.

    A step is a small thing done once, some 0.3 microseconds of a machine of our days.
    """

    __slots__ = ("bits", "depth", "left", "span", "tail", "text")

    def __init__(self, limits: Limits, span: tuple[int, int]) -> None:
        """All the work that the limits allow, for the text at ``span``."""
        self.left = limits.work
        self.bits = limits.bits
        self.span = span
        self.depth = 0
        self.tail = _NO_TAIL

    def spend(self, steps: int) -> None:
        """Take so many steps; DiceError if they are not left."""
        self.left -= steps
        if self.left < 0:
            raise self.over()

    def number(self, bits: int) -> None:
        """Take a whole number of so many bits; a step is worth some 64 of them."""
        if bits > self.bits:
            raise self.over()
        self.spend(bits >> 6)

    def product(self, bits: int, other: int) -> None:
        """Take the product of two whole numbers of so many bits."""
        self.number(bits + other)
        self.spend(multiplied(bits, other))

    def over(self) -> DiceError:
        """The error of too much work."""
        return DiceError("too_much_work", "the exact odds of this are too much work", self.span)


def multiplied(bits: int, other: int) -> int:
    """The steps of a product of two whole numbers of so many bits: the longer one is cut into pieces like the other."""
    short, long = sorted((max(bits, _DIGIT), max(other, _DIGIT)))
    return int(long / short * (short / _DIGIT) ** _KARATSUBA) // _DIGITS
