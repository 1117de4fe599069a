"""``salvage``: after a won fight somebody takes the machines apart; the village can use what they find (GAME.md 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.line import told_in
from rpg.desk.names import one, people
from rpg.desk.words import ground, how
from rpg.game.encounter.salvage import salvage
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``salvage sefa`` · ``salvage sefa =64``."""
    names = [word for word in line.words if not word.startswith("=")]
    dice = told_in(line.words)
    if isinstance(dice, Refusal):
        return refused(dice)
    if len(names) != 1:
        return misused("salvage")
    who = one(names[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    rules, here = ground(table)
    events = salvage(rules, here, table.dice, who=who, how=how(table, who, dice))
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
