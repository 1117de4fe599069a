"""``beam``: the emitter is fired, by the Wanderer or by somebody to whom it is open; ``emitter``: its identity lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.board import board
from rpg.desk.line import number, told_in
from rpg.desk.names import one, people
from rpg.desk.plain import plain
from rpg.desk.words import how, stage, world_after
from rpg.game import strata
from rpg.game.refusal import Refusal
from rpg.game.wanderer.decide import beam
from rpg.game.wanderer.events import BeamFired
from rpg.game.wanderer.rolls import fired, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_FILLER = frozenset({"by", "level", "open", "da", "di", "livello", "apri", "a"})


def run(line: Line, table: Table) -> Result:
    """``beam 2`` · ``beam 2 tae =631``."""
    told, words = told_in(line.words), _words(line)
    if isinstance(told, Refusal):
        return refused(told)
    level = number(words[0]) if words else None
    if level is None or len(words) > 2:  # noqa: PLR2004  a level and who
        return misused("beam")
    if len(words) == 1:
        return _answered(beam(stage(table), table.dice, level), table)
    who = one(words[1], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    return _answered(fired(stage(table), table.dice, level, who, how(table, who, told)), table)


def unlock(line: Line, table: Table) -> Result:
    """``emitter tae`` · ``emitter tae =64``."""
    told, words = told_in(line.words), _words(line)
    if isinstance(told, Refusal):
        return refused(told)
    if len(words) != 1:
        return misused("emitter")
    who = one(words[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    return _answered(opened(stage(table), table.dice, who, how(table, who, told)), table)


def _words(line: Line) -> list[str]:
    return [word for word in line.words if plain(word) not in _FILLER and not word.startswith("=")]


def _answered(events: Sequence[Event] | Refusal, table: Table) -> Result:
    if isinstance(events, Refusal):
        return refused(events)
    events = (*events, *_pierced(events, table))
    return happened(table, events, after=board(table.rules, world_after(table.world, events)))


def _pierced(events: Sequence[Event], table: Table) -> tuple[Event, ...]:
    """The hole in the shell ahead, if there is one and a beam was strong enough."""
    levels, state = table.rules.wanderer.emitter.levels, table.world.strata
    link = state.way(state.here, "deeper")
    through = any(isinstance(e, BeamFired) and not e.missed and levels[e.level - 1].pierces_shell for e in events)
    return strata.pierced(table.rules.strata, link) if through and link else ()
