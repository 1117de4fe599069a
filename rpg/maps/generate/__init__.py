"""Maps of the City, made: a mission of loops, locks and keys first; then strata, voids, rooms, ways; then the proof."""

from __future__ import annotations

from rpg.maps.generate.build import generate
from rpg.maps.generate.request import Failed, Request, Sources

__all__ = ["Failed", "Request", "Sources", "generate"]
