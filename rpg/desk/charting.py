"""The map that is played on, at the desk: which it is, which place a word means, and the way from place to place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.game.expedition.rules import Node
from rpg.game.refusal import Refusal
from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_cell, zone_of_place
from rpg.words import Forms, Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.campaign.atlas import Chart
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.maps.model import Feature, Map, Place
    from rpg.maps.walk import Step, Walk
    from rpg.words import Text, Value

_SECTOR = re.compile(r"stratum-(-?\d+)")
_ZONE = re.compile(r"([a-h])(1[0-2]|[1-9])")
FILLERS = frozenset({"in", "at", "place", "room", "to", "a", "al", "alla", "nel", "nella", "luogo", "stanza", "verso"})
"""Words that people say before a place."""


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


def thing_said(rules: Rules, map_: Map, key: str) -> Value:
    """A place or a feature by its key, as the table says it; the key itself of what is not there."""
    place = place_of(map_, key)
    if place is not None:
        return _said(rules, map_, place)
    thing = next((f for f in map_.features if f.key == key), None)
    if thing is None:
        return key
    zone = zone_of_cell(map_.strata[thing.stratum], *thing.at)
    name = _text(rules, map_, f"features.{thing.key}.name", thing.name)
    return Say("charts.thing", {"name": name, "zone": zone})


def map_said(rules: Rules, map_: Map) -> Value:
    """The name of a map."""
    return _text(rules, map_, "name", map_.name)


def _said(rules: Rules, map_: Map, place: Place) -> Say:
    name = _text(rules, map_, f"places.{place.key}.name", place.name)
    its = numbers(map_)[place.key]
    return Say("charts.place", {"number": its, "name": name, "zone": zone_of_place(map_, place)})


def _text(rules: Rules, map_: Map, key: str, inline: Text) -> Value:
    if map_.id in rules.maps:
        return Term(map_.id, key)
    return inline.one if isinstance(inline, Forms) else inline


def place_meant(rules: Rules, language: str, ground: Ground, words: str) -> str | Refusal:
    """The key of the place that words mean: its number, a zone of the frame, its key, or its name."""
    meant = list(dict.fromkeys(_places(rules, language, ground, _bare(words))))
    if len(meant) == 1:
        return meant[0]
    if meant:
        several = tuple(thing_said(rules, ground.map, key) for key in meant)
        return Refusal(Say("charts.refused.several", {"word": words, "places": Listed(several, "; ")}))
    return Refusal(Say("charts.refused.no_place", {"word": words, "map": map_said(rules, ground.map)}))


def thing_meant(rules: Rules, language: str, ground: Ground, words: str) -> str | Refusal:
    """The key of the place, or else of the feature, that words mean."""
    place = place_meant(rules, language, ground, words)
    if not isinstance(place, Refusal):
        return place
    asked = plain(_bare(words))
    things = [f for f in ground.map.features if asked in _names(rules, language, ground.map, "features", f)]
    return things[0].key if len(things) == 1 else place


def _bare(words: str) -> str:
    """Words without what people say before a place."""
    kept = words.split()
    while len(kept) > 1 and plain(kept[0]) in FILLERS:
        kept = kept[1:]
    return " ".join(kept)


def _places(rules: Rules, language: str, ground: Ground, words: str) -> Iterator[str]:
    asked, map_ = plain(words), ground.map
    n = number(asked)
    if n is not None:
        yield from (key for key, its in numbers(map_).items() if its == n)
        return
    zone = _ZONE.fullmatch(asked)
    if zone is not None:
        yield from _in_zone(ground, f"{zone[1].upper()}{zone[2]}")
        return
    named = [(p.key, _names(rules, language, map_, "places", p)) for p in map_.places]
    whole = [key for key, names in named if asked in names]
    yield from whole or (key for key, names in named if any(name.startswith(asked) for name in names))


def _in_zone(ground: Ground, zone: str) -> Iterator[str]:
    """The places of a zone on the stratum where they are, or else on any; rather those whose middle lies there."""
    map_, here = ground.map, place_of(ground.map, ground.chart.at)
    for strata in ([here.stratum] if here else [], range(len(map_.strata))):
        near = [place for place in map_.places if place.stratum in strata]
        found = [place.key for place in near if zone_of_place(map_, place) == zone]
        found = found or [place.key for place in near if zone in _zones(map_, place)]
        if found:
            yield from found
            return


def _zones(map_: Map, place: Place) -> set[str]:
    left, top, wide, high = place.area
    level = map_.strata[place.stratum]
    return {zone_of_cell(level, x, y) for x in range(left, left + wide) for y in range(top, top + high)}


def _names(rules: Rules, language: str, map_: Map, group: str, thing: Place | Feature) -> set[str]:
    key = f"{group}.{thing.key}.name"
    inline = thing.name.one if isinstance(thing.name, Forms) else thing.name
    texts = (rules.texts.get(tongue, {}).get(map_.id, {}).get(key) for tongue in (language, "en"))
    said = (text.one if isinstance(text, Forms) else text for text in texts if text)
    return {plain(thing.key), *(plain(name) for name in (*said, *([] if map_.id in rules.maps else [inline])))}


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
