"""``begin`` and ``end``: an evening, and the fight at hand, begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import SessionBegun, SessionEnded
from rpg.desk.answer import happened, misused, refuse, refused, say
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.desk.words import ground
from rpg.game.encounter import decide
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``begin Food run to stratum 12``."""
    if table.world.session_open:
        return refuse("session_open", n=table.world.sessions)
    return happened(table, (SessionBegun(title=line.rest),))


def end(line: Line, table: Table) -> Result:
    """``end`` the evening · ``end fight`` breaks the fight off."""
    if plain(line.rest) in {"fight", "scontro"}:
        _, here = ground(table)
        events = decide.break_off(here)
        return refused(events) if isinstance(events, Refusal) else happened(table, events)
    if line.rest:
        return misused("end")
    if not table.world.session_open:
        return refuse("no_session", prefill="begin")
    fight = (say("fight.stays"),) if table.world.encounter.fight is not None else ()
    return happened(table, (SessionEnded(),), after=fight)


VERB = Verb(key="begin", en=("begin",), it=("inizia", "comincia"), run=run, takes=("text",))
END = Verb(key="end", en=("end",), it=("fine", "finisci"), run=end, takes=("text",))
