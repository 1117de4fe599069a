"""The strata of the City: a map that stays, and drifts.

A node has a structure, a feature, a magnitude and a Watch; a stratum has a few nodes, and a shell lies between it and
the next, which is one stratum deeper. From a node ways lead deeper, across, and back. What a way demands is known at
its threshold, with the magnitude of what lies beyond; a large node can be gone round. Magnitude is time: some nodes
take a beat, some a cycle that the village lives alone. Whoever sees a place too large for the first time is silent,
and the group has a Bearing more. Every cycle a part of the map is rebuilt, and none of it is lost. GAME.md 8 and 18.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.game.strata.charts import declared, named, opened, pierced, placed, redrawn
    from rpg.game.strata.drift import cycle, reshaped
    from rpg.game.strata.evolve import new_season
    from rpg.game.strata.gains import gained, spent, vista
    from rpg.game.strata.measures import (
        asks,
        barred,
        bearing,
        costs,
        kind_of,
        magnitude_of,
        roundable,
        sector_of,
        shut,
        way_to,
    )
    from rpg.game.strata.state import HOME, Link, Node, Strata, Stratum
    from rpg.game.strata.ways import Ahead, Detour, ahead, around

__all__ = [
    "HOME",
    "Ahead",
    "Detour",
    "Link",
    "Node",
    "Strata",
    "Stratum",
    "ahead",
    "around",
    "asks",
    "barred",
    "bearing",
    "costs",
    "cycle",
    "declared",
    "gained",
    "kind_of",
    "magnitude_of",
    "named",
    "new_season",
    "opened",
    "pierced",
    "placed",
    "redrawn",
    "reshaped",
    "roundable",
    "sector_of",
    "shut",
    "spent",
    "vista",
    "way_to",
]

_HOMES = {
    "charts": ("declared", "named", "opened", "pierced", "placed", "redrawn"),
    "drift": ("cycle", "reshaped"),
    "evolve": ("new_season",),
    "gains": ("gained", "spent", "vista"),
    "measures": (
        "asks",
        "barred",
        "bearing",
        "costs",
        "kind_of",
        "magnitude_of",
        "roundable",
        "sector_of",
        "shut",
        "way_to",
    ),
    "state": ("HOME", "Link", "Node", "Strata", "Stratum"),
    "ways": ("Ahead", "Detour", "ahead", "around"),
}


def __getattr__(name: str) -> object:
    """Each of these names is imported when it is asked for: who only reads a log needs none of what decides."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(__import__(f"{__name__}.{module}", fromlist=[name]), name)
    raise AttributeError(name)
