"""``map``: what is known of the ground: of the map that is played on, or else of a stratum of the depth, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import misused, refused, said
from rpg.desk.atlas import map_lines
from rpg.desk.line import number
from rpg.desk.surveyed import on_map, survey
from rpg.desk.verbs.deeper import called
from rpg.game.refusal import Refusal
from rpg.maps.depths import depth_of
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``map`` · ``map 1``: the stratum at hand, or the one of that depth, as it is known.

    An expedition on a map sees that; without one it is the depth, or the map that is played on if nothing of that is
    known.
    """
    state, world = table.world.strata, table.world
    if line.rest and number(line.rest) is None:
        return misused("map")
    asked = depth_of(line.rest) if line.rest else None
    depth = state.depth if asked is None else asked
    charted = depth >= 0 and bool(state.within(depth, extra=True))
    on = on_map(world)
    if world.atlas.map and ((on and world.expeditions.trip is not None) or not charted):
        drawn = survey(table.rules, world, asked, columns=table.columns)
        if not isinstance(drawn, Refusal):
            return said(*drawn)
        if on and not charted:
            return refused(drawn)
    if depth < 0:
        return misused("map")
    if not charted:
        return refused(Refusal(Say("strata.refused.no_map", {"depth": depth}), prefill=called("deeper", table)))
    return said(*map_lines(table.rules, state, depth))
