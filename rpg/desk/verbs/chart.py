"""``map``: a stratum drawn as far as anybody knows it, with its nodes and the names that they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import misused, refused, said
from rpg.desk.atlas import map_lines
from rpg.desk.line import number
from rpg.desk.verbs.deeper import called
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``map`` · ``map 1``: the stratum at hand, or the one of that depth, as it is known."""
    state = table.world.strata
    asked = number(line.rest) if line.rest else state.depth
    if asked is None or asked < 0:
        return misused("map")
    if not state.within(asked, extra=True):
        return refused(Refusal(Say("strata.refused.no_map", {"depth": asked}), prefill=called("deeper", table)))
    return said(*map_lines(table.rules, state, asked))
