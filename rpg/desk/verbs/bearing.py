"""``bearing``: what the group has of it; spent on the truth of an oracle, or (behind any line) on a roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused, said
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.desk.verbs.quest import asked_for
from rpg.game import strata
from rpg.game.oracle import decide
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_TRUE = frozenset({"true", "truth", "vero", "verita"})
_MOST = 1000


def run(line: Line, table: Table) -> Result:
    """``bearing`` · ``bearing true`` (what was asked last is so) · ``bearing +1`` and ``bearing -1``, the GM's word."""
    own, state = table.rules.strata, table.world.strata
    word = plain(line.rest)
    if not word:
        numbers = own.bearing
        values = {"n": strata.bearing(own, state), "most": numbers.most, "dice": numbers.dice, "cost": numbers.cost}
        return said(Say("strata.bearing", {**values, "truth": numbers.truth}))
    if word in _TRUE:
        return _true(table)
    by = number(line.rest) if line.rest[0] in "+-" else None
    if not by or abs(by) > _MOST:
        return misused("bearing")
    changed = strata.gained(own, state, by) if by > 0 else strata.spent(own, state, -by)
    return refused(changed) if isinstance(changed, Refusal) else happened(table, changed)


def _true(table: Table) -> Result:
    """What was asked last in this scene is so, and what was commanded by it is done."""
    own, world = table.rules.strata, table.world
    turned = decide.turned(table.rules.oracle, world.oracle)
    paid = strata.spent(own, world.strata, own.bearing.truth, "oracle")
    if isinstance(turned, Refusal):
        return refused(turned)
    return refused(paid) if isinstance(paid, Refusal) else happened(table, (*paid, *turned, *asked_for(table)))
