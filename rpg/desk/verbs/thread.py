"""``thread``: what is left open, kept from evening to evening until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import ThreadClosed, ThreadOpened
from rpg.desk.answer import happened, misused, refuse, refused, said, say
from rpg.desk.line import number
from rpg.desk.names import one
from rpg.desk.plain import plain
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.words import Say

_CLOSE = frozenset({"close", "chiudi"})
_LONGEST = 400
_MOST = 100
"""Threads that may be open at once."""


def run(line: Line, table: Table) -> Result:
    """``thread`` · ``thread Who opened the lock?`` · ``thread close 2`` · ``thread close lock``."""
    threads = table.world.threads
    first, _, rest = line.rest.partition(" ")
    if plain(first) in _CLOSE:
        return _close(rest.strip(), line, table)
    if not line.rest:
        return said(*listed(threads)) if threads else refuse("no_threads")
    if len(line.rest.encode()) > _LONGEST:
        return refuse("too_long", most=_LONGEST)
    if len(threads) >= _MOST:
        return refuse("too_many_threads", most=_MOST)
    return happened(table, (ThreadOpened(thread=table.entry, text=line.rest),))


def listed(threads: dict[int, str]) -> list[Say]:
    """Every open thread, numbered as ``thread close`` counts them."""
    return [say("thread.row", n=n, text=text) for n, text in enumerate(threads.values(), start=1)]


def _close(which: str, line: Line, table: Table) -> Result:
    threads = table.world.threads
    if not threads:
        return refuse("no_threads")
    if not which:
        return misused("thread")
    numbers = list(threads)
    counted = number(which)
    if counted is not None:
        if not 1 <= counted <= len(numbers):
            return refuse("no_thread", n=counted, last=len(numbers))
        return happened(table, (ThreadClosed(thread=numbers[counted - 1]),))
    known = {plain(text): str(n) for n, text in threads.items()}
    found = one(which, known, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    return happened(table, (ThreadClosed(thread=int(found)),))
