"""How a chance is told at this table: as a number, in a word, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from rpg.campaign.world import World
    from rpg.words import Value

_WORDS = ((0, "never"), (0.1, "hardly"), (0.35, "unlikely"), (0.65, "even"), (0.9, "likely"), (0.9999, "almost"))
"""The largest share that each word is said of, smallest first; more is certain."""


def percent(share: Fraction | float) -> float:
    """A share as a percentage with at most one decimal: ``12.5``, ``50``."""
    value = round(float(share * 100), 1)
    return int(value) if value.is_integer() else value


def chance(world: World, share: Fraction | float) -> Say:
    """A share from 0 to 1 as this table tells it; never asked where chances are off."""
    if world.odds == "words":
        return Say(f"desk.chance.{next((word for most, word in _WORDS if share <= most), 'certain')}")
    return Say("desk.chance", {"n": percent(share)})


def chances(world: World, shares: Iterable[tuple[Value, Fraction | float]]) -> Listed:
    """``fail 12.5 % · partial 45.4 %``: what may happen, and how likely it is."""
    return Listed(
        tuple(Say("desk.odds.share", {"degree": what, "chance": chance(world, n)}) for what, n in shares), " · "
    )
