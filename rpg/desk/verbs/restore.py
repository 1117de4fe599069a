"""``restore #212``: back to where the table stood once, on any branch; nothing that was written since is lost.

Undo goes back line by line, and a new line behind it begins a branch. The old branch stays: ``log all`` lists it, and
restoring its last entry takes it up again. Of what a push carried along, all is restored: it was one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import SessionEnded
from rpg.desk.answer import misused, refuse, say
from rpg.desk.line import number
from rpg.desk.result import Restore, Result
from rpg.desk.verbs.undo import changed, foreseen

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_ENDED = str(SessionEnded.__struct_config__.tag)


def run(line: Line, table: Table) -> Result:
    """``restore #212``."""
    which = number(line.rest.removeprefix("#"))
    if which is None:
        return misused("restore")
    here = table.history.head()
    entry = table.history.entry(which)
    if entry is None:
        return refuse("no_entry", n=which)
    which = table.history.after(entry)
    if which == here:
        return refuse("stands_there", n=which)
    left = table.history.with_event(_ENDED, which)
    return Result(
        says=(
            say("restored", n=which, line=entry.line),
            say("restored.back", n=here),
            *foreseen(left),
            *changed(table, table.history.world_at(which)),
        ),
        deed=Restore(which),
    )
