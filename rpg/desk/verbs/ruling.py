"""``ruling``: how something is played at this table, found again whenever a word of it is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import Ruled
from rpg.desk.answer import happened, refuse, said, say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LONGEST = 800


def run(line: Line, table: Table) -> Result:
    """``ruling`` lists them · ``ruling Whoever flees drops the canister first``."""
    rulings = table.world.rulings
    if not line.rest:
        return said(*(say("ruling", text=text) for text in rulings)) if rulings else refuse("no_rulings")
    if len(line.rest.encode()) > _LONGEST:
        return refuse("too_long", most=_LONGEST)
    return happened(table, (Ruled(text=line.rest),))
