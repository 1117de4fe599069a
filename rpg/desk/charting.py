"""The map that is played on, at the desk: which it is and the way from place to place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.game.expedition.rules import Node
from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_feature, zone_of_place
from rpg.maps.depths import numeral
from rpg.words import Forms, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.atlas import Chart
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.maps.model import Feature, Map, Place
    from rpg.maps.walk import Step, Walk
    from rpg.words import Text, Value

_SECTOR = re.compile(r"stratum-(-?\d+)")


class Ground(NamedTuple):
    """The map that is played on, and what is known of it."""

    map: Map
    chart: Chart


def played(rules: Rules, world: World) -> Ground | None:
    """The map that is played on; None if there is none, or if its pack is gone.

    In a world that players know it is what was seen of it, and None as long as that is nothing.
    """
    ground = taken(rules, world)
    if ground is None or not world.public:
        return ground
    from rpg.maps.seen import seen_view  # noqa: PLC0415 - few lines are for players
    from rpg.maps.view import player_view  # noqa: PLC0415 - the same

    shown = seen_view(ground.map, ground.chart.seen)
    return Ground(player_view(shown), ground.chart) if shown else None


def taken(rules: Rules, world: World) -> Ground | None:
    """The map that is played on as it stands there, whoever knows how much of it; None as for :func:`played`."""
    atlas = world.atlas
    map_ = (atlas.chart.own or rules.maps.get(atlas.map)) if atlas.map else None
    return Ground(map_, atlas.chart) if map_ else None


def stratum_of(sector: str) -> int:
    """The depth of the stratum that a sector is; 0 if it is none."""
    found = _SECTOR.fullmatch(sector)
    return int(found[1]) if found else 0


def place_of(map_: Map, key: str) -> Place | None:
    """The place with that key."""
    return next((place for place in map_.places if place.key == key), None)


def place_said(rules: Rules, world: World, key: str) -> Say | None:
    """``12 Landing without a rail (C7)``: a place of the map that is played on; None if that has none of the key."""
    ground = played(rules, world) if key else None
    place = place_of(ground.map, key) if ground else None
    return _said(rules, ground.map, place) if ground and place else None


def node_said(rules: Rules, world: World, key: str) -> Say | None:
    """A place of an expedition's way; None if its map is not the one that is played on, or as for a place."""
    trip = world.expeditions.trip
    return place_said(rules, world, key) if trip is None or trip.lies_on(world.atlas.map) else None


def way_on_map(maps: Iterable[Map], ground: Ground | None, route: Iterable[Node]) -> str:
    """The id of the map that the way of a story leads past: the first of the story's that has all of its places.

    Or that is played on, if it is the same ground there: the story's as somebody changed it. "": there is none.
    """
    keys = {node.place for node in route} - {""}
    own = next((map_ for map_ in maps if keys and keys <= {place.key for place in map_.places}), None)
    if own is None or ground is None:
        return own.id if own else ""
    areas = [{p.key: (p.stratum, p.area) for p in map_.places if p.key in keys} for map_ in (own, ground.map)]
    return ground.map.id if areas[0] == areas[1] else own.id


def note_said(rules: Rules, world: World, key: str) -> tuple[Say, ...]:
    """What the GM reads of a place of the map that is played on; nothing if there is nothing."""
    ground = played(rules, world) if key else None
    place = place_of(ground.map, key) if ground else None
    if ground is None or place is None or not place.gm:
        return ()
    return (Say("charts.note", {"text": _text(rules, ground.map, f"places.{key}.gm", place.gm)}),)


def thing_said(rules: Rules, map_: Map, key: str, *, deep: bool = False) -> Value:
    """A place or a feature by its key, as the table says it; the key itself of what is not there.

    ``deep``: with the number of its stratum before the zone, ``−01:C7``.
    """
    place = place_of(map_, key)
    if place is not None:
        return _said(rules, map_, place, deep=deep)
    thing = next((f for f in map_.features if f.key == key), None)
    if thing is None:
        return key
    zone = _zone(map_, thing.stratum, zone_of_feature(map_, thing), deep=deep)
    name = feature_said(rules, map_, thing)
    return Say("charts.thing", {"name": name, "zone": zone})


def feature_said(rules: Rules, map_: Map, feature: Feature) -> Value:
    """The name of a feature."""
    return _text(rules, map_, f"features.{feature.key}.name", feature.name)


def map_said(rules: Rules, map_: Map) -> Value:
    """The name of a map."""
    return _text(rules, map_, "name", map_.name)


def _zone(map_: Map, stratum: int, zone: str, *, deep: bool) -> str:
    return f"{numeral(map_.strata[stratum].depth)}:{zone}" if deep else zone


def _said(rules: Rules, map_: Map, place: Place, *, deep: bool = False) -> Say:
    name = _text(rules, map_, f"places.{place.key}.name", place.name)
    its = numbers(map_)[place.key]
    zone = _zone(map_, place.stratum, zone_of_place(map_, place), deep=deep)
    return Say("charts.place", {"number": its, "name": name, "zone": zone})


def _text(rules: Rules, map_: Map, key: str, inline: Text) -> Value:
    if map_.id in rules.maps:
        return Term(map_.id, key)
    return inline.one if isinstance(inline, Forms) else inline


def walk_of(ground: Ground) -> Walk:
    """The places of the map as the party finds them."""
    from rpg.maps.walk import Walk  # noqa: PLC0415 - only who walks needs the ground

    return Walk(ground.map, ground.chart.seen, ground.chart.opened)


def nearest_food(ground: Ground, start: str) -> str | None:
    """The nearest place with a source that is not known to be dry; None if there is none."""
    from rpg.maps.walk import sources  # noqa: PLC0415 - as above

    walk = walk_of(ground)
    ways = {key: walk.way(start, key) for key in sources(ground.map) if key not in ground.chart.dry and key != start}
    open_ = {key: way for key, way in ways.items() if way is not None}
    return min(open_, key=lambda key: (sum(s.sealed for s in open_[key]), len(open_[key])), default=None)


def route(ground: Ground, here: str, to: str, home: str) -> tuple[tuple[Node, ...], int] | None:
    """The shortest way home from ``here`` ("": they are in the village), outwards, and on from there ``to`` a place.

    With it, the number of the node that they are in. ``home`` is the sector of the village. None: there is no way.
    """
    from rpg.maps.walk import entrance  # noqa: PLC0415 - as above

    walk, gate = walk_of(ground), entrance(ground.map)
    if not here:
        on = walk.way(gate, to)
        return None if on is None else (_nodes(ground, [(gate, False), *_keyed(on)], home), 0)
    back = walk.way(gate, here, forced=False) or walk.way(gate, here)
    on = walk.way(here, to)
    if on is None or back is None:
        return None
    been = [(gate, False), *((step.place, False) for step in back)]
    return _nodes(ground, [*been, *_keyed(on)], home), len(been)


def _keyed(steps: Iterable[Step]) -> list[tuple[str, bool]]:
    return [(step.place, step.sealed) for step in steps]


def _nodes(ground: Ground, way: list[tuple[str, bool]], home: str) -> tuple[Node, ...]:
    from rpg.maps.walk import sources, towered  # noqa: PLC0415 - as above

    places = {place.key: place for place in ground.map.places}
    food = set(sources(ground.map)) - set(ground.chart.dry)
    return tuple(
        Node(
            watch=places[key].watch,
            sealed=sealed,
            tower=towered(ground.map, places[key]),
            charted=key in ground.chart.seen,
            place=key,
            sector=sector_of(ground.map, places[key], home),
            food=key in food,
        )
        for key, sealed in way
    )


def sector_of(map_: Map, place: Place, home: str) -> str:
    """The sector of the network that a place lies in: a stratum is one; that of the village is the village's."""
    depth = map_.strata[place.stratum].depth
    return f"stratum-{depth}" if depth else home
