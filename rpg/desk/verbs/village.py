"""``village``: its sheet on one screen. With a number the GM says what is true of it; ``village found`` begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.desk.village import sheet, village_data
from rpg.game.community import decide
from rpg.game.refusal import Refusal
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

WHAT = {
    "people": "population", "population": "population", "popolazione": "population", "persone": "population",
    "stores": "stores", "scorte": "stores", "hunger": "hunger", "fame": "hunger", "cohesion": "cohesion",
    "coesione": "cohesion", "larder": "larder", "dispensa": "larder", "ward": "ward", "barriera": "ward",
    "workshop": "workshop", "officina": "workshop", "memory": "memory", "memoria": "memory",
}  # fmt: skip
"""The numbers of a village, by their words."""
_FOUND = frozenset({"found", "new", "fonda", "nuovo"})
_MOST = 100_000
_TWO = 2


def run(line: Line, table: Table) -> Result:
    """``village`` · ``village stores +2`` · ``village people 48`` · ``village ward 3`` · ``village found``."""
    words = [plain(word) for word in line.words]
    if not words:
        return said(*sheet(table.rules, table.world), data={"village": village_data(table.rules, table.world)})
    if len(words) == 1 and words[0] in _FOUND:
        events = decide.found(table.world.community)
        return refused(events) if isinstance(events, Refusal) else happened(table, events)
    value = number(words[1]) if len(words) == _TWO else None
    if words[0] not in WHAT or value is None or abs(value) > _MOST:
        return misused("village")
    if table.world.community.lost:
        return refuse_lost(table)
    by_step = words[1][0] in "+-"
    what = WHAT[words[0]]
    return happened(table, decide.change(table.rules.community, table.world.community, what, value, by_step=by_step))


def refuse_lost(table: Table) -> Result:
    """There is no village any more: another one may begin."""
    prefill = "villaggio fonda" if table.language == "it" else "village found"
    return refuse("no_village", prefill=prefill, name=Term(table.rules.community.id))
