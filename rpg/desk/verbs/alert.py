"""``alert``: look at the alert, move it by the GM's word, or set off a trigger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg.desk.alert import alert_line
from rpg.desk.answer import happened, misused, refuse, refused, said, say
from rpg.desk.names import entities, one
from rpg.desk.telling import reason
from rpg.desk.words import ground, world_after
from rpg.game.encounter.course import Course
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import AlertLowered, AlertRaised
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.encounter.ground import GroundEvent
    from rpg.game.safeguard.events import SafeguardEvent
    from rpg.game.safeguard.rules import SafeguardRules
    from rpg.words import Say

_BY = re.compile(r"([+-]\d{1,2})(?:\s+(.*))?$")
_TIMES = re.compile(r"x([1-9]\d?)")
_SHOWN = 5
_LONGEST = 400
"""Bytes of a trigger with its reason."""


def run(line: Line, table: Table) -> Result:
    """``alert`` · ``alert +2 why`` · ``alert -1 why`` · ``alert seen_w3 [x2] [why]``."""
    if not line.rest:
        return _show(table)
    if len(line.rest.encode()) > _LONGEST:
        return refuse("too_long", most=_LONGEST)
    by = _BY.match(line.rest)
    return _fiat(int(by[1]), by[2] or "", table) if by else _trigger(line, table)


def _show(table: Table) -> Result:
    rules, sector = table.rules.safeguard, table.world.sector
    rung = rules.ladder.levels[safeguard.level(rules, sector)]
    effect = say("alert.effects", effect=Term(rules.ladder.id, f"levels.{rung.key}.effect"))
    floor = say("alert.floor", floor=safeguard.floor(rules, sector))
    return said(alert_line(table.rules, table.world), effect, floor, *_reasons(table))


def _reasons(table: Table) -> list[Say]:
    """The latest moves of this sector's alert, newest first."""
    voided, found = table.history.voided(), []
    for entry in reversed(table.history.path(200)):
        for fact in entry.facts if entry.id not in voided else ():
            event = fact.event
            if isinstance(event, AlertRaised | AlertLowered) and event.sector == table.world.place.sector:
                by = event.by if isinstance(event, AlertRaised) else -event.by
                found.append(say("alert.because", n=entry.id, by=by, why=reason(event)))
        if len(found) >= _SHOWN:
            break
    return found[:_SHOWN]


def _fiat(by: int, why: str, table: Table) -> Result:
    rules, name, sector = table.rules.safeguard, table.world.place.sector, table.world.sector
    events: Sequence[SafeguardEvent]
    if by >= 0:
        events = safeguard.raise_by(rules, table.dice, name, sector, by, why, label="alert")
    else:
        events = safeguard.lower_by(rules, name, sector, -by, why)
    return _moved(events, table)


def _trigger(line: Line, table: Table) -> Result:
    """A trigger, so many times, and why: the longest beginning of the line that names one."""
    rules, place = table.rules.safeguard, table.world.place
    known = entities(table.rules, table.language, rules.triggers)
    for end in range(len(line.words), 0, -1):
        found = one(" ".join(line.words[:end]), known)
        if isinstance(found, str):
            times, why = _times(line.words[end:])
            dice = table.dice
            events = safeguard.trigger(rules, dice, place.sector, table.world.sector, found, label="alert", times=times)
            tagged = _tagged(table) if rules.triggers[found].tags else []
            moves = (*(_because(event, why) for event in events), *tagged)
            return _moved(moves, table, _ceiling(rules, found))
    found = one(line.words[0], known, line.typed)
    return refused(found) if isinstance(found, Refusal) and line.rest[:1].isalpha() else misused("alert")


def _times(words: tuple[str, ...]) -> tuple[int, str]:
    """``x2`` and a reason behind it."""
    times = _TIMES.fullmatch(words[0]) if words else None
    return (int(times[1]), " ".join(words[1:])) if times else (1, " ".join(words))


def _because(event: SafeguardEvent, why: str) -> SafeguardEvent:
    return msgspec.structs.replace(event, why=why) if why and isinstance(event, AlertRaised) else event


def _tagged(table: Table) -> list[GroundEvent]:
    """Everybody with the group is Tagged, but for whom the network misses."""
    course = Course(*ground(table), table.dice)
    course.tag()
    return course.events


def _ceiling(rules: SafeguardRules, trigger: str) -> Say:
    """How far a trigger can raise the alert."""
    rung = rules.triggers[trigger].ceiling
    name = Term(rules.ladder.id, f"levels.{rules.ladder.levels[rung].key}.name")
    return say("alert.ceiling", trigger=Term(trigger), level=rung, name=name)


def _moved(events: Sequence[SafeguardEvent | GroundEvent], table: Table, held: Say | None = None) -> Result:
    """The alert line with its effects; also when a ceiling (``held`` says which) or a floor kept it where it was."""
    if not events:
        return said(alert_line(table.rules, table.world), held or say("alert.kept"), say("not_recorded"))
    rules = table.rules.safeguard
    rung = rules.ladder.levels[safeguard.level(rules, world_after(table.world, events).sector)]
    effect = say("alert.effects", effect=Term(rules.ladder.id, f"levels.{rung.key}.effect"))
    return happened(table, events, after=(effect,))
