"""``home``: the expedition turns back; ``pace``: it goes at another pace from here on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import misused
from rpg.desk.plain import plain
from rpg.desk.verbs.sneak import PACES
from rpg.desk.verbs.trips import answered, outing
from rpg.desk.ways import way_home
from rpg.game.expedition import decide
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``home``."""
    if line.rest:
        return misused("home")
    rules, here = outing(table)
    back = decide.turn_back(rules, here)
    way = way_home(table)
    chosen = (
        decide.choose(rules, here, *way, on_map=table.world.atlas.map) if way and not isinstance(back, Refusal) else ()
    )
    if isinstance(back, Refusal) or isinstance(chosen, Refusal):
        return answered(table, back)
    return answered(table, (*chosen, *back))


def pace(line: Line, table: Table) -> Result:
    """``pace careful``."""
    word = plain(line.rest)
    if word not in PACES:
        return misused("pace")
    rules, here = outing(table)
    return answered(table, decide.change(rules, here, pace=PACES[word]))
