"""What can have happened in the village. Changes, never totals."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class HappeningCame(_Event, tag="community/happening_came", frozen=True):
    """What a cycle brought: the row of the events, its faces (and those of people), and what it changed.

    ``production`` and ``ticks`` are of this cycle's food and project.
    """

    row: str
    faces: tuple[int, ...]
    production: int = 0
    stores: int = 0
    population: int = 0
    cohesion: int = 0
    ticks: int = 0


class Produced(_Event, tag="community/produced", frozen=True):
    """The vats gave so many units."""

    units: int


class ProjectChosen(_Event, tag="community/project_chosen", frozen=True):
    """The assembly builds on that development from now on; "" on none."""

    development: str


class ProjectTicked(_Event, tag="community/project_ticked", frozen=True):
    """The clock of a development moved, for so many Stores and parts, if any."""

    development: str
    by: int
    stores: int = 0
    parts: int = 0


class DevelopmentRaised(_Event, tag="community/development_raised", frozen=True):
    """A development is one level higher: its clock, so many ticks, is full."""

    development: str
    clock: int


class Eaten(_Event, tag="community/eaten", frozen=True):
    """The village ate so many units of those that it needed, and is so much hungrier for it (or less)."""

    units: int
    need: int
    hunger: int = 0


class Starved(_Event, tag="community/starved", frozen=True):
    """So many people died of hunger."""

    dead: int


class Born(_Event, tag="community/born", frozen=True):
    """The die of births, and how many came."""

    faces: tuple[int, ...]
    by: int = 0


class CohesionChanged(_Event, tag="community/cohesion_changed", frozen=True):
    """The village holds together more, or less.

    ``why`` is ``hungry``, ``wiped``, ``breach``, ``harvest``, or ``spoken`` (words for the dead).
    """

    by: int
    why: str


class CycleEnded(_Event, tag="community/cycle_ended", frozen=True):
    """A cycle of the village is over."""


class VillageLost(_Event, tag="community/village_lost", frozen=True):
    """There is no village any more: ``hunger``, ``cohesion`` or ``population``."""

    why: str


class VillageFounded(_Event, tag="community/village_founded", frozen=True):
    """Another village begins."""


class PartyFed(_Event, tag="community/party_fed", frozen=True):
    """Whoever sets out in this cycle leaves fed, for so many Stores."""

    stores: int


class ItemMade(_Event, tag="community/item_made", frozen=True):
    """The Workshop made an item."""

    gear: str


class RerollSpent(_Event, tag="community/reroll_spent", frozen=True):
    """The village remembers: a roll on maps, oracles or the quest is made again; ``why`` in the GM's words."""

    why: str = ""


class SeasonBegan(_Event, tag="community/season_began", frozen=True):
    """A season began, with that modifier ("": none), and the faces that chose it."""

    season: str = ""
    faces: tuple[int, ...] = ()


class VillageChanged(_Event, tag="community/village_changed", frozen=True):
    """The GM says so: ``what`` is ``population``, ``stores``, ``hunger``, ``cohesion`` or a development."""

    what: str
    by: int


CommunityEvent: TypeAlias = (
    HappeningCame
    | Produced
    | ProjectChosen
    | ProjectTicked
    | DevelopmentRaised
    | Eaten
    | Starved
    | Born
    | CohesionChanged
    | CycleEnded
    | VillageLost
    | VillageFounded
    | PartyFed
    | ItemMade
    | RerollSpent
    | SeasonBegan
    | VillageChanged
)
