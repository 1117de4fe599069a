"""Dice: one notation, read in several ways; chance that can be replayed.

>>> from rpg import dice
>>> dice.roll("2d6+1", dice.Seeded("a seed", stream=1)).total
"""

from __future__ import annotations

from rpg.dice.ladder import Band, Ladder, Surge
from rpg.dice.source import Dice, Scripted, Seeded

__all__ = ["Band", "Dice", "Ladder", "Scripted", "Seeded", "Surge"]
