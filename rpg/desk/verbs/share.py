"""``share``: the last answer or the board as Markdown for the players' chat, or their map as a picture.

Only what everybody may know is shared: answers are told again from public facts, in a world that no secret touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import Noted
from rpg.desk.answer import misused, refuse, say
from rpg.desk.narrate import narrated
from rpg.desk.plain import plain
from rpg.desk.result import Result, Share
from rpg.desk.state import glance, status

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.line import Line
    from rpg.desk.table import Table
    from rpg.words import Say

_WHAT = {
    "last": "last", "ultimo": "last", "ultima": "last", "board": "board", "tabellone": "board", "map": "map",
    "mappa": "map",
}  # fmt: skip


def run(line: Line, table: Table) -> Result:
    """``share last`` · ``share board`` · ``share map`` · ``share map silo``."""
    word, _, rest = line.rest.partition(" ")
    what = _WHAT.get(plain(word), "")
    if what == "map":
        return Result(says=(), deed=Share(map=True, which=rest.strip()))
    if rest or not what:
        return misused("share")
    says = _board(table) if what == "board" else _last(table)
    return Result(says=says, deed=Share()) if says else refuse("nothing_public")


def _last(table: Table) -> tuple[Say, ...]:
    """What the last line brought, as far as everybody may know it; a note is the GM's."""
    path = table.history.path(1)
    before = known = table.history.known_at(path[0].parent if path else 0)
    steps: list[tuple[Event, World]] = []
    for fact in path[0].facts if path else ():
        known, event = known.after(fact)
        if event is not None and not isinstance(event, Noted):
            steps.append((event, known.seen))
    seen = msgspec.structs.replace(table, world=before.seen)
    return tuple(say("share.line", what=one) for one in narrated(seen, steps)) if steps else ()


def _board(table: Table) -> tuple[Say, ...]:
    """The status as Markdown: the alert in bold, where the table stands, a row for everybody."""
    known = msgspec.structs.replace(table, world=table.history.public_at(table.history.head()))
    alert, *rest = status(known)
    first = len(glance(known)) - 1
    rows = (say("share.row", what=one) for one in rest[first:])
    return (say("share.first", what=alert), *(say("share.line", what=one) for one in rest[:first]), *rows)
