"""What an author may say about the masked agent: occasions, tells, examinations, the accusation, the clock."""

from __future__ import annotations

import msgspec

from rpg.game.text import Text


class Occasion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way in."""

    key: str
    text: Text


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Occasions, and how likely a mask comes with one: on ``chance`` or less of the die.

    Each ``interventions`` of the Wanderer in this season make that one more. ``happening`` is the occasion of which an
    event of a cycle says that somebody may be masked.
    """

    die: int
    chance: int
    interventions: int
    occasions: tuple[Occasion, ...]
    happening: str = ""


class Circle(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many suspects there are, at least and at most."""

    least: int
    most: int


class Tells(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What gives a mask away: a suspect shows a tell on so little, or less, of the die; ``table`` says which."""

    die: int
    innocent: int
    masked: int
    table: str


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """With this degree an examination is true on ``right`` or less of the die."""

    degree: str
    right: int


class Examination(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a suspect is examined; a degree without a reading tells nothing, and costs Cohesion."""

    skill: str
    difficulty: int
    die: int
    readings: tuple[Reading, ...]
    cohesion: int


class Accusation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an accusation leads to: the ``agent`` at a ``gap`` outside the ward, or Cohesion lost."""

    agent: str
    condition: str
    gap: int
    cohesion: int


class Cause(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What moves the clock, and by how much."""

    key: str
    text: Text
    by: int


class MaskClock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How long a mask waits; once full, the Ward is at ``ward`` and the alert at ``level``."""

    size: int
    causes: tuple[Cause, ...]
    ward: int
    level: int


class InfiltratorRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything this chapter knows."""

    id: str
    name: Text
    entry: Entry
    suspects: Circle
    tells: Tells
    examination: Examination
    accusation: Accusation
    clock: MaskClock
