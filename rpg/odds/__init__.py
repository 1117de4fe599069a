"""Odds: fights sampled from the state as it is, by the rules that the table plays.

A fight is played to its end by the procedure itself (``sample``), with acts that could have been typed (``policy``).
:func:`survival` asks what may come of the fight at hand; :func:`survival_table` fills the table of GAME.md 14.2.
Dice are seeded by the state, so the same state always has the same odds.
"""

from __future__ import annotations

from rpg.odds.oracle import survival
from rpg.odds.table import Cell, survival_table

__all__ = ["Cell", "survival", "survival_table"]
