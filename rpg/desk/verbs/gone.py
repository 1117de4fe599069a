"""``gone``: the force here, or on its way, has lost them: the GM's word, when the story takes them out of its reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse
from rpg.game.safeguard.events import ForceGone, ForceTurnedBack

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``gone``."""
    if line.rest:
        return misused("gone")
    if table.world.encounter.fight is not None:
        return refuse("in_a_fight")
    name, sector = table.world.place.sector, table.world.sector
    if sector.arrived is None and sector.force is None:
        return refuse("no_force")
    if sector.arrived is None:
        return happened(table, (ForceTurnedBack(sector=name),))
    return happened(table, (ForceGone(sector=name, why="lost"),))
