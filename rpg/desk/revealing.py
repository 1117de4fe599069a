"""What players do not see as it is, and the events that show it to them.

A secret change is kept from the players' world, and what follows in the open goes on from there: their numbers stay
wrong until somebody puts them right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace

from rpg.campaign.events import AlertRevealed, NumbersRevealed, PeakMarked, PersonRevealed, SceneRevealed

Sum: TypeAlias = Literal["harm", "strain", "load"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.table import Table


def known(table: Table) -> World:
    """The world as the players know it."""
    return table.history.public_at(table.history.head())


def person(table: Table, who: str, public: World) -> tuple[Event, ...]:
    """Somebody as they are; nothing if players know them so."""
    true = replace(table.world.people.by_id[who], hidden=False)
    return () if public.people.by_id.get(who) == true else (PersonRevealed(person=true),)


def numbers(table: Table, now: World, who: str, which: Iterable[Sum]) -> tuple[Event, ...]:
    """Those numbers (``harm``, ``strain``, ``load``) of somebody as they will be, if players would not see them so."""
    public, true = known(table).people.by_id.get(who), now.people.by_id[who]
    before = table.world.people.by_id[who]
    wrong = tuple(
        (name, getattr(true, name)) for name in which if public and getattr(public, name) != getattr(before, name)
    )
    return (NumbersRevealed(who=who, numbers=wrong),) if wrong else ()


def scene(table: Table, public: World) -> tuple[Event, ...]:
    """The scene at hand; nothing if players know it."""
    true, seen = table.world.place, public.place
    if (true.title, true.scene, true.sector, true.watch) == (seen.title, seen.scene, seen.sector, seen.watch):
        return ()
    return (SceneRevealed(title=true.title, scene=true.scene, sector=true.sector, watch=true.watch),)


def alert(table: Table, public: World) -> tuple[Event, ...]:
    """The alert of the sector at hand, what it has sent and the marks that it left; nothing if players know it."""
    name = table.world.place.sector
    marks = [mark for mark in table.world.marks if mark[0] == name and mark not in public.marks]
    peaks = tuple(PeakMarked(sector=sector, place=place) for sector, place in marks)
    same = public.safeguard.sector(name) == table.world.safeguard.sector(name)
    return peaks if same else (AlertRevealed(sector=name, state=table.world.sector), *peaks)


def everything(table: Table) -> tuple[Event, ...]:
    """All of that, of everybody; a hidden clock and what only the GM prepared stay hidden."""
    public = known(table)
    people = (event for who in table.world.people.by_id for event in person(table, who, public))
    return (*scene(table, public), *alert(table, public), *people)
