"""``ward``: a Tag was carried home; the village's barrier stops the trail, or does not (GAME.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.board import board
from rpg.desk.line import number, told_in
from rpg.desk.whereabouts import before_the_barrier, out, village
from rpg.desk.words import folded, ground, how, tagged, world_after
from rpg.game.community import measures
from rpg.game.encounter import homeward
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import Breached, WardWorn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.encounter.ground import GroundEvent

_HIGHEST = 20
_BACK, _CROSS, _HOME = ("back", "indietro"), ("cross", "attraversa"), ("home", "rientro")
"""Lines that lead to the village, in English and Italian."""


def run(line: Line, table: Table) -> Result:
    """``ward`` · ``ward 3`` · ``ward 3 =64``: the level of the Ward, that of the village if nobody says it."""
    dice = told_in(line.words)
    if isinstance(dice, Refusal):
        return refused(dice)
    levels = [number(word) for word in line.words if not word.startswith("=")]
    if len(levels) > 1 or any(level is None or not 0 <= level <= _HIGHEST for level in levels):
        return misused("ward")
    if tagged(table) and out(table.world):
        return _on_the_way(table)
    rules, here = ground(table)
    own = measures.level(table.rules.community, table.world.community, "ward")
    events = homeward.ward_test(rules, here, table.dice, levels[0] if levels else own, how=how(table, "", dice))
    if isinstance(events, Refusal):
        return refused(events)
    worn = tuple(_worn(events, own))
    all_ = (*worn, *_inside(table, worn))
    return happened(table, all_, after=board(table.rules, world_after(table.world, all_)))


def _inside(table: Table, events: tuple[GroundEvent, ...]) -> tuple[Event, ...]:
    """Whose trail died at the barrier is at home; a breach stays where it begins."""
    scene = village(table.rules, table.world, table.world.place.sector, "")
    if not before_the_barrier(table.world) or not scene.scene or any(isinstance(e, Breached) for e in events):
        return ()
    rules, here = ground(table)
    return (scene, *homeward.crossed(rules, folded(here, events), scene.sector))


def _on_the_way(table: Table) -> Result:
    """Whoever is still out there brings no trail to the barrier yet: how they come to it."""
    italian, trip = table.language == "it", table.world.expeditions.trip
    if trip is None:
        return refuse(
            "ward_out_there", there="profondità a casa" if italian else "depth at home", prefill=_BACK[italian]
        )
    way = _CROSS if trip.homeward else _HOME
    return refuse("ward_out_there", there="spedizione fine" if italian else "expedition end", prefill=way[italian])


def _worn(events: Iterable[GroundEvent], own: int) -> Iterator[GroundEvent]:
    """The same; of the village's own Ward a trail takes no more than there is, whatever level was told."""
    for event in events:
        if not isinstance(event, WardWorn):
            yield event
        elif own > 0:
            yield replace(event, by=min(event.by, own))
