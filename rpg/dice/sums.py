"""Sums of equal dice, by one power of one whole number (Kronecker substitution)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def sums(faces: Collection[int], count: int) -> dict[int, int]:
    """In how many ways ``count`` dice with these faces (whole numbers, not negative) add up to each total.

    Slot i of the number holds the weight of the total i; a slot is wide enough for the weight of all ways together.
    """
    width = (len(faces) ** count).bit_length() // 8 + 1
    one = sum(1 << (8 * width * face) for face in faces)
    slots = max(faces, default=0) * count + 1
    every = (one**count).to_bytes(slots * width, "little")
    weights = (int.from_bytes(every[i * width : (i + 1) * width], "little") for i in range(slots))
    return {value: weight for value, weight in enumerate(weights) if weight}
