"""Dice: one notation, read in several ways; chance that can be replayed.

``parse`` makes a tree of a text, ``roll`` throws it, ``odds`` weighs it exactly, ``given`` reads dice that fell on the
table. The notation: ``2d6+1``, ``d20``, ``4d6kh3``, ``3d6kl1-2``, ``pool(4) vs ladder(core)``.

>>> from rpg import dice
>>> dice.roll("2d6+1", dice.Scripted([3, 5]), "an example").total
9
>>> dice.odds("2d6").chance(7)
Fraction(1, 6)
>>> dice.given("4d6kh3", "6321").total
11
"""

from __future__ import annotations

from rpg.dice.degrees import degree_weights
from rpg.dice.error import DiceError
from rpg.dice.exact import Odds, odds
from rpg.dice.given import bounds, given, split_given, told_faces
from rpg.dice.ladder import Band, Ladder, Surge
from rpg.dice.parser import parse
from rpg.dice.rolled import Fallen, Outcome, read, roll
from rpg.dice.source import Dice, Scripted, Seeded
from rpg.dice.tree import Expr, Handful, Number, PoolTest, Total

__all__ = [
    "Band",
    "Dice",
    "DiceError",
    "Expr",
    "Fallen",
    "Handful",
    "Ladder",
    "Number",
    "Odds",
    "Outcome",
    "PoolTest",
    "Scripted",
    "Seeded",
    "Surge",
    "Total",
    "bounds",
    "degree_weights",
    "given",
    "odds",
    "parse",
    "read",
    "roll",
    "split_given",
    "told_faces",
]
