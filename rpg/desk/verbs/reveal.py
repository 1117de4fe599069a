"""``reveal`` shows players what was secret, as it stands; ``conceal`` takes a clock from their eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.events import ClockConcealed, ClockRevealed, Revealed
from rpg.desk import revealing
from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.board import board
from rpg.desk.line import number
from rpg.desk.names import ALL, everybody, groups, many
from rpg.desk.plain import plain
from rpg.desk.telling.table import turn_order
from rpg.desk.verbs.clock import found_in
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.events import Event, Hideable
    from rpg.campaign.world import World
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.words import Say

_WHOLE: dict[str, Callable[[Table, World], tuple[Event, ...]]] = {
    **dict.fromkeys((*ALL, "everything", "tutto"), revealing.everything),
    **dict.fromkeys(("scene", "place", "scena", "luogo"), revealing.scene),
    **dict.fromkeys(("alert", "allerta"), revealing.alert),
}
_THREAD = frozenset({"thread", "filo"})
_BEGUN: dict[str, Hideable] = {
    "fight": "fight", "scontro": "fight", "turns": "turns", "init": "turns", "turni": "turns", "iniziativa": "turns",
    "expedition": "expedition", "spedizione": "expedition", "time": "time", "tempo": "time",
    "map": "map", "mappa": "map",
}  # fmt: skip


def run(line: Line, table: Table) -> Result:
    """``reveal doom``: players see that clock, as it stands. ``reveal tae``, ``scene``, ``alert``, ``fight``, ``all``.

    Nothing can be revealed in secret.
    """
    if not line.rest:
        return misused("reveal")
    table = replace(table, secret=False)
    shown = _shown(line, table)
    if shown is not None:
        return happened(table, shown, after=_stands(shown, table)) if shown else refuse("all_shown")
    found = found_in(line.rest, line, table)
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
    public = revealing.known(table)
    if word in _BEGUN:
        return revealing.begun(table, public, _BEGUN[word])
    if word in _WHOLE:
        return _WHOLE[word](table, public)
    first, _, counted = word.partition(" ")
    which = number(counted) if first in _THREAD else None
    return _people(line, table, public) if which is None else revealing.thread(table, public, which)


def _people(line: Line, table: Table, public: World) -> tuple[Event, ...] | None:
    people = everybody(table.world)
    who = many(line.rest.replace(", ", ","), {**groups(table.world, people), **people})
    if isinstance(who, Refusal):
        return None
    return tuple(event for one in who.ids for event in revealing.person(table, one, public))


def _stands(events: tuple[Event, ...], table: Table) -> tuple[Say, ...]:
    """How that stands which players see from now on."""
    what = {event.what for event in events if isinstance(event, Revealed)}
    fight = board(table.rules, table.world) if "fight" in what else ()
    return (*fight, *(turn_order(table.world) if "turns" in what else ()))


def conceal(line: Line, table: Table) -> Result:
    """``conceal doom``: players see that clock no more."""
    found = found_in(line.rest, line, table) if line.rest else None
    if found is None:
        return misused("conceal")
    if isinstance(found, Refusal):
        return refused(found)
    if table.world.clocks[found].hidden:
        return refuse("clock_hidden", clock=found)
    return happened(table, (ClockConcealed(clock=found),))
