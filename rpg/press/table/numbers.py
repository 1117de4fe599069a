"""Numbers in words: chances in percent, and what a fight came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.table import Survival

if TYPE_CHECKING:
    from fractions import Fraction

    from rpg.words import Voice


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a choice when the force was met at a gap, over many fights."""

    choice: str
    gap: int
    survival: Survival


def percent(share: Fraction | float, voice: Voice) -> str:
    """A chance from 0 to 1 in percent, to a tenth, as the language writes it."""
    return decimal(f"{float(share) * 100:.1f}", voice)


def decimal(number: str, voice: Voice) -> str:
    """A decimal number as the language writes it."""
    return number.replace(".", voice.word("press.number.point"))
