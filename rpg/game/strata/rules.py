"""What an author may say about the strata of the City: what nodes are made of, what joins them, time (GAME.md 8)."""

from __future__ import annotations

from typing import Literal

import msgspec

from rpg.game.formula import Formula
from rpg.game.text import Text

Unit = Literal["beat", "watch", "day", "cycle", "season", "years"]
"""What crossing a node costs: a beat, a watch, a day of watches, a cycle or a season of the village, or years."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A structure or a feature."""

    key: str
    text: Text


class Draw(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Dice that read a list from 1, and one more for ``each`` so many strata between the village and here."""

    dice: Formula
    each: int


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From this total on the Watch is so high."""

    low: int
    watch: int


class WatchDraw(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How watched a node is: dice, one more for ``each`` so many strata, and what the total means."""

    dice: Formula
    each: int
    bands: tuple[Band, ...]


class Magnitude(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How large a node is, and the time it takes to cross one: the program counts so many (``count``) of a ``unit``."""

    key: str
    size: Text
    name: Text
    travel: Text
    unit: Unit
    count: int = 1


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What opens only to a roll: it takes ``beats``; a fail sets off ``trigger`` ("": nothing hears it).

    One with a ``gene`` opens without a roll where somebody carries it.
    """

    skill: str
    difficulty: int
    beats: int
    trigger: str = ""
    gene: bool = False


class Connector(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What joins two nodes, and what it demands of whoever passes.

    ``hazard``: everybody makes the hazard test. ``one_way``: nobody comes back by it. Without the item ``gear`` it
    takes ``beats_each`` for every person. A ``sealed`` one is opened as sealed doors are, one with a ``lock`` by its
    roll. What ``closes`` is open until the cycle ends.
    """

    key: str
    text: Text
    hazard: bool = False
    one_way: bool = False
    noises: int = 0
    gear: str = ""
    beats_each: int = 0
    sealed: bool = False
    closes: bool = False
    lock: Lock | None = None


class Shell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The plate between two strata: what leads through it, and what a beam leaves that pierces it."""

    dice: Formula
    passages: tuple[Connector, ...]
    pierced: Connector


class Listening(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The roll of whoever listens, less the Watch of the node: ``beats``, and how many ways are known then."""

    skill: str
    beats: int
    partial: int
    clean: int


class Vista(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The first sight of a node of at least that magnitude: Strain that everybody loses, Bearing that is gained."""

    least: int
    strain: int
    bearing: int


class March(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What crossing does to people: from a magnitude on, a condition."""

    least: int
    condition: str


class Forage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From a magnitude on one roll a cycle stands for rations; a fail is the condition, anything better ends it."""

    least: int
    skill: str
    condition: str


class Around(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way round: so many ``nodes``, no larger than ``most``; past what is shut, or past a node of ``least``."""

    nodes: int
    least: int
    most: int


class Drift(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Each cycle each node rolls: faces on which a connector is drawn anew; and, rolled again, the structure."""

    dice: Formula
    connector_on: tuple[int, ...]
    structure_on: tuple[int, ...]


class BearingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The counter of a group: the most of it, what ``dice`` of one roll ``cost``, and what a true oracle does."""

    most: int
    dice: int
    cost: int
    truth: int


class StrataRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything this chapter knows.

    ``size`` is how many nodes a stratum has. Of the lists the place, from 1, is what dice and depth come to; beyond
    the last it is the last.
    """

    id: str
    size: Formula
    structure: Draw
    feature: Draw
    magnitude: Draw
    watch: WatchDraw
    connector: Formula
    structures: tuple[Row, ...]
    features: tuple[Row, ...]
    magnitudes: tuple[Magnitude, ...]
    connectors: tuple[Connector, ...]
    shell: Shell
    listen: Listening
    vista: Vista
    march: March
    forage: Forage
    around: Around
    drift: Drift
    bearing: BearingRules
