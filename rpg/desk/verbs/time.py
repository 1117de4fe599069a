"""``time``: fiction time goes by: minutes and hours, or beats, watches, cycles, a season."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import TimePassed
from rpg.desk.alert import beats_left
from rpg.desk.answer import happened, misused, refuse, said, say
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.desk.telling import clock_time
from rpg.desk.verbs import rest
from rpg.desk.verbs.beat import beats
from rpg.desk.words import ground, tagged
from rpg.game.character.rest import cared, rested
from rpg.game.encounter import homeward
from rpg.game.safeguard import decide as safeguard
from rpg.game.wanderer.decide import forgotten

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.words import Say

_TIME = re.compile(r"\+?([0-9]{1,4})?\s*([a-z]+)")
_MINUTES = {"m": 1, "min": 1, "minute": 1, "minutes": 1, "minuti": 1, "minuto": 1}
_HOURS = {"h": 60, "hour": 60, "hours": 60, "ore": 60, "ora": 60}
_DAY = 24 * 60
_DAYS = {"day": _DAY, "days": _DAY, "giorno": _DAY, "giorni": _DAY}
_UNITS = _MINUTES | _HOURS | _DAYS
_HOUR = 60
_BEATS = frozenset({"beat", "beats", "battito", "battiti"})
_WATCHES = frozenset({"watch", "watches", "veglia", "veglie"})
_CYCLES = frozenset({"cycle", "ciclo"})
_SEASONS = frozenset({"season", "stagione"})
_LONG = _UNITS | dict.fromkeys(_CYCLES | _SEASONS, _DAY)
"""Time that no force waits through, in minutes."""
_TURNED = "safeguard/season_turned"
_MOST = {"beat": 24, "watch": 90}


def run(line: Line, table: Table) -> Result:
    """``time`` · ``time +40m`` · ``time 2h`` · ``time 3 beats`` · ``time watch`` · ``time cycle`` · ``time season``."""
    if not line.rest:
        return said(say("time.now", total=clock_time(table.world.minutes)))
    match = _TIME.fullmatch(plain(line.rest))
    if match is None:
        return misused("time")
    count, unit = int(match[1] or 1), match[2]
    if count * _LONG.get(unit, 0) >= _HOUR and (held := _held(table)):
        return held
    if unit in _UNITS:
        return happened(table, (TimePassed(minutes=count * _UNITS[unit]),))
    return _unit(count, unit, line, table)


def _held(table: Table) -> Result | None:
    """Why no hour goes by: a fight, or a force that is here or on its way; None if one does."""
    if table.world.encounter.fight is not None:
        return refuse("in_a_fight")
    sector = table.world.sector
    if sector.arrived is not None:
        return refuse("time_force_here", prefill="fight" if tagged(table) else "search")
    if sector.force is not None:
        left = beats_left(sector.force)
        return refuse("time_force", beats=left, prefill=f"{'battito' if table.language == 'it' else 'beat'} {left}")
    return None


def _unit(count: int, unit: str, line: Line, table: Table) -> Result:
    name, rules = table.world.place.sector, table.rules.safeguard
    if unit in _BEATS and 0 < count <= _MOST["beat"]:
        return happened(table, beats(table, count), say("beats", n=count))
    if unit in _WATCHES and 0 < count <= _MOST["watch"]:
        return rest.run(msgspec.structs.replace(line, rest=str(count)), table)
    if unit in _CYCLES and count == 1:
        passed = TimePassed(minutes=table.rules.check.time.cycle_days * _DAY)
        ended = (passed, *safeguard.cycle(rules, name, table.world.sector), *_cared(table))
        return happened(table, ended, after=_season_over(table, passed.minutes))
    if unit in _SEASONS and count == 1:
        return happened(table, (*homeward.season(*ground(table)), *forgotten(table.world.wanderer)))
    return misused("time")


def _season_over(table: Table, minutes: int) -> tuple[Say, ...]:
    """That, so many minutes on, all cycles of a season have gone by since the last one turned; else nothing."""
    time = table.rules.check.time
    turned = table.history.with_event(_TURNED, 0)
    began = table.history.world_at(turned[-1].id).minutes if turned else 0
    cycles = (table.world.minutes + minutes - began) // (time.cycle_days * _DAY)
    return (say("time.season_over", n=cycles, most=time.season_cycles),) if cycles >= time.season_cycles else ()


def _cared(table: Table) -> tuple[Event, ...]:
    """What a cycle at home does for those who are there; out there nobody is cared for."""
    if table.world.expeditions.trip is not None or table.world.encounter.fight is not None:
        return ()
    home = [person for person in table.world.people.by_id.values() if not person.dead]
    return (*cared(table.rules.character, home, "cycle"), *rested(home))


VERB = Verb(key="time", en=("time",), it=("tempo",), run=run, takes=("text",))
