"""``feed``: whoever sets out of a hungry village leaves fed; ``memory``: it remembers, and a roll is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.verbs.village import refuse_lost
from rpg.game.community import decide
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LONGEST = 200


def run(line: Line, table: Table) -> Result:
    """``feed``."""
    if line.rest:
        return misused("feed")
    if table.world.community.lost:
        return refuse_lost(table)
    events = decide.feed(table.rules.community, table.world.community)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def memory(line: Line, table: Table) -> Result:
    """``memory`` · ``memory the lift on the old map``."""
    if len(line.rest) > _LONGEST:
        return misused("memory")
    if table.world.community.lost:
        return refuse_lost(table)
    events = decide.remember(table.rules.community, table.world.community, line.rest)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
