"""``cross``: the next node of an expedition: who is there, the sneak test, the beats; or the rest of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import misused, refused
from rpg.desk.line import told_in
from rpg.desk.plain import plain
from rpg.desk.verbs.sneak import PACES
from rpg.desk.verbs.trips import ROUND, answered, decided, outing
from rpg.game.expedition import decide
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``cross`` · ``cross rush`` · ``cross round`` · ``cross =631``, the dice of the leader's sneak test."""
    dice = told_in(line.words)
    if isinstance(dice, Refusal):
        return refused(dice)
    words = [plain(word) for word in line.words if not word.startswith("=")]
    around = any(word in ROUND for word in words)
    words = [word for word in words if word not in ROUND]
    if len(words) > 1 or any(word not in PACES for word in words):
        return misused("cross")
    pace = PACES[words[0]] if words else ""
    rules, here = outing(table)
    events = decided(
        table,
        lambda how: decide.cross(rules, here, table.dice, pace=pace, around=around, how=how),
        main="sneak:",
        told=dice,
    )
    return answered(table, events)
