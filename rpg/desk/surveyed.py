"""The map that is played on, drawn in the console: the stratum where they are, as far as it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk import charting
from rpg.game.refusal import Refusal
from rpg.game.strata.state import HOME
from rpg.maps.ascii import SYMBOLS, numbers, window
from rpg.maps.depths import index_of, numeral, numerals
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.charting import Ground
    from rpg.maps.model import Map
    from rpg.words import Value

_SIGNS = 12
"""How many signs of a drawing are explained."""


def on_map(world: World) -> bool:
    """Whether those at the table are on the map that is played on: in a place of it, or on their way there."""
    trip = world.expeditions.trip
    if not world.atlas.map or world.strata.here != HOME:
        return False
    if trip is not None:
        return trip.lies_on(world.atlas.map) and any(node.place for node in trip.route)
    return bool(world.atlas.chart.at)


def survey(
    rules: Rules, world: World, depth: int | None = None, *, columns: int, rows: int = 0
) -> tuple[Say, ...] | Refusal:
    """The stratum where they are, or that of a depth, with what the party has seen of it, as players may have it.

    In at most so many columns of text, and so many rows of cells (0: all); Refusal if nothing of it was seen.
    """
    ground = charting.played(rules, world)
    seen = _seen(ground, world) if ground else None
    if ground is None or seen is None:
        return Refusal(Say("charts.refused.nothing_seen"))
    index = _index(seen, ground) if depth is None else index_of(seen, depth)
    if index is None:
        told: dict[str, Value] = {"stratum": numeral(depth or 0), "known": numerals(seen)}
        return Refusal(Say("charts.refused.unseen_stratum", told))
    here = charting.place_of(seen, ground.chart.at)
    at = here.key if here and here.stratum == index else ""
    drawn = window(seen, index, at, columns=columns - 2, rows=rows)
    return tuple(_lines(rules, seen, index, at, drawn))


def _seen(ground: Ground, world: World) -> Map | None:
    """What was seen of the map that is played on; a world that players know holds no more than that already."""
    from rpg.maps.seen import seen_view  # noqa: PLC0415 - few lines draw
    from rpg.maps.view import player_view  # noqa: PLC0415 - the same

    if world.public:
        return ground.map
    shown = seen_view(ground.map, ground.chart.seen)
    return player_view(shown) if shown else None


def _index(seen: Map, ground: Ground) -> int:
    """The stratum where they are; before the entrance that of the first place."""
    here = charting.place_of(seen, ground.chart.at)
    return here.stratum if here else 0


def _lines(rules: Rules, seen: Map, index: int, here: str, drawn: tuple[str, ...]) -> Iterator[Say]:
    numbered = numbers(seen)
    depth = numeral(seen.strata[index].depth)
    name = charting.map_said(rules, seen)
    yield Say("charts.drawn_here" if here else "charts.drawn", {"map": name, "depth": depth})
    for line in drawn:
        yield Say("charts.drawn.line", {"line": line})
    signs = {
        (f.symbol, str(f.name)): charting.feature_said(rules, seen, f) for f in seen.features if f.stratum == index
    }
    if signs:
        told = tuple(
            Say("charts.drawn.sign", {"sign": SYMBOLS[symbol], "what": what}) for (symbol, _), what in signs.items()
        )
        yield Say("charts.drawn.signs", {"signs": Listed(told[:_SIGNS], " · ")})
    for place in sorted((p for p in seen.places if p.stratum == index), key=lambda place: numbered[place.key]):
        key = "charts.drawn.here" if place.key == here else "charts.drawn.place"
        yield Say(key, {"place": charting.thing_said(rules, seen, place.key)})
