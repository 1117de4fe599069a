"""The names of the kinds, without the types that entities become: a check of files needs no code of the game."""

from __future__ import annotations

KINDS = (
    "core-roll", "ladder", "table", "time",
    "person-rules", "attribute", "skill", "ability", "archetype", "gear", "condition", "named",
    "alert-ladder", "trigger",
    "adversary", "procedure", "countermeasure", "wanderer", "expedition",
    "strata", "oracle", "contagion", "quest", "infiltrator", "community",
    "map", "scene", "story",
    "policy", "case",
    "district",
)  # fmt: skip
"""In the order of the chapters; a test holds them equal to those of ``rpg.campaign.kinds``."""

SINGLE = (
    "core-roll", "time", "person-rules", "alert-ladder", "procedure", "wanderer", "expedition", "strata", "oracle",
    "contagion", "quest", "infiltrator", "community",
)  # fmt: skip
"""Those of which rules have one; the same test holds them equal to the slots of ``merge``."""
