"""An exchange: what everybody does, in one line. ``tae strike =64; oru hold; rest flee``, then the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.acts import acts
from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.board import board
from rpg.desk.table import Verb
from rpg.desk.words import ground, world_after
from rpg.game.encounter import decide
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.encounter.acts import Act


def run(line: Line, table: Table) -> Result:
    """``WHO ACT …; WHO ACT …; rest ACT``; without WHO, everybody."""
    if table.world.encounter.fight is None:
        return refuse("no_fight")
    if not line.rest:
        return misused("exchange")
    wanted = acts(line.rest, table)
    return refused(wanted) if isinstance(wanted, Refusal) else play(wanted, line, table)


def play(wanted: tuple[Act, ...], line: Line, table: Table) -> Result:
    """Play one whole exchange and show the board; an incomplete one is refused, with the rest ready to say."""
    rules, here = ground(table)
    events = decide.exchange(rules, here, table.dice, wanted)
    if isinstance(events, Refusal):
        missing = events.why.key.endswith("missing")
        prefill = events.prefill or (f"{line.rest}; rest " if missing and line.rest else "")
        return refused(msgspec.structs.replace(events, prefill=prefill))
    return happened(table, events, after=board(table.rules, world_after(table.world, events)))


VERB = Verb(key="exchange", en=("exchange",), it=("scambio",), run=run, takes=("person", "text"))
