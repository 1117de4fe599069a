"""What happened, told event by event: one sentence for each thing that the table should hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.fold import after
from rpg.desk.alert import alert_line
from rpg.desk.offers import fresh
from rpg.desk.telling import TELLERS
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.table import Table

_CONDITIONS = frozenset({"desk.condition", "desk.condition_lost"})


def narrate(table: Table, events: Sequence[Event]) -> tuple[Say, ...]:
    """The sentences for these events, in order; the alert line once, behind them, if it is another one now."""
    steps: list[tuple[Event, World]] = []
    world = table.world
    for event in events:
        world = after(world, event)
        steps.append((event, world))
    return narrated(table, steps)


def narrated(table: Table, steps: Iterable[tuple[Event, World]]) -> tuple[Say, ...]:
    """The same of events, each with the world after it."""
    says: list[Say] = []
    world = table.world
    for event, new in steps:
        teller = TELLERS.get(type(event))
        if teller is not None:
            says += teller(event, table.rules, world, new)
        world = new
    if world.safeguard != table.world.safeguard or world.place.sector != table.world.place.sector:
        says.append(alert_line(table.rules, world))
    return (*_together(says), *fresh(table.rules, table.world, world))


def _together(says: Sequence[Say]) -> list[Say]:
    """The same condition of several people, said once: ``Tae, Oru, Sefa: Tagged``."""
    found: list[Say] = []
    for one in says:
        last = found[-1] if found else None
        if last and one.key == last.key in _CONDITIONS and one.values["condition"] == last.values["condition"]:
            people = last.values["who"]
            items = people.items if isinstance(people, Listed) else (people,)
            found[-1] = Say(one.key, {**one.values, "who": Listed((*items, one.values["who"]))})
        else:
            found.append(one)
    return found
