"""Parts of chapters that are made from the rules, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.book.parts import city, machines, people, village
from rpg.press.book.parts.shown import Shown
from rpg.press.screen.answers import oracle
from rpg.press.table import alert, danger, players

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.press.book.flow import Flow
    from rpg.press.table.writer import Writer

    Part = Callable[[Flow, Shown], None]


def _same(write: Callable[[Writer], None]) -> Part:
    """What other papers say too, in the same words."""
    return lambda to, _: write(to)


PARTS: dict[str, Part] = {
    "roll": _same(players.the_roll),
    "odds": _same(danger.odds_of_the_roll),
    "nerve": _same(players.nerve),
    "attributes": people.attributes,
    "archetypes": people.archetypes,
    "other-abilities": people.other_abilities,
    "gear": people.gear,
    "weapons": people.weapons,
    "conditions": people.conditions,
    "secret-conditions": people.secret_conditions,
    "growth": people.growth,
    "ladder": machines.ladder,
    "forces": machines.forces,
    "triggers": _same(alert.triggers),
    "how-it-runs": _same(alert.how_it_runs),
    "countermeasures": machines.countermeasures,
    "procedure": _same(danger.procedure),
    "stances": _same(players.stances),
    "survival": machines.survival,
    "machines": machines.overview,
    "blocks": machines.blocks,
    "stages": city.stages,
    "drift": city.drift,
    "structures": city.structures,
    "magnitudes": city.magnitudes,
    "watches": city.watches,
    "connectors": city.connectors,
    "districts": city.districts,
    "paces": city.paces,
    "sources": city.sources,
    "work": city.work,
    "rings": city.rings,
    "wanderer": city.wanderer,
    "emitter": city.emitter,
    "arrivals": city.arrivals,
    "developments": village.developments,
    "cycle": village.cycle,
    "events": village.events,
    "seasons": village.seasons,
    "phases": village.phases,
    "locks": village.locks,
    "orders": village.orders,
    "mask": village.mask,
    "readings": village.readings,
    "oracle": _same(oracle),
    "narrations": village.narrations,
    "other-tables": village.other_tables,
}
WIDE = frozenset({"ladder", "machines"})
"""Parts that need the whole width of the page."""

__all__ = ["PARTS", "WIDE", "Shown"]
