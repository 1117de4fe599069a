"""``clock`` makes or shows clocks; ``tick`` moves one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.events import ClockDropped, ClockMade, ClockTicked
from rpg.desk import fronts
from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.line import number
from rpg.desk.names import one
from rpg.desk.plain import plain
from rpg.desk.telling import clock_line
from rpg.desk.verbs.grow import advance, is_growth
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LARGEST = 36
_DROP = frozenset({"delete", "drop", "-", "cancella", "togli", "elimina"})


def run(line: Line, table: Table) -> Result:
    """``clock`` · ``clock starvation 6`` · ``clock starvation delete``."""
    clocks = table.world.clocks
    if not line.rest:
        if not clocks:
            return refuse("no_clocks")
        return said(*(clock_line(key, clock) for key, clock in clocks.items()))
    name, _, word = line.rest.rpartition(" ")
    if name and plain(word) in _DROP:
        return _dropped(name, line, table)
    size = number(word)
    if not name or size is None or not 1 <= size <= _LARGEST:
        more = Say("line.clock", {"clock": f"{line.rest} "})
        sizeless = refuse("clock_size", clock=line.rest, most=_LARGEST, prefill=more)
        return sizeless if size is None else misused("clock", word)
    key = "-".join(plain(name).split())
    if key in clocks:
        return refuse("clock_is", clock=key, prefill=Say("line.tick", {"clock": key}))
    return happened(table, (ClockMade(clock=key, size=size, hidden=table.secret),))


def _dropped(name: str, line: Line, table: Table) -> Result:
    """The clock is gone; what happens to a hidden one is as hidden as it is."""
    found = found_in(name, line, table)
    if isinstance(found, Refusal):
        return refused(found)
    table = replace(table, secret=table.secret or table.world.clocks[found].hidden)
    return happened(table, (ClockDropped(clock=found),))


def tick(line: Line, table: Table) -> Result:
    """``tick starv`` · ``tick starvation 2`` · ``tick starvation -1``.

    In Italian one word is said of clocks and of people: ``avanza tae talento mulo`` is of people.
    """
    if is_growth(line):
        return advance(line, table)
    words = line.rest.rsplit(maxsplit=1)
    told = number(words[1]) if len(words) > 1 else None
    counted, by = told is not None, 1 if told is None else told
    if not words or not by or abs(by) > _LARGEST:
        return misused("tick")
    found = found_in(words[0] if counted else line.rest, line, table)
    if isinstance(found, Refusal):
        return refused(found)
    # What happens to a hidden clock is as hidden as the clock.
    table = replace(table, secret=table.secret or table.world.clocks[found].hidden)
    clock = table.world.clocks[found]
    wanted = max(0, min(clock.size, clock.filled + by))
    if wanted == clock.filled:
        return refuse("clock_stays", clock=found, filled=clock.filled, size=clock.size)
    shown = fronts.shows(table, found, clock.filled, wanted)
    ticked = ClockTicked(clock=found, by=wanted - clock.ticked, unseen=clock.hidden)
    return happened(table, (ticked,), after=shown)


def found_in(word: str, line: Line, table: Table) -> str | Refusal:
    """The clock of that name, or beginning."""
    return one("-".join(plain(word).split()), {key: key for key in table.world.clocks}, line.typed)
