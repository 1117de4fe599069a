"""What was kept from the players becomes theirs, as it stands; in the true world it is hidden no more, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign import events as e
from rpg.campaign.world import Clock
from rpg.game.character.state import People
from rpg.game.safeguard.state import Safeguard

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.game.encounter.state import Fight
    from rpg.game.expedition.state import Expeditions


def revealed(world: World, event: e.RevealEvent) -> World:
    """The players' world with what an event tells put in; the true one with that hidden no more."""
    return _shown(world, event) if world.public else _unhidden(world, event)


def _shown(world: World, event: e.RevealEvent) -> World:
    match event:
        case e.PersonRevealed(person=person):
            return replace(world, people=People({**world.people.by_id, person.id: person}))
        case e.NumbersRevealed():
            return _numbers(world, event)
        case e.ClockRevealed(clock=clock, size=size, ticked=ticked):
            return replace(world, clocks={**world.clocks, clock: Clock(size=size, ticked=ticked)})
        case e.SceneRevealed():
            place = replace(world.place, title=event.title, scene=event.scene, watch=event.watch)
            return replace(world, place=replace(place, sector=event.sector or place.sector))
        case e.AlertRevealed(sector=sector, state=state):
            return replace(world, safeguard=Safeguard({**world.safeguard.sectors, sector: state}))
        case e.Revealed():
            return world  # what it shows comes out of the true world: see begun


def _unhidden(world: World, event: e.RevealEvent) -> World:
    if isinstance(event, e.PersonRevealed):
        person = world.people.by_id.get(event.person.id)
        if person is not None and person.hidden:
            return replace(world, people=People({**world.people.by_id, person.id: replace(person, hidden=False)}))
    if isinstance(event, e.ClockRevealed):
        clock = world.clocks.get(event.clock)
        if clock is not None and clock.hidden:
            return replace(world, clocks={**world.clocks, event.clock: replace(clock, hidden=False)})
    return world


def _numbers(world: World, event: e.NumbersRevealed) -> World:
    """Numbers of somebody unknown change nothing."""
    person = world.people.by_id.get(event.who)
    if person is None:
        return world
    person = replace(person, **dict(event.numbers))
    return replace(world, people=People({**world.people.by_id, person.id: person}))


def as_it_stands(event: Event, true: World) -> Event:
    """An event that reveals something, with that as it stands in the true world after it.

    What it says was so when it was told; entries before it can have been taken back since.
    """
    match event:
        case e.PersonRevealed(person=person):
            now = true.people.by_id.get(person.id)
            return e.PersonRevealed(person=now) if now else event
        case e.NumbersRevealed(who=who, numbers=numbers):
            now = true.people.by_id.get(who)
            return replace(event, numbers=tuple((name, getattr(now, name)) for name, _ in numbers)) if now else event
        case e.ClockRevealed(clock=name):
            clock = true.clocks.get(name)
            return replace(event, size=clock.size, ticked=clock.ticked) if clock else event
        case e.SceneRevealed():
            at = true.place
            return e.SceneRevealed(title=at.title, scene=at.scene, sector=at.sector, watch=at.watch)
        case e.AlertRevealed(sector=sector):
            return e.AlertRevealed(sector=sector, state=true.safeguard.sector(sector))
        case _:
            return event


def begun(seen: World, true: World, what: e.Hideable) -> World:
    """The players' world with something that began in secret, as it stands; of its people only those they know."""
    match what:
        case "fight":
            fight = true.encounter.fight
            return replace(seen, encounter=replace(true.encounter, fight=_among(fight, seen) if fight else None))
        case "turns":
            hidden = {person.id for person in true.people.by_id.values() if person.hidden}
            return replace(seen, turns=true.turns.of({who for who, _ in true.turns.order} - hidden))
        case "expedition":
            return replace(seen, expeditions=_of_them(true.expeditions, seen))
        case "time":
            return replace(seen, minutes=true.minutes)
        case "map":
            return replace(seen, strata=true.strata)


def taking_part(seen: World, true: World, who: str) -> World:
    """The players' world with somebody, of whom they know from now on, in the fight and the turns that they see."""
    if seen.encounter.fight is not None and true.encounter.fight is not None:
        seen = replace(seen, encounter=replace(seen.encounter, fight=_among(true.encounter.fight, seen)))
    if seen.turns.order:
        seen = replace(seen, turns=true.turns.of({who, *(other for other, _ in seen.turns.order)}))
    return seen


def _among(fight: Fight, world: World) -> Fight:
    """A fight as far as it is that of people of this world."""
    known = world.people.by_id
    fighters = {who: fighter for who, fighter in fight.fighters.items() if who in known}
    engaged = {who: machines for who, machines in fight.engaged.items() if who in known}
    return replace(fight, fighters=fighters, engaged=engaged)


def _of_them(expeditions: Expeditions, world: World) -> Expeditions:
    """The expeditions as far as they are those of people of this world."""
    trip, known = expeditions.trip, world.people.by_id
    if trip is None:
        return expeditions
    leader, lookout = (who if who in known else "" for who in (trip.leader, trip.lookout))
    people, stayed, dead = (tuple(w for w in some if w in known) for some in (trip.people, trip.stayed, trip.dead))
    carried, unfed = ({w: n for w, n in some.items() if w in known} for some in (trip.carried, trip.unfed))
    trip = replace(trip, people=people, stayed=stayed, dead=dead, leader=leader, lookout=lookout)
    return replace(expeditions, trip=replace(trip, carried=carried, unfed=unfed))
