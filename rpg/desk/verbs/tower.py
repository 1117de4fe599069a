"""``tower``: a living sentinel tower stands here, or no more. Beside it every arrival clock is halved (GAME.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused
from rpg.desk.plain import plain
from rpg.game.safeguard.events import TowerSet

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_ON = frozenset({"", "on", "si", "here", "qui"})
_OFF = frozenset({"off", "no", "none", "nessuna"})


def run(line: Line, table: Table) -> Result:
    """``tower`` · ``tower off``."""
    word = plain(line.rest)
    if word not in _ON | _OFF:
        return misused("tower")
    return happened(table, (TowerSet(sector=table.world.place.sector, beside=word in _ON),))
