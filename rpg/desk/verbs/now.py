"""``now``: what the rules wait for, then three legal lines, ready to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import said, say
from rpg.desk.offers import demands, ideas, last_test, push_offer
from rpg.desk.state import glance
from rpg.game.check.events import Tested
from rpg.words import Listed

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LINES = 3


def run(_: Line, table: Table) -> Result:
    """``now``."""
    full = [say("clock_full", clock=key) for key, clock in table.world.clocks.items() if clock.filled == clock.size]
    waiting = [say("now.waiting", line=table.waiting)] if table.waiting else []
    due = [*waiting, *(demand.what for demand in demands(table.rules, table.world)), *full] or [say("now.nothing")]
    last = last_test(table.history)
    if last is not None:
        before = table.history.world_at(last[0].parent)
        tests = [fact.event for fact in last[0].facts if isinstance(fact.event, Tested)]
        due += push_offer(table.rules, before, tests)
    lines = ideas(table.rules, table.world)[:_LINES]
    return said(
        glance(table)[0],
        *due,
        say("now.lines", lines=Listed(tuple(say("now.line", line=line) for line in lines))),
        data={"due": len(due)},
    )
