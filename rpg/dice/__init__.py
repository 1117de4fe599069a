"""Dice: one notation, read in several ways; chance that can be replayed.

``parse`` makes a tree of a text, ``roll`` throws it and tells its story, ``odds`` weighs it exactly, ``bounds`` says
how far it can go, ``batch`` samples it by the million, ``explain`` says it in words, ``given`` reads real dice.

>>> from rpg import dice
>>> dice.roll("4d6kh3 + 1", dice.Scripted([6, 3, 2, 1]), "an example").value
12
>>> dice.odds("2d6").chance(7)
Fraction(1, 6)
>>> dice.given("4d6kh3", "6321").total
11
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.dice import dialect, seal
    from rpg.dice.batching import Batch, batch, faces, sample
    from rpg.dice.binding import bound
    from rpg.dice.bounding import bounds
    from rpg.dice.canonical import repeated, show
    from rpg.dice.context import NOTHING, Context, TableRow
    from rpg.dice.degrees import degree_weights
    from rpg.dice.error import DiceError
    from rpg.dice.exact.odds import Odds, odds
    from rpg.dice.explaining import explain
    from rpg.dice.kinds import Kind
    from rpg.dice.ladder import Band, Ladder, Surge
    from rpg.dice.limits import LIMITS, Limits
    from rpg.dice.mending import mended
    from rpg.dice.outcome import Die, Happened, Outcome, Throw, Trace, Value
    from rpg.dice.parser import Typed, parse, parse_line
    from rpg.dice.real import given, replay
    from rpg.dice.rolling import roll
    from rpg.dice.source import Dice, Scripted, Seeded, Stream
    from rpg.dice.spoken import Spoken, begins, hear, sized, split_line
    from rpg.dice.telling import tell

_HOMES = {
    "Band": "ladder",
    "Batch": "batching",
    "Context": "context",
    "Dice": "source",
    "DiceError": "error",
    "Die": "outcome",
    "Happened": "outcome",
    "Kind": "kinds",
    "LIMITS": "limits",
    "Ladder": "ladder",
    "Limits": "limits",
    "NOTHING": "context",
    "Odds": "exact.odds",
    "Outcome": "outcome",
    "Scripted": "source",
    "Seeded": "source",
    "Spoken": "spoken",
    "Stream": "source",
    "Surge": "ladder",
    "TableRow": "context",
    "Throw": "outcome",
    "Trace": "outcome",
    "Typed": "parser",
    "Value": "outcome",
    "batch": "batching",
    "begins": "spoken",
    "bound": "binding",
    "bounds": "bounding",
    "degree_weights": "degrees",
    "explain": "explaining",
    "faces": "batching",
    "given": "real",
    "hear": "spoken",
    "mended": "mending",
    "odds": "exact.odds",
    "parse": "parser",
    "parse_line": "parser",
    "repeated": "canonical",
    "replay": "real",
    "roll": "rolling",
    "sample": "batching",
    "show": "canonical",
    "sized": "spoken",
    "split_line": "spoken",
    "tell": "telling",
}
"""The module of each name: it is imported when somebody asks for the name, for most programs need few of them."""

_MODULES = frozenset({"dialect", "seal"})
"""Modules that are asked for as they are: other rollers' notations, and seals of seeds."""

__all__ = [
    "LIMITS",
    "NOTHING",
    "Band",
    "Batch",
    "Context",
    "Dice",
    "DiceError",
    "Die",
    "Happened",
    "Kind",
    "Ladder",
    "Limits",
    "Odds",
    "Outcome",
    "Scripted",
    "Seeded",
    "Spoken",
    "Stream",
    "Surge",
    "TableRow",
    "Throw",
    "Trace",
    "Typed",
    "Value",
    "batch",
    "begins",
    "bound",
    "bounds",
    "degree_weights",
    "dialect",
    "explain",
    "faces",
    "given",
    "hear",
    "mended",
    "odds",
    "parse",
    "parse_line",
    "repeated",
    "replay",
    "roll",
    "sample",
    "seal",
    "show",
    "sized",
    "split_line",
    "tell",
]


def __getattr__(name: str) -> object:
    """A name that is loaded late."""
    if name in _MODULES:
        return __import__(f"{__name__}.{name}", fromlist=[name])
    module = _HOMES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(__import__(f"{__name__}.{module}", fromlist=[name]), name)
