"""``chart``: the map that is played on; ``at``: where on it they are; ``seen``: what of it the party has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import MapSeen, MapTaken
from rpg.desk import charting
from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.meant import Reader
from rpg.desk.names import entities, one
from rpg.desk.plain import plain
from rpg.desk.ways import walking, ways_on
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.desk.charting import Ground
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.maps.model import Map

_NONE = frozenset({"none", "nessuna", "no"})
_MOST = 40
"""How many places and things one line may say were seen."""


def chart(line: Line, table: Table) -> Result:
    """``chart`` · ``chart food-run`` · ``chart map-3841.json`` · ``chart none``."""
    if not line.rest:
        ground = charting.played(table.rules, table.world)
        return said(*_stands(ground, table)) if ground else _no_map(table)
    if plain(line.rest) in _NONE:
        return happened(table, (MapTaken(),) if table.world.atlas.map else ())
    taken = map_meant(line.rest, line, table)
    if isinstance(taken, Refusal):
        return refused(taken)
    on = walking(table.rules, table.world)
    if on is not None and taken.map != on[0].map.id:
        home = "rientro" if table.language == "it" else "home"
        return refuse("walks_on_other", prefill=home, map=charting.map_said(table.rules, on[0].map))
    return happened(table, (taken,))


def map_meant(word: str, line: Line, table: Table) -> MapTaken | Refusal:
    """The map of a file, or of the packs, that a word means."""
    if word.endswith(".json"):
        read = table.maps(word)
        if read is None:
            return Refusal(Say("charts.refused.no_file", {"file": word}))
        return Refusal(Say("charts.refused.faulty", {"why": read})) if isinstance(read, str) else _own(read, table)
    found = one(word, entities(table.rules, table.language, table.rules.maps), line.typed)
    return found if isinstance(found, Refusal) else MapTaken(map=found)


def _own(read: Map, table: Table) -> MapTaken:
    """A map out of a file: it is kept in the log, unless it stands there as it is."""
    chart = table.world.atlas.charts.get(read.id)
    return MapTaken(map=read.id, own=None if chart and chart.own == read else read)


def at(line: Line, table: Table) -> Result:
    """``at`` · ``at C7`` · ``at 12`` · ``at gallery of piers``."""
    ground = charting.played(table.rules, table.world)
    if ground is None:
        return _no_map(table)
    if not line.rest:
        return said(*_stands(ground, table))
    place = Reader(table.rules, table.language, ground).place(line.rest)
    if isinstance(place, Refusal):
        return refused(place)
    if walking(table.rules, table.world) is not None:
        return refuse_walking(line, table)
    title = table.world.place.title
    where = table.world.place.key if title else ""
    note = charting.note_said(table.rules, table.world, place)
    return happened(table, (MapSeen(map=ground.map.id, seen=(place,), at=place, where=where),), after=note)


def refuse_walking(line: Line, table: Table) -> Result:
    """Whoever walks on the map crosses to a place."""
    verb = "attraversa" if table.language == "it" else "cross"
    return refuse("walks_on_map", prefill=f"{verb} {line.rest}")


def seen(line: Line, table: Table) -> Result:
    """``seen`` · ``seen 12, C7 and the head of the sentinel``."""
    ground = charting.played(table.rules, table.world)
    if ground is None:
        return _no_map(table)
    if not line.rest:
        return said(*_known(ground, table))
    keys = Reader(table.rules, table.language, ground).several(line.rest)
    if isinstance(keys, Refusal):
        return refused(keys)
    if not keys or len(keys) > _MOST:
        return misused("seen")
    fresh = tuple(key for key in keys if key not in ground.chart.seen)
    return happened(table, (MapSeen(map=ground.map.id, seen=fresh),) if fresh else ())


def _no_map(table: Table) -> Result:
    known = ", ".join(full.rpartition("/")[2] for full in sorted(table.rules.maps))
    story = table.rules.stories.get(table.world.story)
    first = next((full.rpartition("/")[2] for full in (story.maps if story else ())), "")
    verb = "carta" if table.language == "it" else "chart"
    return refuse("no_map", known=known, prefill=f"{verb} {first}" if first else "")


def _stands(ground: Ground, table: Table) -> Iterator[Say]:
    """Which map it is, where they are, what leads where."""
    rules, world = table.rules, table.world
    here = charting.place_said(rules, world, ground.chart.at)
    name = charting.map_said(rules, ground.map)
    yield Say("charts.played_at", {"map": name, "place": here}) if here else Say("charts.played", {"map": name})
    yield from ways_on(rules, world)


def _known(ground: Ground, table: Table) -> Iterator[Say]:
    places = len(ground.map.places)
    keys = {place.key for place in ground.map.places}
    yield Say("charts.known", {"n": sum(key in keys for key in ground.chart.seen), "of": places})
    said_ = tuple(charting.thing_said(table.rules, ground.map, key) for key in ground.chart.seen)
    if said_:
        yield Say("charts.seen", {"what": Listed(said_, " · ")})
