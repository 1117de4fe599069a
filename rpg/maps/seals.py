"""How a map's own texts tell of seals: whoever makes a map and whoever changes its locks say it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.coordinates import zone_of_feature
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.maps.model import Feature, Map

KEYS = 12
"""How many things there are that open a seal: ``map.made.keys.1`` and those after it."""


def seal_said(map_: Map, thing: Feature) -> Say:
    """Where a seal is: its zone, and its stratum as one goes there, above (+1) or below (−1) the village's (0)."""
    depth = map_.strata[thing.stratum].depth
    said = f"{-depth:+d}".replace("-", "−") if depth else "0"
    return Say("map.made.seal", {"zone": zone_of_feature(map_, thing), "depth": said})
