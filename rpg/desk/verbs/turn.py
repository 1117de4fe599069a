"""``price`` and ``surge``: what a partial costs and what a surge gives, drawn from their tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused, say
from rpg.desk.names import one, people
from rpg.desk.words import ground
from rpg.game.check.events import Tested, TurnDrawn
from rpg.game.check.turn import drawn
from rpg.game.encounter.turned import BEATS, PERSONAL, TOOL, row_of, turned
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.check.turn import Turn

_TOLD = re.compile(r"=([0-9]{1,3})")


def run(line: Line, table: Table) -> Result:
    """``price`` · ``price tae`` · ``price tae =7`` (real dice) · ``surge tae``."""
    of: Turn = "price" if line.verb == "price" else "surge"
    names = [word for word in line.words if not word.startswith("=")]
    dice = [_TOLD.fullmatch(word) for word in line.words if word.startswith("=")]
    if len(names) > 1 or len(dice) > 1 or None in dice:
        return misused(of)
    who = one(names[0], people(table.world), line.typed) if names else ""
    if isinstance(who, Refusal):
        return refused(who)
    fell = next((int(match[1]) for match in dice if match), None)
    events = drawn(table.rules.check, table.dice, of, who=who, told=fell)
    return refused(events) if isinstance(events, Refusal) else _applied(events, who, table)


def _applied(events: Sequence[Event], who: str, table: Table) -> Result:
    """What was drawn, with what it changes by itself; or that it changes no number, and whose word it is then."""
    drawn_ = next(event for event in events if isinstance(event, TurnDrawn))
    row = row_of(table.rules.check, drawn_)
    new = turned(*ground(table), table.dice, drawn_, tool=_tool(who, table) if row.effect == TOOL else "")
    if row.effect == BEATS and table.world.encounter.fight is None:
        return happened(table, (*events, *new), after=(say("beats", n=row.value),))
    if new:
        return happened(table, (*events, *new))
    return happened(table, events, after=(say("turn.whose" if row.effect in PERSONAL and not who else "turn.by_hand"),))


def _tool(who: str, table: Table) -> str:
    """The item that gave dice to the last roll of somebody: "" if none did; a suit or a relic is no tool."""
    person, known = table.world.people.by_id.get(who), table.rules.character.gear
    # Whoever verifies the log asks this of the past: what was rolled later says nothing.
    past = (entry for entry in reversed(table.history.path()) if entry.id < table.entry)
    tests = next((own for entry in past if (own := [f.event for f in entry.facts if isinstance(f.event, Tested)])), [])
    dice = [
        part.what for test in tests if test.who == who for part in test.parts if part.dice > 0 and part.what in known
    ]
    tools = [what for what in dice if not known[what].soak and not known[what].relic]
    return next((what for what in tools if person and what in person.gear), "")
