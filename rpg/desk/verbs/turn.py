"""``price`` and ``surge``: what a partial costs and what a surge gives, drawn from their tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.names import one, people
from rpg.game.check.turn import drawn
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
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
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
