"""``cross``: the next node of an expedition: who is there, the sneak test, the beats; or the rest of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import misused, refused
from rpg.desk.line import told_in
from rpg.desk.plain import plain
from rpg.desk.verbs.sneak import PACES
from rpg.desk.verbs.trips import ROUND, answered, decided, outing
from rpg.desk.ways import way_on
from rpg.game.expedition import decide
from rpg.game.expedition.ground import folded
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.expedition.ground import OutingEvent
    from rpg.game.expedition.walking import How


def run(line: Line, table: Table) -> Result:
    """``cross`` · ``cross rush`` · ``cross round`` · ``cross =631``, the dice of the leader's sneak test.

    On a map: ``cross 12`` · ``cross C7 careful``, to a place of it.
    """
    dice = told_in(line.words)
    if isinstance(dice, Refusal):
        return refused(dice)
    said = [word for word in line.words if not word.startswith("=")]
    words = [plain(word) for word in said]
    around = any(word in ROUND for word in words)
    paces = [PACES[word] for word in words if word in PACES]
    place = " ".join(word for word in said if plain(word) not in PACES and plain(word) not in ROUND)
    way = way_on(place, table)
    if isinstance(way, Refusal):
        return refused(way)
    if len(paces) > 1 or (place and (way is None or around)):
        return misused("cross")
    rules, here = outing(table)
    chosen = decide.choose(rules, here, *way, on_map=table.world.atlas.map) if way else ()
    if isinstance(chosen, Refusal):
        return refused(chosen)
    here = folded(here, chosen)

    def play(how: How) -> tuple[OutingEvent, ...] | Refusal:
        crossed = decide.cross(rules, here, table.dice, pace="".join(paces), around=around, how=how)
        return crossed if isinstance(crossed, Refusal) else (*chosen, *crossed)

    return answered(table, decided(table, play, main="sneak:", told=dice))
