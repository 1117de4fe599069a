"""``time``: fiction time goes by: minutes and hours, or beats, watches, cycles, a season."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import TimePassed
from rpg.desk.answer import happened, misused, said, say
from rpg.desk.held import held
from rpg.desk.plain import plain
from rpg.desk.telling import clock_time
from rpg.desk.verbs import cycle, rest, season
from rpg.desk.verbs.beat import beats
from rpg.game.check.rules import DAY

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_TIME = re.compile(r"\+?([0-9]{1,4})?\s*([a-z]+)")
_MINUTES = {"m": 1, "min": 1, "minute": 1, "minutes": 1, "minuti": 1, "minuto": 1}
_HOURS = {"h": 60, "hour": 60, "hours": 60, "ore": 60, "ora": 60}
_DAYS = {"day": DAY, "days": DAY, "giorno": DAY, "giorni": DAY}
_UNITS = _MINUTES | _HOURS | _DAYS
_HOUR = 60
_BEATS = frozenset({"beat", "beats", "battito", "battiti"})
_WATCHES = frozenset({"watch", "watches", "veglia", "veglie"})
_CYCLES = frozenset({"cycle", "ciclo"})
_SEASONS = frozenset({"season", "stagione"})
_LONG = _UNITS | dict.fromkeys(_CYCLES | _SEASONS, DAY)
"""Time that no force waits through, in minutes."""
_MOST = {"beat": 24, "watch": 90}


def run(line: Line, table: Table) -> Result:
    """``time`` · ``time +40m`` · ``time 2h`` · ``time 3 beats`` · ``time watch`` · ``time cycle`` · ``time season``."""
    if not line.rest:
        return said(say("time.now", total=clock_time(table.world.minutes)))
    match = _TIME.fullmatch(plain(line.rest))
    if match is None:
        return misused("time")
    count, unit = int(match[1] or 1), match[2]
    if count * _LONG.get(unit, 0) >= _HOUR and (stopped := held(table)):
        return stopped
    if unit in _UNITS:
        return happened(table, (TimePassed(minutes=count * _UNITS[unit]),))
    return _unit(count, unit, line, table)


def _unit(count: int, unit: str, line: Line, table: Table) -> Result:
    if unit in _BEATS and 0 < count <= _MOST["beat"]:
        return happened(table, beats(table, count), say("beats", n=count))
    if unit in _WATCHES and 0 < count <= _MOST["watch"]:
        return rest.run(msgspec.structs.replace(line, rest=str(count)), table)
    if unit in _CYCLES and count == 1:
        return cycle.run(msgspec.structs.replace(line, rest=""), table)
    if unit in _SEASONS and count == 1:
        return season.turned(table, "next" if table.world.community.season else "")
    return misused("time")
