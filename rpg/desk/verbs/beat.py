"""``beat``: beats pass. The Tag raises the alert, the arrival clock ticks, omens come, the force arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, say
from rpg.desk.line import number
from rpg.desk.words import tagged
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.evolve import evolve

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.safeguard.events import SafeguardEvent

_MOST = 24


def run(line: Line, table: Table) -> Result:
    """``beat`` · ``beat 3``."""
    count = number(line.rest) if line.rest else 1
    if count is None or not 0 < count <= _MOST:
        return misused("beat")
    return happened(table, beats(table, count), say("beats", n=count))


def beats(table: Table, count: int) -> tuple[SafeguardEvent, ...]:
    """The events of so many beats in the sector where the table is; they stop when a force arrives."""
    name, state = table.world.place.sector, table.world.safeguard
    events: list[SafeguardEvent] = []
    for n in range(count):
        new = safeguard.beat(
            table.rules.safeguard, table.dice, name, state.sector(name), tagged=tagged(table), label=f"beat:{n}"
        )
        for event in new:
            state = evolve(state, event)
        events += new
        if state.sector(name).arrived is not None:
            break
    return tuple(events)
