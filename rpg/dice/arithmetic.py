"""Arithmetic of totals: whole numbers, exact fractions where ``/`` makes them, never floats."""

from __future__ import annotations

import math
import operator
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from rpg.dice.error import DiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.dice.tree import Node

Amount: TypeAlias = int | Fraction
"""A total."""

_SUMS: dict[str, Callable[[Amount, Amount], Amount]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "//": operator.floordiv, "%": operator.mod,
}  # fmt: skip


_LARGEST = 10**300
"""What is multiplied again and again soon needs more digits than anybody reads, and more time than anybody has."""


_PIECE_DIGITS = 4000
_PIECE = 10**_PIECE_DIGITS
"""Python writes no numbers of more than 4,300 digits."""


def combined(op: str, left: Amount, right: Amount, node: Node) -> Amount:
    """The sum, difference, product, quotient or rest of two totals.

    Raises:
        DiceError: something is divided by nothing, or the result is out of all measure.
    """
    if op in {"/", "//", "%"} and not right:
        raise DiceError("divided_by_zero", "nothing can be divided by 0", (node[-1].start, node[-1].end))
    value = Fraction(left) / right if op == "/" else _SUMS[op](left, right)
    return value if type(value) is int and op != "*" else _measured(plain(value), node)


def _measured(value: Amount, node: Node) -> Amount:
    if max(abs(value.numerator), value.denominator) > _LARGEST:
        message = "the result has more than 300 digits"
        raise DiceError("too_large", message, (node[-1].start, node[-1].end), limit="10^300")
    return value


def plain(value: Amount) -> Amount:
    """A fraction that is whole, as a whole number."""
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def digits(value: Amount) -> str:
    """A number of any length as text, ``7`` or ``7/2``: Python refuses to write more than some thousand digits."""
    if isinstance(value, Fraction):
        return (
            digits(value.numerator)
            if value.denominator == 1
            else f"{digits(value.numerator)}/{digits(value.denominator)}"
        )
    if value < 0:
        return f"-{digits(-value)}"
    if value < _PIECE:
        return f"{value}"
    half = _PIECE_DIGITS
    while 10 ** (2 * half) <= value:
        half *= 2
    high, low = divmod(value, 10**half)
    return f"{digits(high)}{digits(low):0>{half}}"


def rounded(function: str, values: Sequence[Amount]) -> Amount:
    """What ``min``, ``max``, ``floor``, ``ceil`` or ``abs`` makes of totals."""
    match function:
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "floor":
            return math.floor(values[0])
        case "ceil":
            return math.ceil(values[0])
        case _:
            return max(values[0], -values[0])


def whole(value: Amount, node: Node) -> int:
    """A total where only a whole number will do; DiceError if it is none."""
    if isinstance(value, Fraction):
        message = f"a whole number is wanted here, not {value}"
        raise DiceError("needs_whole", message, (node[-1].start, node[-1].end), hint="floor(…)", found=str(value))
    return value
