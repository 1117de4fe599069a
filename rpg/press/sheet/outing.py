"""An expedition as plain data for its record: who goes, over which nodes; without one the same shape, empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.game.character import decide as character
from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_place
from rpg.press.map_words import MapWords
from rpg.press.sheet.view import capital
from rpg.press.sheet.village import season_of
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.character.state import Person
    from rpg.game.expedition.state import Trip
    from rpg.maps.model import Map
    from rpg.words import Voice


def outing_view(world: World | None, rules: Rules, voice: Voice) -> dict[str, Any]:
    """The expedition that a campaign is on; without one (or without a campaign, None) an empty record."""
    trip = world.expeditions.trip if world else None
    people = [world.people.by_id[who] for who in trip.people if who in world.people.by_id] if world and trip else []
    return {
        "trip": _trip(trip, world, rules, voice),
        "people": [_person(person, rules, voice) for person in people],
        "nodes": [_node(trip, number, world, rules, voice) for number in range(1, len(trip.route) + 1)]
        if trip and world
        else [],
        "rules": {
            "points": rules.safeguard.ladder.max_points,
            "rungs": [
                {"at": level.points, "name": f"L{number}", "sends": level.dispatch is not None}
                for number, level in enumerate(rules.safeguard.ladder.levels)
            ],
            "arrival": max((level.dispatch.arrival_clock for level in rules.safeguard.ladder.levels if level.dispatch),
                           default=0),
            "delay": _delay(rules),
        },
        "notes": "",
    }  # fmt: skip


def _delay(rules: Rules) -> int:
    """Beats that a countermeasure adds to the arrival clock at most."""
    known = rules.safeguard.countermeasures.values()
    return max((result.clock for measure in known for result in measure.results), default=0)


def _trip(trip: Trip | None, world: World | None, rules: Rules, voice: Voice) -> dict[str, Any]:
    if trip is None or world is None:
        return dict.fromkeys(("where", "cycle", "leader", "lookout", "pace", "presence"), "")
    named = {person.id: person.name for person in world.people.by_id.values()}
    there = trip.homeward or trip.where == len(trip.route)
    of_season = season_of(rules.community, world.community, voice)
    return {
        "where": _place(trip, len(trip.route), world, rules, voice, been=there),
        "cycle": f"{of_season} {world.community.cycles + 1}".strip(),
        "leader": named.get(trip.leader, ""),
        "lookout": named.get(trip.lookout, ""),
        "pace": capital(voice.word(key)) if voice.knows(key := f"press.pace.{trip.pace}") else trip.pace,
        "presence": _faces(rules, trip.pace),
    }


def _faces(rules: Rules, pace: str) -> str:
    """The faces of the node die that bring a presence at a pace."""
    known = rules.expedition.procedure.paces.get(pace)
    faces = sorted(known.presence) if known else []
    return "–".join(dict.fromkeys((f"{faces[0]}", f"{faces[-1]}"))) if faces else ""


def _person(person: Person, rules: Rules, voice: Voice) -> dict[str, Any]:
    gear = ", ".join(voice.term(Term(item.id)) for item in character.carried(rules.character, person))
    capacity = character.capacity(rules.character, person)
    return {
        "slug": person.id,
        "name": person.name,
        "gear": capital(gear),
        "slots": f"{character.filled(rules.character, person)}/{capacity}",
    }


def _node(trip: Trip, number: int, world: World, rules: Rules, voice: Voice) -> dict[str, Any]:
    """A node on the way. What lies beyond the one they are in, its place and its Watch, is still for the GM alone."""
    been = trip.homeward or number <= trip.where
    return {
        "slug": f"{number}",
        "number": number,
        "place": _place(trip, number, world, rules, voice, been=True) if been else "",
        "watch": trip.route[number - 1].watch if been else "",
    }


def _place(trip: Trip, number: int, world: World, rules: Rules, voice: Voice, *, been: bool) -> str:
    """What a node is called: as its scene, else with number, name and zone as on the map that the trip goes over.

    A hidden place has no name before they have ``been`` there.
    """
    node = trip.at(number)
    if node is None:
        return ""
    if node.scene in rules.scenes:
        return voice.term(Term(node.scene))
    map_ = _ground(trip, world, rules) if node.place else None
    place = next((place for place in map_.places if place.key == node.place), None) if map_ else None
    if map_ is None or place is None or (place.hidden and not been):
        return ""
    return f"{numbers(map_)[place.key]} {MapWords(voice, map_).place(place)} ({zone_of_place(map_, place)})"


def _ground(trip: Trip, world: World, rules: Rules) -> Map | None:
    """The map that has the places of the trip: as the table has it, else the rules' own; None if it is neither."""
    full = trip.map or world.atlas.map
    chart = world.atlas.charts.get(full)
    return (chart and chart.own) or rules.maps.get(full)
