"""``begin`` and ``end``: an evening, and the fight at hand, begin and end.

An evening's dice come from a seed of its own, which has the number of the entry that began it. Its seal is said at the
beginning, the seed itself at the end: so anybody can tell that no die was changed in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import SessionBegun, SessionEnded
from rpg.desk.answer import happened, misused, refuse, refused, say
from rpg.desk.opening import left_open
from rpg.desk.plain import plain
from rpg.desk.telling.table import boundaries
from rpg.desk.words import LONGEST_TITLE, ground
from rpg.dice.seal import commitment
from rpg.game.encounter import decide
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``begin Food run to stratum 12``."""
    if table.world.session_open:
        return refuse("session_open", n=table.world.sessions)
    if len(line.rest.encode()) > LONGEST_TITLE:
        return refuse("too_long", most=LONGEST_TITLE)
    seal = commitment(table.seeds(table.entry))
    begun = SessionBegun(title=line.rest, sealed=table.entry, commitment=seal)
    still = left_open(table.rules, table.world) if table.world.sessions else ()
    opened = (say("session.open"), *(say("session.open.row", what=one) for one in still)) if still else ()
    return happened(table, (begun,), after=(*boundaries(table.world), *opened))


def end(line: Line, table: Table) -> Result:
    """``end`` the evening · ``end fight`` breaks the fight off."""
    if plain(line.rest) in {"fight", "scontro"}:
        events = decide.break_off(*ground(table), table.dice)
        return refused(events) if isinstance(events, Refusal) else happened(table, events)
    if line.rest:
        return misused("end")
    if not table.world.session_open:
        return refuse("no_session", prefill=Say("line.begin"))
    fight = (say("fight.stays"),) if table.world.encounter.fight is not None else ()
    seed = table.seeds(table.world.sealed) if table.world.sealed else ""
    return happened(table, (SessionEnded(seed=seed),), after=fight)
