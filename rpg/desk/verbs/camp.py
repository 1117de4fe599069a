"""``camp``: a watch of eight hours on an expedition. Nerves mend, wounds bleed, and after three of them people eat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import TimePassed
from rpg.desk.answer import happened, misused, refused
from rpg.desk.awake import awake
from rpg.desk.line import number
from rpg.desk.outing import outing_lines
from rpg.desk.verbs.trips import outing
from rpg.desk.words import world_after
from rpg.game.expedition import decide
from rpg.game.expedition.ground import folded
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_MOST = 30


def run(line: Line, table: Table) -> Result:
    """``camp`` · ``camp 3`` · ``camp awake tae``."""
    said = awake(line, table)
    if isinstance(said, Refusal):
        return refused(said)
    how, up = said
    count = number(how) if how else 1
    if count is None or not 0 < count <= _MOST:
        return misused("camp")
    rules, here = outing(table)
    events: list[Event] = []
    for n in range(count):
        new = decide.camp(rules, here, table.dice, label=f"watch:{n}", awake=up)
        if isinstance(new, Refusal):
            return refused(new)
        here = folded(here, new)
        events += new
    events.append(TimePassed(minutes=table.rules.check.time.watch_minutes * count))
    return happened(table, events, after=outing_lines(table.rules, world_after(table.world, events)))
