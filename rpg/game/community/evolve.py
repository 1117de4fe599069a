"""(village, event) -> village. No rules and no dice.

What comes home, who dies, and what a Tag does to the barrier are other chapters' events; they are counted here too.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from msgspec.structs import replace

from rpg.game.community import events as e
from rpg.game.community.state import Community
from rpg.game.expedition.events import CameHome, SetOut
from rpg.game.safeguard.events import Breached, WardWorn

Counted: TypeAlias = CameHome | SetOut | WardWorn | Breached
"""Events of other chapters that are counted here."""

COUNTED = (CameHome, SetOut, WardWorn, Breached)
WARD = "ward"
"""The development that a trail wears."""
NUMBERS = frozenset({"population", "stores", "hunger", "cohesion"})


def evolve(village: Community, event: e.CommunityEvent) -> Community:  # noqa: C901, PLR0911, PLR0912 - a match of one expression each
    """The village once that has happened."""
    match event:
        case e.HappeningCame():
            return _came(village, event)
        case e.Produced():
            return replace(village, stores=village.stores + event.units)
        case e.Eaten():
            return replace(village, stores=village.stores - event.units, hunger=village.hunger + event.hunger)
        case e.Starved():
            return replace(village, population=village.population - event.dead)
        case e.Born():
            return replace(village, population=village.population + event.by)
        case e.CohesionChanged():
            return replace(village, cohesion=village.cohesion + event.by)
        case e.CycleEnded():
            ended = village.cycles + 1
            return replace(village, cycles=ended, hauls=(), wiped=0, breached=0, made=0, fed=False)
        case e.VillageLost():
            return replace(village, lost=event.why)
        case e.VillageFounded():
            return Community()
        case _:
            return _decided(village, event)


def _came(village: Community, event: e.HappeningCame) -> Community:
    return replace(
        village,
        stores=village.stores + event.stores,
        population=village.population + event.population,
        cohesion=village.cohesion + event.cohesion,
    )


_Decided: TypeAlias = (
    e.ProjectChosen
    | e.ProjectTicked
    | e.DevelopmentRaised
    | e.PartyFed
    | e.ItemMade
    | e.RerollSpent
    | e.SeasonBegan
    | e.VillageChanged
)


def _decided(village: Community, event: _Decided) -> Community:  # noqa: C901, PLR0911, PLR0912 - a match of one expression each
    """The village once its people, or the GM, have decided something."""
    match event:
        case e.ProjectChosen():
            return replace(village, project=event.development)
        case e.ProjectTicked():
            ticks = _more(village.ticks, event.development, event.by)
            return replace(village, ticks=ticks, stores=village.stores - event.stores)
        case e.DevelopmentRaised():
            levels = _more(village.levels, event.development, 1)
            return replace(village, levels=levels, ticks=_more(village.ticks, event.development, -event.clock))
        case e.PartyFed():
            return replace(village, stores=village.stores - event.stores, fed=True)
        case e.ItemMade():
            return replace(village, made=village.made + 1)
        case e.RerollSpent():
            return replace(village, rerolls=village.rerolls + 1)
        case e.SeasonBegan():
            return replace(village, season=event.season, cycles=0, rerolls=0)
        case e.VillageChanged():
            return _changed(village, event)
        case _:
            assert_never(event)


def counted(village: Community, event: Counted) -> Community:
    """The village with what comes of another chapter's event."""
    match event:
        case CameHome():
            return replace(village, stores=village.stores + event.units, hauls=(*village.hauls, event.units))
        case SetOut():
            return replace(village, fed=False) if village.fed else village
        case WardWorn():
            return replace(village, levels=_more(village.levels, WARD, -event.by))
        case Breached():
            breached = village.breached + event.cohesion
            return replace(village, population=village.population - event.dead, breached=breached)
        case _:
            assert_never(event)


def bereaved(village: Community, *, wiped: bool) -> Community:
    """The village with one of its people dead out there; ``wiped``: the last one of an expedition."""
    return replace(village, population=village.population - 1, wiped=village.wiped + wiped)


def _more(known: dict[str, int], key: str, by: int) -> dict[str, int]:
    return {**known, key: known.get(key, 0) + by}


def _changed(village: Community, event: e.VillageChanged) -> Community:
    if event.what in NUMBERS:
        return replace(village, **{event.what: getattr(village, event.what) + event.by})
    return replace(village, levels=_more(village.levels, event.what, event.by))
