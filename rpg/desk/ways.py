"""On a map: what leads on from where they are, and an expedition from place to place of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk import charting
from rpg.desk.meant import Reader
from rpg.desk.whereabouts import home_sector
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.charting import Ground
    from rpg.desk.table import Table
    from rpg.game.expedition.rules import Node
    from rpg.game.expedition.state import Trip

MAP = frozenset({"map", "mappa"})
"""What somebody says who sets out on the map that is played on."""


def walking(rules: Rules, world: World) -> tuple[Ground, Trip] | None:
    """The map and the expedition that goes from place to place of it, from where one comes in; None if none does.

    The way of a story that leads past places of a map is its own.
    """
    from rpg.maps.walk import entrance  # noqa: PLC0415 - only who walks needs the ground

    ground, trip = charting.played(rules, world), world.expeditions.trip
    if ground is None or trip is None or not all(node.place for node in trip.route):
        return None
    if not trip.lies_on(world.atlas.map):
        return None
    return (ground, trip) if trip.on_map(1) == entrance(ground.map) else None


def off_map(world: World) -> bool:
    """Whether an expedition goes a way that is none on the map that is played on: a story's, or one of numbers."""
    trip = world.expeditions.trip
    return trip is not None and not (trip.lies_on(world.atlas.map) and any(node.place for node in trip.route))


def stand(rules: Rules, world: World) -> Say | None:
    """Where the expedition that goes from place to place of the map is: a place, or before the first; None: on none."""
    found = walking(rules, world)
    if found is None:
        return None
    ground, trip = found
    here = charting.place_said(rules, world, trip.on_map(trip.where))
    return here or Say("charts.before", {"map": charting.map_said(rules, ground.map)})


def ways_on(rules: Rules, world: World) -> tuple[Say, ...]:
    """What leads on from where they are on the map; nothing where nobody is on it, or while something else is due."""
    ground = charting.played(rules, world)
    trip = world.expeditions.trip
    if ground is None or not ground.chart.at or (trip is not None and (trip.due or trip.homeward)) or off_map(world):
        return ()
    steps = sorted(charting.walk_of(ground).near(ground.chart.at))
    told = tuple(
        Say(
            "charts.way.sealed" if step.sealed else f"charts.way.{step.kind}",
            {"place": charting.thing_said(rules, ground.map, step.place)},
        )
        for step in steps
    )
    return (Say("charts.ways", {"ways": Listed(told, " · ")}),) if told else ()


def first_way(ground: Ground, words: str, table: Table) -> tuple[Node, ...] | Refusal:
    """The way of an expedition that sets out on a map, to what ``words`` mean or to the nearest food."""
    from rpg.maps.walk import entrance  # noqa: PLC0415 - only who walks needs the ground

    to = Reader(table.rules, table.language, ground).place(words) if words else ""
    if isinstance(to, Refusal):
        return to
    to = to or charting.nearest_food(ground, entrance(ground.map)) or ""
    if not to:
        return Refusal(Say("charts.refused.no_food"))
    found = charting.route(ground, "", to, home_sector(table.rules, table.world))
    return found[0] if found else _no_way(ground, to, table)


def way_on(words: str, table: Table) -> tuple[tuple[Node, ...], int] | Refusal | None:
    """The way of the expedition that is on the map, on from where it is to what ``words`` mean.

    Without words, from where its way ends to the nearest food; None if nothing of that is to be decided.
    """
    found = walking(table.rules, table.world)
    if found is None:
        return _off(words, table) if words else None
    ground, trip = found
    here = trip.on_map(trip.where)
    if words:
        to = Reader(table.rules, table.language, ground).place(words)
    elif trip.at_end and (not trip.at_source or trip.left <= 0):
        nearest = charting.nearest_food(ground, here)
        to = nearest if nearest is not None else Refusal(Say("charts.refused.no_more_food"))
    elif _open_now(ground, trip):
        to = trip.on_map(len(trip.route))
    else:
        return None
    if isinstance(to, Refusal):
        return to
    if to == here:
        return Refusal(Say("charts.refused.here", {"place": charting.thing_said(table.rules, ground.map, to)}))
    return charting.route(ground, here, to, trip.sector) or _no_way(ground, to, table)


def _off(words: str, table: Table) -> Refusal | None:
    """Why nobody crosses to a place of a map that the expedition is not on; None if the words mean none."""
    ground = charting.played(table.rules, table.world)
    if ground is None or not off_map(table.world):
        return None
    place = Reader(table.rules, table.language, ground).place(words)
    return None if isinstance(place, Refusal) else Refusal(_other_way("charts.refused.other_way", ground, table))


def other_way(ground: Ground, table: Table) -> Say:
    """That an expedition which set out goes its own way, not on the map; and the line that would."""
    return _other_way("charts.other_way", ground, table)


def _other_way(key: str, ground: Ground, table: Table) -> Say:
    return Say(key, {"map": charting.map_said(table.rules, ground.map)})


def _open_now(ground: Ground, trip: Trip) -> bool:
    """Whether the seal ahead is none any more: they were where that lies which opens it, since the way was chosen."""
    ahead = trip.ahead
    if ahead is None or not ahead.sealed or trip.homeward or trip.due:
        return False
    steps = charting.walk_of(ground).near(trip.on_map(trip.where))
    return any(step.place == ahead.place and not step.sealed for step in steps)


def way_home(table: Table) -> tuple[tuple[Node, ...], int] | None:
    """The shortest way home of an expedition that is on the map; None if it is on none, or in the village."""
    found = walking(table.rules, table.world)
    here = found[1].on_map(found[1].where) if found else ""
    return charting.route(found[0], here, here, found[1].sector) if found and here else None


def _no_way(ground: Ground, to: str, table: Table) -> Refusal:
    return Refusal(Say("charts.refused.no_way", {"place": charting.thing_said(table.rules, ground.map, to)}))
