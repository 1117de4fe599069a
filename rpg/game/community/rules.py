"""What an author may say about the village: its people, food, hunger and heart, what it builds, and what happens to it.

GAME.md 7 and 18.
"""

from __future__ import annotations

import msgspec

from rpg.game.formula import Formula
from rpg.game.text import Text


class Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a village begins: people, units of food, Hunger, Cohesion."""

    population: int
    stores: int
    hunger: int
    cohesion: int


class Development(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that the village builds on: the level it starts with, and the clock to each level from 2 on."""

    name: Text
    text: Text
    start: int
    clocks: tuple[int, ...]


class Developments(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the four levels mean is fixed: food a cycle, dice of the Ward test, items a cycle, re-rolls a season."""

    larder: Development
    ward: Development
    workshop: Development
    memory: Development


class Deaths(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From this Hunger on so many per cent of the people die at the end of a cycle."""

    hunger: int
    percent: int


class Hunger(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How Hunger moves when a cycle's food is ``full``, at least ``half_percent`` of the need, or less.

    From ``slow`` on projects get fewer ticks, and whoever sets out unfed has the ``condition``. Of those who die, so
    many at least.
    """

    most: int
    full: int
    half: int
    less: int
    half_percent: int
    slow: int
    condition: str
    deaths: tuple[Deaths, ...]
    deaths_least: int


class Births(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """With at most this Hunger, and the dice at ``least`` or more, the people are ``by`` more."""

    hunger: int
    dice: Formula
    least: int
    by: int


class Cohesion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The most there can be, and what moves it when a cycle ends.

    That is Hunger from ``hungry_from`` on, a wiped expedition, one that brings ``harvest_units`` or more. A breach says
    for itself what it costs.
    """

    most: int
    hungry_from: int
    hungry: int
    wiped: int
    harvest_units: int
    harvest: int


class Lost(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The village is lost at this Hunger or more, this Cohesion or less, or with fewer people."""

    hunger: int
    cohesion: int
    population: int


class Assembly(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Ticks that the project of a cycle gets, or where people are hungry; what one more costs in Stores, or parts."""

    ticks: int
    hungry_ticks: int
    tick_stores: int
    tick_parts: int


class Clinic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """At these levels there is a clinic; what it gives to care is told with the Contagion."""

    workshop: int
    memory: int


class Season(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a season changes.

    Units of every ``source``, faces on which nodes ``drift``, dice of sneak tests, the Larder's ``production``, alert
    that a watch takes (``decay``).
    """

    key: str
    name: Text
    text: Text
    source: int = 0
    drift: int = 0
    sneak: int = 0
    production: int = 0
    decay: int = 0


class Seasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The die that chooses one of these, by their place from 1."""

    dice: Formula
    rows: tuple[Season, ...]


class Happening(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a cycle brings, on these faces: food made or kept, people (dice), the Wanderer's proximity.

    ``ticks`` are those of the project of the cycle, ``cohesion`` the price where they are not taken. ``masked``: one of
    the people who came may not be what they seem.
    """

    key: str
    low: int
    high: int
    text: Text
    production: int = 0
    stores: int = 0
    population: Formula | None = None
    cohesion: int = 0
    ticks: int = 0
    proximity: int = 0
    masked: bool = False


class Happenings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The dice of a cycle's event, and what their faces bring."""

    dice: Formula
    rows: tuple[Happening, ...]


class CommunityRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything this chapter knows.

    A unit of food feeds ``feeds`` people for a cycle; a party leaves fed for ``feed`` of them.
    """

    id: str
    name: Text
    feeds: int
    feed: int
    start: Start
    developments: Developments
    hunger: Hunger
    births: Births
    cohesion: Cohesion
    lost: Lost
    assembly: Assembly
    clinic: Clinic
    seasons: Seasons
    events: Happenings
