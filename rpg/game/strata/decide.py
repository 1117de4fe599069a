"""The map: what is found, what moves, what is said of it. How people pass is the expedition's (GAME.md 8)."""

from __future__ import annotations

from rpg.game.strata.charts import declared, named, opened, pierced, placed, redrawn
from rpg.game.strata.drift import cycle, reshaped
from rpg.game.strata.gains import gained, spent, vista
from rpg.game.strata.measures import (
    asks,
    barred,
    bearing,
    kind_of,
    magnitude_of,
    roundable,
    sector_of,
    shut,
    way_to,
)
from rpg.game.strata.ways import Ahead, Detour, ahead, around

__all__ = [
    "Ahead",
    "Detour",
    "ahead",
    "around",
    "asks",
    "barred",
    "bearing",
    "cycle",
    "declared",
    "gained",
    "kind_of",
    "magnitude_of",
    "named",
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
