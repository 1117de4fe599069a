"""``clock`` makes or shows clocks; ``tick`` moves one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.events import ClockConcealed, ClockDropped, ClockMade, ClockRevealed, ClockTicked
from rpg.desk import fronts, revealing
from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.line import number
from rpg.desk.names import ALL, everybody, groups, many, one
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.desk.telling import clock_line
from rpg.desk.verbs.grow import advance, is_growth
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LARGEST = 36
_ALL = ALL | {"everything", "tutto"}
_SCENE = frozenset({"scene", "place", "scena", "luogo"})
_ALERT = frozenset({"alert", "allerta"})
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
        sizeless = refuse("clock_size", clock=line.rest, most=_LARGEST, prefill=f"clock {line.rest} ")
        return sizeless if size is None else misused("clock", word)
    key = "-".join(plain(name).split())
    if key in clocks:
        return refuse("clock_is", clock=key, prefill=f"tick {key}")
    return happened(table, (ClockMade(clock=key, size=size, hidden=table.secret),))


def _dropped(name: str, line: Line, table: Table) -> Result:
    """The clock is gone; what happens to a hidden one is as hidden as it is."""
    found = _found(name, line, table)
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
    found = _found(words[0] if counted else line.rest, line, table)
    if isinstance(found, Refusal):
        return refused(found)
    # What happens to a hidden clock is as hidden as the clock.
    table = replace(table, secret=table.secret or table.world.clocks[found].hidden)
    clock = table.world.clocks[found]
    wanted = max(0, min(clock.size, clock.filled + by))
    if wanted == clock.filled:
        return refuse("clock_stays", clock=found, filled=clock.filled, size=clock.size)
    shown = fronts.shows(table, found, clock.filled, wanted)
    return happened(table, (ClockTicked(clock=found, by=wanted - clock.ticked),), after=shown)


def _found(word: str, line: Line, table: Table) -> str | Refusal:
    return one("-".join(plain(word).split()), {key: key for key in table.world.clocks}, line.typed)


def reveal(line: Line, table: Table) -> Result:
    """``reveal doom``: players see that clock, as it stands. ``reveal tae``, ``reveal scene``, ``alert``, ``all``."""
    if not line.rest:
        return misused("reveal")
    shown = _shown(line, table)
    if shown is not None:
        return happened(table, shown) if shown else refuse("all_shown")
    found = _found(line.rest, line, table)
    if isinstance(found, Refusal):
        return refused(found)
    clock = table.world.clocks[found]
    if not clock.hidden:
        return refuse("clock_shown", clock=found)
    return happened(table, (ClockRevealed(clock=found, size=clock.size, ticked=clock.ticked),))


def _shown(line: Line, table: Table) -> tuple[Event, ...] | None:
    """What else than a clock a line shows; None if it names nothing else."""
    word = plain(line.rest)
    if word in table.world.clocks:
        return None
    if word in _ALL:
        return revealing.everything(table)
    public = revealing.known(table)
    if word in _SCENE:
        return revealing.scene(table, public)
    if word in _ALERT:
        return revealing.alert(table, public)
    people = everybody(table.world)
    who = many(line.rest.replace(", ", ","), {**groups(table.world, people), **people})
    if isinstance(who, Refusal):
        return None
    return tuple(event for one in who.ids for event in revealing.person(table, one, public))


def conceal(line: Line, table: Table) -> Result:
    """``conceal doom``: players see that clock no more."""
    found = _found(line.rest, line, table) if line.rest else None
    if found is None:
        return misused("conceal")
    if isinstance(found, Refusal):
        return refused(found)
    if table.world.clocks[found].hidden:
        return refuse("clock_hidden", clock=found)
    return happened(table, (ClockConcealed(clock=found),))


VERB = Verb(
    key="clock", en=("clock", "clocks"), it=("orologio", "orologi"), alias="c", run=run, takes=("clock", "number")
)
TICK = Verb(key="tick", en=("tick",), it=("segna", "avanza"), alias="t", run=tick, takes=("clock", "number"))
REVEAL = Verb(key="reveal", en=("reveal",), it=("svela",), run=reveal, takes=("clock", "person"))
CONCEAL = Verb(key="conceal", en=("conceal",), it=("cela", "nascondi"), run=conceal, takes=("clock",))
