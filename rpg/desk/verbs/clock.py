"""``clock`` makes or shows clocks; ``tick`` moves one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import ClockMade, ClockTicked
from rpg.desk.answer import happened, misused, refuse, refused, said, say
from rpg.desk.line import number
from rpg.desk.names import one
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LARGEST = 36


def run(line: Line, table: Table) -> Result:
    """``clock`` · ``clock starvation 6``."""
    clocks = table.world.clocks
    if not line.rest:
        if not clocks:
            return refuse("no_clocks")
        return said(*(say("clock", clock=key, filled=c.filled, size=c.size) for key, c in clocks.items()))
    name, _, word = line.rest.rpartition(" ")
    size = number(word)
    if not name or size is None or not 1 <= size <= _LARGEST:
        return misused("clock")
    key = "-".join(plain(name).split())
    if key in clocks:
        return refuse("clock_is", clock=key, prefill=f"tick {key}")
    return happened(table, (ClockMade(clock=key, size=size),))


def tick(line: Line, table: Table) -> Result:
    """``tick starv`` · ``tick starvation 2`` · ``tick starvation -1``."""
    words = line.rest.rsplit(maxsplit=1)
    told = number(words[1]) if len(words) > 1 else None
    counted, by = told is not None, 1 if told is None else told
    if not words or not by or abs(by) > _LARGEST:
        return misused("tick")
    known = {key: key for key in table.world.clocks}
    found = one("-".join(plain(words[0] if counted else line.rest).split()), known, line.typed)
    return refused(found) if isinstance(found, Refusal) else happened(table, (ClockTicked(clock=found, by=by),))


VERB = Verb(
    key="clock", en=("clock", "clocks"), it=("orologio", "orologi"), alias="c", run=run, takes=("clock", "number")
)
TICK = Verb(key="tick", en=("tick",), it=("segna", "avanza"), alias="t", run=tick, takes=("clock", "number"))
