"""What is true of a person now."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import msgspec

from rpg.game.character.rules import Gender


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """Somebody at the table: what they are, and what the City has done to them.

    ``harm``, ``strain`` and ``load`` are running sums; they are clamped where they are read. ``load`` counts full
    canisters. ``conditions`` maps a condition to the exchanges it still lasts (0: until taken away). ``learned`` are
    the abilities beyond the first; ``used`` is what was used of those that are limited, with the period it stays spent.
    ``worn`` counts how often an item that wears out gave its dice, ``lost`` are the items that are gone. ``alarmed``:
    this one set off the alarm of the scene; ``hidden``: players do not know of them. ``weak`` maps a condition to the
    attribute that it lies on. ``tended``: somebody tended them since the last rest. ``marks`` are those not spent yet,
    ``marked`` what gave one since the last expedition began. ``contagion`` is a running sum of stages too.
    """

    id: str
    name: str
    gender: Gender
    archetype: str
    attributes: dict[str, int]
    skills: dict[str, int]
    gear: tuple[str, ...]
    ability: str = ""
    player: str = ""
    harm: int = 0
    strain: int = 0
    load: int = 0
    conditions: dict[str, int] = {}
    empty: tuple[str, ...] = ()
    scars: tuple[str, ...] = ()
    dead: bool = False
    away: bool = False
    learned: tuple[str, ...] = ()
    used: tuple[tuple[str, str], ...] = ()
    worn: dict[str, int] = {}
    lost: tuple[str, ...] = ()
    alarmed: bool = False
    hidden: bool = False
    weak: dict[str, str] = {}
    tended: bool = False
    marks: int = 0
    marked: tuple[str, ...] = ()
    contagion: int = 0

    @property
    def abilities(self) -> tuple[str, ...]:
        """Every ability somebody has, by id."""
        return (self.ability, *self.learned) if self.ability else self.learned

    @cached_property
    def answers(self) -> dict[tuple[Any, ...], Any]:
        """What was worked out about them as they are, by what was asked: whoever changed is another, without answers.

        Each lies with the rules that gave it, so that the identity of those in its key stays theirs.
        """
        return {}


class People(msgspec.Struct, frozen=True, gc=False):
    """Everybody who ever joined, by slug, in the order of joining."""

    by_id: dict[str, Person] = {}

    def hides(self, who: str) -> bool:
        """Whether that is the id of somebody of whom players do not know."""
        return who in self.by_id and self.by_id[who].hidden
