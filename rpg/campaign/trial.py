"""Moments that are played many times, to see whether the rules play as they are meant to, and policies to play by.

GAME.md 14.5 states both for the shipped ones. They are data, so that a homebrew author can ask the same of other rules.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rpg.words import Text


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule that a case plays by in the place of another: what stands at ``path`` of an ``entity``."""

    entity: str
    path: str
    value: int | bool


class Printed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """The figures that the design prints of a case: shares in per cent, ``survivors`` in people."""

    all_dead: float | None = None
    survivors: float | None = None
    food: float | None = None
    some_food: float | None = None
    someone_dead: float | None = None
    tagged_home: float | None = None
    quiet: float | None = None
    wanderer: float | None = None


class Labour(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a party stops working a source: Tagged, at an alert level, at so many canisters each or at capacity."""

    load_each: int
    heavy: bool = False
    stop_tagged: bool = True
    stop_level: int | None = None


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a party does of its own accord.

    ``fight``: stand to the end; run once somebody is down; run at once; or (``weigh``) strike where there are at most
    ``odds`` machines a person, else run, one good shot holding while others are close; ``sheds_load``: who runs close
    to them drops the load first. ``beaten_pace`` is the pace home of who is Tagged or was beaten. ``hide`` tries to go
    dark after each node while Tagged; at the level ``turn_back`` they go home.
    """

    id: str
    name: Text
    text: Text
    fight: Literal["stand", "run_after", "run", "hold", "weigh"]
    odds: float = 1.0
    push: Literal["never", "on_fail"] = "on_fail"
    sheds_load: bool = True
    pace: str = "steady"
    home_pace: str = "steady"
    beaten_pace: str = "steady"
    lookout: bool = True
    hide: int = 0
    turn_back: int | None = None
    work: Labour | None = None


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A node of the way of a case, by its Watch; the last one is the source."""

    watch: int
    tower: bool = False


class Settlement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A village that is played for seasons, and what the design says of it: shares alive after each, lost by cycle.

    ``expeditions``: one goes out in each cycle in which the alert is below ``stay_level``, one ring further with each
    season. A party goes on with whoever is left, until it has lost ``losses`` or more; then novices go: the leader with
    other attributes and skills, the ``others`` with other skills. The assembly builds on ``project`` up to
    ``project_level``.
    """

    expeditions: bool = False
    stay_level: int = 3
    losses: int = 3
    novice_attributes: dict[str, int] = {}
    novice_skills: dict[str, int] = {}
    novice_others: dict[str, int] = {}
    project: Literal["", "larder", "ward", "workshop", "memory"] = ""
    project_level: int = 0
    alive: tuple[float, ...] = ()
    lost: tuple[tuple[int, float], ...] = ()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A moment to be played many times: who, where, against what, by which policy, and what the design says of it.

    ``gear`` is what each carries ((): that of the archetype) and ``load_slots`` slots that other things fill.
    A fight begins at ``gap``, Tagged, with the squad of the ladder. An expedition goes ``way`` with the alert at
    ``points``; ``units`` is what the source holds (None: as it falls);
    ``seen``: only those count that were seen at the source; ``proximity`` is how near the Wanderer is (0: nowhere).
    Food home is ``enough`` from so many units; an alert that peaked at the level ``quiet`` or below stayed quiet.
    """

    id: str
    name: Text
    text: Text
    plays: Literal["fight", "expedition", "village"]
    party: tuple[str, ...]
    policy: str = ""
    gear: tuple[str, ...] = ()
    load_slots: int = 0
    points: int = 0
    gap: int = 0
    way: tuple[Place, ...] = ()
    units: int | None = None
    seen: bool = False
    proximity: int = 0
    enough: int = 4
    quiet: int = 2
    changes: tuple[Change, ...] = ()
    printed: Printed = Printed()
    village: Settlement | None = None
