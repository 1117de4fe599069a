"""What players do not see as it is, and the events that show it to them.

A secret change is kept from the players' world, and what follows in the open goes on from there: their numbers stay
wrong until somebody puts them right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from msgspec.structs import replace

from rpg.campaign import revealed
from rpg.campaign.events import (
    AlertRevealed,
    Hideable,
    NumbersRevealed,
    PeakMarked,
    PersonRevealed,
    Revealed,
    SceneRevealed,
    ThreadOpened,
)

Sum: TypeAlias = Literal["harm", "strain", "load"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.table import Table


def known(table: Table) -> World:
    """The world as the players know it, with what they no longer see of it."""
    return table.history.known_at(table.history.head()).seen


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


def begun(table: Table, public: World, what: Hideable) -> tuple[Event, ...]:
    """What can begin in secret; nothing if players know it as it is."""
    return () if revealed.begun(public, table.world, what) == public else (Revealed(what=what),)


def thread(table: Table, public: World, counted: int) -> tuple[Event, ...]:
    """The open thread of that number as ``thread`` counts them; nothing if players know it, or there is none."""
    number, text = dict(enumerate(table.world.threads.items(), start=1)).get(counted, (0, ""))
    return (ThreadOpened(thread=number, text=text),) if number and number not in public.threads else ()


def everything(table: Table, public: World) -> tuple[Event, ...]:
    """All of that, of everybody; a hidden clock, a thread and what only the GM prepared stay hidden."""
    people = tuple(event for who in table.world.people.by_id for event in person(table, who, public))
    all_known = replace(public, people=table.world.people)
    things = (event for what in get_args(Hideable) for event in begun(table, all_known, what))
    return (*scene(table, public), *alert(table, public), *people, *things)
