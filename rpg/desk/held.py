"""Why no hour goes by at the table: a fight, or a force that is here or on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.alert import beats_left
from rpg.desk.answer import refuse
from rpg.desk.words import tagged
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def held(table: Table) -> Result | None:
    """Why no hour goes by, with a line that goes on with it; None if one does."""
    if table.world.encounter.fight is not None:
        return refuse("in_a_fight")
    sector = table.world.sector
    if sector.arrived is not None:
        return refuse("time_force_here", prefill=Say("line.fight" if tagged(table) else "line.search"))
    if sector.force is not None:
        left = beats_left(sector.force)
        return refuse("time_force", beats=left, prefill=Say("line.beats", {"n": left}))
    return None
