"""``dice``: whether tests are rolled by the program or with real dice at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import DiceMoved
from rpg.desk.answer import happened, misused, said, say
from rpg.desk.plain import plain

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_REAL = {"table": True, "tavolo": True, "real": True, "veri": True, "program": False, "programma": False}


def run(line: Line, table: Table) -> Result:
    """``dice`` says who rolls · ``dice table`` · ``dice program``."""
    if not line.rest:
        return said(say("dice.table" if table.world.real_dice else "dice.program"))
    real = _REAL.get(plain(line.rest))
    return misused("dice") if real is None else happened(table, (DiceMoved(real=real),))
