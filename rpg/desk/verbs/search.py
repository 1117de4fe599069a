"""``search``: the force that arrived looks for people nobody has Tagged; the leader hides them, or not (GAME.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said, say
from rpg.desk.line import told_in
from rpg.desk.names import one, people
from rpg.desk.words import ground, how, present
from rpg.game.encounter import detect
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.check.told import Told


def run(line: Line, table: Table) -> Result:
    """``search tae`` · ``search tae =631``: the leader's one test against the force that searches."""
    if table.world.sector.arrived is None:
        return refuse("no_force")
    names = [word for word in line.words if not word.startswith("=")]
    dice = told_in(line.words)
    if isinstance(dice, Refusal):
        return refused(dice)
    if len(names) > 1:
        return misused("search")
    here = present(table.world)
    if not here:
        return refuse("nobody")
    leader = one(names[0], people(table.world), line.typed) if names else here[0].id
    if isinstance(leader, Refusal):
        return refused(leader)
    return _searched(leader, dice, table)


def _searched(leader: str, dice: Told | None, table: Table) -> Result:
    rules, place = ground(table)
    events = detect.search(rules, place, table.dice, leader=leader, how=how(table, leader, dice))
    if isinstance(events, Refusal):
        return refused(events)
    return happened(table, events) if events else said(say("search.found"), say("not_recorded"))
