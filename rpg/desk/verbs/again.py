"""``next``: another exchange, everybody as before; outside a fight, a beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.acts import able
from rpg.desk.table import Verb
from rpg.desk.verbs import beat, exchange
from rpg.game.encounter.acts import Act

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``n``."""
    fight = table.world.encounter.fight
    if fight is None:
        return beat.run(line, table)
    same = {"drag": "flee", "rig": "wait", "reload": "strike"}
    wanted = tuple(
        Act(who=who, do=same.get(fight.fighters[who].stance, fight.fighters[who].stance), push="now")
        if who in table.pushes
        else Act(who=who, do=same.get(fight.fighters[who].stance, fight.fighters[who].stance))
        for who in dict.fromkeys(able(table).values())
    )
    return exchange.play(wanted, line, table)


VERB = Verb(key="next", en=("next",), it=("avanti",), alias="n", run=run)
