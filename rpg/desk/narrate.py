"""What happened, told event by event: one sentence for each thing that the table should hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.fold import after
from rpg.desk.alert import alert_line
from rpg.desk.tell import TELLERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.table import Table
    from rpg.words import Say


def narrate(table: Table, events: Sequence[Event]) -> tuple[Say, ...]:
    """The sentences for these events, in order; the alert line once, behind them, if any of them moved it."""
    says: list[Say] = []
    world = table.world
    for event in events:
        new = after(world, event)
        teller = TELLERS.get(type(event))
        if teller is not None:
            says += teller(event, table.rules, world, new)
        world = new
    if world.safeguard != table.world.safeguard:
        says.append(alert_line(table.rules, world))
    return tuple(says)
