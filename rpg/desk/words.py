"""Small questions that several verbs ask of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.fold import after
from rpg.game.encounter.course import Roll
from rpg.game.encounter.ground import FightRules, Ground
from rpg.game.encounter.ground import after as on_ground
from rpg.game.wanderer.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.table import Table
    from rpg.game.character.state import Person
    from rpg.game.check.told import Told


LONGEST_TITLE = 200
"""Bytes of the title of an evening or a scene."""


def present(world: World) -> list[Person]:
    """Everybody at the table who lives, in the order of joining."""
    return [p for p in world.people.by_id.values() if not p.dead and not p.away]


def tagged(table: Table) -> bool:
    """Whether anybody present is known to the network."""
    return any(table.rules.safeguard.ladder.tag in p.conditions for p in present(table.world))


def how(table: Table, who: str, result: Told | None) -> Roll:
    """How a person's roll is made in this line: told from the table, forced, or neither."""
    forced = who in table.pushes
    return Roll(
        told=result or table.results.get(who), push="now" if forced else "never", told_again=table.pushes.get(who)
    )


def ground(table: Table) -> tuple[FightRules, Ground]:
    """The rules and the part of the world that a fight reads."""
    rules, world = table.rules, table.world
    return (
        FightRules(
            check=rules.check,
            character=rules.character,
            safeguard=rules.safeguard,
            encounter=rules.encounter,
            chosen=table.uses,
            guided=dict.fromkeys(table.bearing, rules.strata.bearing.dice),
        ),
        Ground(people=world.people, safeguard=world.safeguard, encounter=world.encounter, sector=world.place.sector),
    )


def stage(table: Table) -> Stage:
    """All that the Wanderer's chapter reads of this table."""
    rules, here = ground(table)
    return Stage(rules=rules, own=table.rules.wanderer, ground=here, wanderer=table.world.wanderer)


def folded(here: Ground, events: Iterable[Event]) -> Ground:
    """The ground after these events."""
    for event in events:
        here = on_ground(here, event)
    return here


def world_after(world: World, events: Iterable[Event]) -> World:
    """The world after these events."""
    for event in events:
        world = after(world, event)
    return world
