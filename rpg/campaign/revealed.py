"""What was kept from the players becomes theirs: numbers as they are, which in the true world change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from rpg.campaign import events as e
from rpg.game.character.state import People
from rpg.game.safeguard.state import Safeguard

if TYPE_CHECKING:
    from rpg.campaign.world import World


def revealed(world: World, event: e.RevealEvent) -> World:
    """The world with what an event tells of it put in; numbers of somebody unknown change nothing."""
    match event:
        case e.PersonRevealed(person=person):
            return replace(world, people=People({**world.people.by_id, person.id: person}))
        case e.NumbersRevealed():
            return _numbers(world, event)
        case e.SceneRevealed():
            place = replace(world.place, title=event.title, scene=event.scene, watch=event.watch)
            return replace(world, place=replace(place, sector=event.sector or place.sector))
        case e.AlertRevealed(sector=sector, state=state):
            return replace(world, safeguard=Safeguard({**world.safeguard.sectors, sector: state}))
        case _:
            assert_never(event)


def _numbers(world: World, event: e.NumbersRevealed) -> World:
    person = world.people.by_id.get(event.who)
    if person is None:
        return world
    person = replace(person, **dict(event.numbers))
    return replace(world, people=People({**world.people.by_id, person.id: person}))
