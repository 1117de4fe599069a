"""``image`` and ``narrate``: what comes to mind, and a scene that is told instead of spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused
from rpg.game.oracle import decide

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def image(line: Line, table: Table) -> Result:
    """``image``."""
    if line.rest:
        return misused("image")
    return happened(table, decide.image(table.rules.oracle, table.rules.check, table.dice))


def narrate(line: Line, table: Table) -> Result:
    """``narrate``."""
    if line.rest:
        return misused("narrate")
    here = table.world.strata.node
    node = (here.structure, here.feature) if here else ()
    return happened(table, decide.narrated(table.rules.oracle, table.rules.check, table.dice, node))
