"""``init``: a turn order kept by hand, for what the encounter rules do not run; ``next`` passes the turn.

The game's own fights need none: everybody acts in one exchange. A GM who improvises tells who acts when.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.events import TurnPassed, TurnsSet
from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.line import number
from rpg.desk.names import everybody, machines, one
from rpg.desk.plain import plain
from rpg.desk.telling.table import turn_order
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_TURN = re.compile(r"(.+?)\s+(\S+)$")
_OVER = frozenset({"end", "off", "fine", "basta"})
_MOST = 40
_LONGEST = 40


def run(line: Line, table: Table) -> Result:
    """``init oru 14, tae 9, the thing 17`` · ``init`` shows the order · ``init end``."""
    if not line.rest:
        return said(*turn_order(table.world)) if table.world.turns.order else refuse("no_turns")
    if plain(line.rest) in _OVER:
        return happened(table, (TurnsSet(turns=()),)) if table.world.turns.order else refuse("no_turns")
    turns: list[tuple[str, int]] = []
    for part in line.rest.split(","):
        turn = _turn(part.strip(), table, line.typed)
        if isinstance(turn, Refusal):
            return refused(turn)
        if turn is None:
            return misused("init")
        turns.append(turn)
    if len({**dict(table.world.turns.order), **dict(turns)}) > _MOST:
        return refuse("too_many_turns", most=_MOST)
    return happened(table, (TurnsSet(turns=tuple(turns)),))


def _turn(part: str, table: Table, typed: str) -> tuple[str, int] | Refusal | None:
    """Who acts at which number; somebody whom nobody knows is taken as told."""
    match = _TURN.fullmatch(part)
    initiative = number(match[2]) if match else None
    if match is None or initiative is None or len(match[1]) > _LONGEST:
        return None
    known = {**everybody(table.world), **machines(table)}
    found = one(match[1], known, typed)
    if not isinstance(found, Refusal):
        return found, initiative
    return found if found.why.key == "desk.refused.which" else (match[1], initiative)


def passed(table: Table) -> Result:
    """The turn passes to the next."""
    return happened(table, (TurnPassed(),))
