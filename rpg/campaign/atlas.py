"""The maps that a campaign is played on: what the party has seen of each, and where they are.

How much of the ground that is, is the map's affair (rpg.maps.seen): here stand only the keys of places and features.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from rpg.campaign.events import MapSeen
from rpg.maps.model import Map

if TYPE_CHECKING:
    from rpg.campaign.events import MapTaken


class Chart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of one map.

    ``own`` is the map itself if it came out of a file (None: it is that of a pack), ``seen`` are keys of places and
    features in the order in which they were seen, ``at`` is the place where they are ("": nobody said). ``ties`` says
    which place of the map a place of the game is, by what the network calls it. ``opened`` are pairs of places whose
    seal is open, ``dry`` the places whose source is empty this season.
    """

    own: Map | None = None
    seen: tuple[str, ...] = ()
    at: str = ""
    ties: dict[str, str] = {}
    opened: tuple[tuple[str, str], ...] = ()
    dry: tuple[str, ...] = ()


class Atlas(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The map that is played on, by its id ("": none), and what is known of every map that was."""

    map: str = ""
    charts: dict[str, Chart] = {}

    @property
    def chart(self) -> Chart:
        """What is known of the map that is played on; nothing if there is none."""
        return self.charts.get(self.map) or Chart()


def after(atlas: Atlas, event: MapTaken | MapSeen) -> Atlas:
    """The atlas once that has happened."""
    return noted(atlas, event) if isinstance(event, MapSeen) else taken(atlas, event)


def taken(atlas: Atlas, event: MapTaken) -> Atlas:
    """The atlas once that map is played on; of one that was played on before, all that was seen is still so."""
    if not event.map:
        return replace(atlas, map="")
    chart = atlas.charts.get(event.map) or Chart()
    chart = replace(chart, own=event.own) if event.own else chart
    return replace(atlas, map=event.map, charts={**atlas.charts, event.map: chart})


def noted(atlas: Atlas, event: MapSeen) -> Atlas:
    """The atlas once that was seen, or said to be where they are; nothing of a map that nobody plays on."""
    chart = atlas.charts.get(event.map)
    if chart is None:
        return atlas
    seen = dict.fromkeys((*chart.seen, *event.seen, *([event.at] if event.at else [])))
    ties = {**chart.ties, event.where: event.at} if event.where and event.at else chart.ties
    chart = replace(chart, seen=tuple(seen), at=event.at or chart.at, ties=ties)
    return replace(atlas, charts={**atlas.charts, event.map: chart})


def entered(atlas: Atlas, place: str) -> Atlas:
    """The atlas once they are in that place of the map that is played on, and so have seen it."""
    if not place or not atlas.map:
        return atlas
    chart = atlas.chart
    seen = chart.seen if place in chart.seen else (*chart.seen, place)
    return _with(atlas, replace(chart, seen=seen, at=place))


def left(atlas: Atlas) -> Atlas:
    """The atlas once they are off the map that is played on."""
    return _with(atlas, replace(atlas.chart, at="")) if atlas.map and atlas.chart.at else atlas


def came_to(atlas: Atlas, where: str) -> Atlas:
    """The atlas once they are at a place of the game: if it is tied to one of the map, they are there."""
    return entered(atlas, atlas.chart.ties.get(where, ""))


def opened(atlas: Atlas, one: str, other: str) -> Atlas:
    """The atlas once the seal between two places is open."""
    pair = (min(one, other), max(one, other))
    if not (one and other and atlas.map) or pair in atlas.chart.opened:
        return atlas
    return _with(atlas, replace(atlas.chart, opened=(*atlas.chart.opened, pair)))


def dried(atlas: Atlas, place: str) -> Atlas:
    """The atlas once the source of that place is empty."""
    if not (place and atlas.map) or place in atlas.chart.dry:
        return atlas
    return _with(atlas, replace(atlas.chart, dry=(*atlas.chart.dry, place)))


def new_season(atlas: Atlas) -> Atlas:
    """The atlas once sources fill again."""
    if not any(chart.dry for chart in atlas.charts.values()):
        return atlas
    return replace(atlas, charts={key: replace(chart, dry=()) for key, chart in atlas.charts.items()})


def _with(atlas: Atlas, chart: Chart) -> Atlas:
    return replace(atlas, charts={**atlas.charts, atlas.map: chart})
