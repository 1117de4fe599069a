"""A distribution of whole numbers as one whole number (Kronecker substitution): slot i holds the weight of ``low`` + i.

Adding independent dice is then one multiplication, n equal dice one power; nothing is ever rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice.exact.budget import multiplied

if TYPE_CHECKING:
    from rpg.dice.exact.budget import Budget


def packed(weights: dict[int, int], low: int, width: int) -> int:
    """One number with a slot of ``width`` bytes for each value from ``low`` on."""
    slots = bytearray((max(weights) - low + 1) * width)
    for value, weight in weights.items():
        at = (value - low) * width
        slots[at : at + width] = weight.to_bytes(width, "little")
    return int.from_bytes(slots, "little")


def unpacked(number: int, low: int, width: int) -> dict[int, int]:
    """The weights in the slots of a number, in rising order of values."""
    count = (number.bit_length() + 8 * width - 1) // (8 * width)
    slots = number.to_bytes(count * width, "little")
    read = int.from_bytes
    found = {low + i: read(slots[i * width : (i + 1) * width], "little") for i in range(count)}
    return found if all(found.values()) else {value: weight for value, weight in found.items() if weight}


def width_of(total: int) -> int:
    """Bytes of a slot that holds any weight up to ``total``."""
    return (total.bit_length() + 7) // 8


def power(weights: dict[int, int], total: int, count: int, budget: Budget) -> dict[int, int]:
    """The sum of ``count`` dice that are weighted so; their weights add up to ``total ** count``."""
    if count == 1:
        return weights
    low, high = min(weights), max(weights)
    slots = (high - low) * count + 1
    bits = (total.bit_length() * count + 8) * slots
    budget.number(bits)
    budget.spend(slots + len(weights) + multiplied(bits >> 1, bits >> 1))
    width = width_of(total**count)
    return unpacked(packed(weights, low, width) ** count, low * count, width)


def product(left: dict[int, int], right: dict[int, int], total: int, budget: Budget) -> dict[int, int]:
    """The sum of two independent numbers; ``total`` is the product of their totals."""
    low, other = min(left), min(right)
    width = width_of(total)
    mine, theirs = max(left) - low + 1, max(right) - other + 1
    budget.spend(mine + theirs)
    budget.product(8 * width * mine, 8 * width * theirs)
    return unpacked(packed(left, low, width) * packed(right, other, width), low + other, width)
