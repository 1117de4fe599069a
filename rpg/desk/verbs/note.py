"""``note``, or a leading dot: written down, found again, told in the recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import Noted
from rpg.desk.answer import happened, misused, refuse
from rpg.desk.table import Verb

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LONGEST = 800


def run(line: Line, table: Table) -> Result:
    """``. Tae promised the children algae`` · ``note …``."""
    if not line.rest:
        return misused("note")
    if len(line.rest.encode()) > _LONGEST:
        return refuse("too_long", most=_LONGEST)
    return happened(table, (Noted(text=line.rest),))


VERB = Verb(key="note", en=("note",), it=("nota",), run=run, takes=("text",))
