"""``log``: the lines of the evening, by number; ``#n`` shows one with everything that followed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import misused, refuse, said, say
from rpg.desk.line import number
from rpg.desk.names import ALL
from rpg.desk.narrate import narrate
from rpg.desk.plain import plain

if TYPE_CHECKING:
    from rpg.campaign.entry import Entry
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.words import Say

_SHOWN = 15


def run(line: Line, table: Table) -> Result:
    """``log`` · ``log 40`` · ``log -5`` · ``log all`` (the lines of every branch) · ``log all 40``."""
    first, _, rest = line.rest.partition(" ")
    every = plain(first) in ALL
    word = rest.strip() if every else line.rest
    count = number(word) if word else _SHOWN
    if not count:
        return misused("log")
    history = table.history
    entries = history.entries(abs(count)) if every else history.path(abs(count))
    here, voided = set(history.numbers(entries[0].id - 1 if entries else 0)), history.voided()
    data = {
        "entries": [
            {"id": e.id, "at": e.at, "line": e.line, "voided": e.id in voided, "left": e.id not in here}
            for e in entries
        ]
    }
    rows = (row(entry, voided=entry.id in voided, left=entry.id not in here) for entry in entries)
    return said(*rows, data=data)


def row(entry: Entry, *, voided: bool, left: bool = False) -> Say:
    """``#212 hit sen* 3``, marked when it no longer counts, was left behind by undo, or plays another again."""
    mark = say("log.amends", n=entry.amends) if entry.amends else say("nothing")
    if voided or left:
        mark = say("log.voided" if voided else "log.left")
    return say("log.row", n=entry.id, line=entry.line, mark=mark, secret=_secret(entry))


def _secret(entry: Entry) -> Say:
    """Whether players see nothing of what happened, or not all of it."""
    hidden = [fact.secret for fact in entry.facts]
    return say("log.secret" if all(hidden) else "log.part_secret") if any(hidden) else say("nothing")


def show(line: Line, table: Table) -> Result:
    """``#212``."""
    which = number(line.rest)
    if which is None:
        return misused("show")
    if which < 0:
        path = table.history.path(-which)
        which = path[0].id if len(path) == -which else 0
    entry = table.history.entry(which)
    if entry is None:
        return refuse("no_entry", n=which)
    voided = which in table.history.voided()
    before = msgspec.structs.replace(table, world=table.history.world_at(entry.parent))
    return said(row(entry, voided=voided), *narrate(before, [fact.event for fact in entry.facts]))
