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


def combined(op: str, left: Amount, right: Amount, node: Node) -> Amount:
    """The sum, difference, product, quotient or rest of two totals; DiceError if something is divided by nothing."""
    if op in {"/", "//", "%"} and not right:
        raise DiceError("divided_by_zero", "nothing can be divided by 0", (node[-1].start, node[-1].end))
    return plain(Fraction(left) / right) if op == "/" else plain(_SUMS[op](left, right))


def plain(value: Amount) -> Amount:
    """A fraction that is whole, as a whole number."""
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


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
            return abs(values[0])


def whole(value: Amount, node: Node) -> int:
    """A total where only a whole number will do; DiceError if it is none."""
    if isinstance(value, Fraction):
        message = f"a whole number is wanted here, not {value}"
        raise DiceError("needs_whole", message, (node[-1].start, node[-1].end), hint="floor(…)", found=str(value))
    return value
