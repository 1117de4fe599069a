"""What standing costs in a fight and what running costs: sampled by the real rules, said before anybody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.chances import chance
from rpg.desk.words import world_after
from rpg.game.encounter.events import FightBegan
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.world import World
    from rpg.desk.result import Append
    from rpg.desk.table import Survival, Table

AT_ONCE = 60
"""Fights of each choice that are sampled as one begins: few, because nobody has asked and everybody waits."""


def rows(table: Table, world: World, fights: int) -> tuple[list[Survival], tuple[Say, ...]]:
    """A row for each choice in the fight at hand, and how they are told, head first."""
    sampled = table.oracle.survival(table.rules, world, fights)
    return sampled, (Say("desk.odds.fight", {"fights": fights}), *_told(world, sampled))


def as_it_begins(deed: Append, table: Table) -> tuple[Say, ...]:
    """The same where a line has begun a fight, for the people as they are; nothing where chances are not told."""
    if table.world.odds == "off" or not any(isinstance(fact.event, FightBegan) for fact in deed.facts):
        return ()
    world = world_after(table.world, [fact.event for fact in deed.facts])
    return rows(table, world, AT_ONCE)[1] if world.encounter.fight is not None and not table.uses else ()


def _told(world: World, sampled: Sequence[Survival]) -> tuple[Say, ...]:
    return tuple(
        Say(
            "desk.odds.choice",
            {
                "choice": Say(f"desk.odds.choice.{row.choice}"),
                "all_dead": chance(world, round(row.all_dead, 2)),
                "all_home": chance(world, round(row.all_home, 2)),
                "mean": round(row.mean_home, 1),
                "people": row.people,
            },
        )
        for row in sampled
    )
