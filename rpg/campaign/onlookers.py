"""The world that players see, out of one that public facts made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from rpg.campaign.world import World


def presented(world: World) -> World:
    """That world without the clocks that were concealed: players saw them once, not where they stand now."""
    return replace(world, clocks={name: clock for name, clock in world.clocks.items() if not clock.hidden})
