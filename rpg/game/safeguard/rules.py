"""What an author may say about the alert: its ladder, what it sends, and what sets it off (GAME.md 4)."""

from __future__ import annotations

import msgspec

from rpg.game.check.rules import Table
from rpg.game.formula import Formula
from rpg.game.text import Text


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many machines of one adversary; ``count`` are dice."""

    adversary: str
    count: Formula


class Dispatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The force that a level sends, and its arrival clock in beats."""

    name: Text
    units: tuple[Unit, ...]
    arrival_clock: int


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rung. ``points`` is its threshold; decay is per watch and per cycle; ``sneak`` dice on every sneak test."""

    key: str
    name: Text
    effect: Text
    points: int
    decay_per_watch: int
    decay_per_cycle: int
    floor_after_peak: int
    sneak: int = 0
    omen: bool = False
    dispatch: Dispatch | None = None


class AlertLadder(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The rungs, quietest first; the index in ``levels`` is the level.

    Clocks: times ``redispatch_clock`` when a destroyed force is sent again; divided (rounded up) by
    ``tower_divides_clock`` beside a tower; an omen when the beats run reach the clock over ``omen_divides_clock``.
    """

    id: str
    name: Text
    max_points: int
    levels: tuple[Level, ...]
    redispatch_clock: int
    tower_divides_clock: int
    omen_divides_clock: int
    find_difficulty: int
    tag: str
    tag_trigger: str
    omens: str


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What raises the alert, by how many points, never past the threshold of its ceiling level."""

    id: str
    name: Text
    when: Text
    points: int
    ceiling: int
    tags: bool = False


class SafeguardRules(msgspec.Struct, frozen=True, kw_only=True):
    """Everything this chapter knows; ``triggers`` are keyed by full id, ``omens`` is the ladder's table of them."""

    ladder: AlertLadder
    triggers: dict[str, Trigger]
    omens: Table | None = None
