"""A Builder among the machines of a fight rebuilds the map where that fight begins (GAME.md 3 and 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.fold import after
from rpg.game import strata
from rpg.game.encounter.events import FightBegan
from rpg.game.strata.state import HOME

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.table import Table


def reshaped(table: Table, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, with the connector that is another one behind each fight that begins with such a machine."""
    if not any(isinstance(event, FightBegan) for event in events):
        return events
    found: list[Event] = []
    known, world = table.rules.encounter.adversaries, table.world
    for event in events:
        found.append(event)
        world = after(world, event)
        if isinstance(event, FightBegan) and world.strata.here != HOME and world.expeditions.trip is None:
            kinds = {adversary for _, adversary in event.machines}
            if any(known[kind].trait("reshapes_edge") for kind in kinds if kind in known):
                new = strata.reshaped(table.rules.strata, world.strata, table.dice, world.strata.here)
                found += new
                for one in new:
                    world = after(world, one)
    return tuple(found)
