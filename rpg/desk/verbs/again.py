"""``next``: the next turn of an order kept by hand; else another exchange, everybody as before; else a beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.acts import able
from rpg.desk.answer import refuse, say
from rpg.desk.verbs import beat, exchange, turns
from rpg.game.encounter.acts import Act
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.encounter.state import Stance

# What "as before" means where the same act makes no sense twice.
_AGAIN: dict[Stance, Stance] = {
    "strike": "strike", "flee": "flee", "hold": "hold", "still": "still", "wait": "wait",
    "drag": "flee", "rig": "wait", "reload": "strike", "ride": "ride", "link": "link",
}  # fmt: skip


def run(line: Line, table: Table) -> Result:
    """``n``."""
    if table.world.turns.order:
        return turns.passed(table)
    fight = table.world.encounter.fight
    if fight is None:
        return beat.run(line, table)
    if not fight.exchange:
        return refuse("not_yet", prefill=Say("line.others", {"acts": ""}))
    wanted = tuple(
        Act(who=who, do=_AGAIN[fight.fighters[who].stance], push="now" if who in table.pushes else "never")
        for who in dict.fromkeys(able(table).values())
    )
    result = exchange.play(wanted, line, table)
    others = tuple(
        say(f"next.{fight.fighters[act.who].stance}", who=table.world.people.by_id[act.who].name)
        for act in wanted
        if act.do != fight.fighters[act.who].stance
    )
    return result if result.status != "ok" else replace(result, says=(*others, *result.says))
