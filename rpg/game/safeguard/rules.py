"""What an author may say about the alert: its ladder, what it sends, and what sets it off (GAME.md 4)."""

from __future__ import annotations

from typing import Literal

import msgspec

from rpg.game.check.rules import Table
from rpg.game.formula import Formula
from rpg.game.text import Text


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many machines of one adversary; ``count`` are dice."""

    adversary: str
    count: Formula


class Swap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """In a force, ``take`` machines of one adversary may be ``give`` of another instead."""

    adversary: str
    instead: str
    take: int
    give: int


class Dispatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The force that a level sends, and its arrival clock in beats; ``swaps`` hold where the ladder allows them."""

    name: Text
    units: tuple[Unit, ...]
    arrival_clock: int
    swaps: tuple[Swap, ...] = ()


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rung. ``points`` is its threshold; decay is per watch and per cycle; ``sneak`` dice on every sneak test.

    ``boundary_watch`` is added to the Watch of nodes at the sector's boundary. After so many cycles in a row that end
    here (``seal_after``, 0: never) the sector is sealed. ``mark``: a peak that reaches it leaves a mark on the map.
    """

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
    boundary_watch: int = 0
    seal_after: int = 0
    mark: bool = False


class WardTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What happens when a Tag is carried home: the village's Ward against the trail.

    The pool is the Ward (``ward`` where nobody says another) + ``bonus`` - the levels above ``free_level``. A partial
    and a fail wear the Ward by so much; a fail is a breach: ``dead``, ``cohesion`` lost, and what was on its way is
    inside, at ``gap``.
    """

    ward: int
    bonus: int
    free_level: int
    partial_wear: int
    fail_wear: int
    dead: Formula
    cohesion: int
    gap: int


class AlertLadder(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The rungs, quietest first; the index in ``levels`` is the level.

    Clocks: times ``redispatch_clock`` when a destroyed force is sent again; divided (rounded up) by
    ``tower_divides_clock`` beside a tower; an omen when the beats run reach the clock over ``omen_divides_clock``.
    ``swaps`` allows those of every dispatch. ``find_alert``: whether the level's own dice count where a force searches.
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
    ward: WardTest | None = None
    swaps: bool = False
    find_alert: bool = True


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What raises the alert, by how many points, never past the threshold of its ceiling level."""

    id: str
    name: Text
    when: Text
    points: int
    ceiling: int
    tags: bool = False


class CounterResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What one degree of a countermeasure does; what stands at its default it does not do.

    ``untag``: the Tag leaves the whole group; ``season_tag``: whoever rolled is Tagged for the season. ``points`` and
    ``levels`` are lowered now, ``cycle_points`` when the cycle ends. ``trigger`` is set off, with ``trigger_points``
    in place of its own (0: its own); ``seen`` is the trigger of the place's Watch. ``clock`` beats are added to the
    arrival clock, ``decoy``: the force goes to the decoy, ``stop``: its clock stops for so many beats. ``watch`` is
    taken from the place's Watch for the cycle, ``beats`` pass beyond those of the work. ``contagion`` is the severity
    of a contagion test. ``lose_gear``: what it needed is lost.
    """

    untag: bool = False
    season_tag: bool = False
    points: int = 0
    levels: int = 0
    cycle_points: int = 0
    noise: int = 0
    trigger: str = ""
    trigger_points: int = 0
    seen: bool = False
    clock: int = 0
    decoy: bool = False
    stop: int = 0
    watch: int = 0
    beats: int = 0
    contagion: int = 0
    lose_gear: bool = False


class CounterGear(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """An item that a countermeasure can be done with; ``spent``: it is used up, however the roll falls."""

    gear: str
    spent: bool = False


class Countermeasure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What people can do about the alert, the force on its way, or a Watch.

    ``way`` is how: a ``roll`` of ``skill`` against ``difficulty``, which takes ``beats``; or, in a fight, setting up an
    item (``rig``) or the act ``hold``. One of ``gear`` is needed, the first that is carried is taken; ``needs`` is what
    must be there beside it, by the GM's word.
    """

    id: str
    name: Text
    effect: Text
    needs: Text = ""
    way: Literal["roll", "rig", "hold"] = "roll"
    skill: str = ""
    difficulty: int = 0
    beats: int = 0
    gear: tuple[CounterGear, ...] = ()
    fail: CounterResult = CounterResult()
    partial: CounterResult = CounterResult()
    clean: CounterResult = CounterResult()

    @property
    def results(self) -> tuple[CounterResult, ...]:
        """What it may come to, from worst to best."""
        return (self.fail, self.partial, self.clean)


class SafeguardRules(msgspec.Struct, frozen=True, kw_only=True):
    """Everything this chapter knows; dictionaries are keyed by full id, ``omens`` is the ladder's table of them."""

    ladder: AlertLadder
    triggers: dict[str, Trigger]
    countermeasures: dict[str, Countermeasure] = {}
    omens: Table | None = None
