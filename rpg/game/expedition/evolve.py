"""(expeditions, event) -> expeditions. No rules and no dice; without an expedition its events change nothing.

What people take up, drop and leave behind when they die is the character chapter's: its events are counted here too,
so that all food that was gathered is somewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec.structs import replace

from rpg.game.character.events import Died, LoadChanged
from rpg.game.expedition import events as e
from rpg.game.expedition.rules import Node
from rpg.game.expedition.state import Expeditions, Trip
from rpg.game.safeguard.events import SeasonTurned

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.game.encounter.events import FightEnded
    from rpg.game.encounter.state import Fight

Counted: TypeAlias = LoadChanged | Died | SeasonTurned
"""Events of other chapters that are counted here."""

COUNTED = (LoadChanged, Died, SeasonTurned)


def got_away(state: Expeditions, fight: Fight | None, event: FightEnded) -> Expeditions:
    """The expeditions with what still stands at the source once a fight there is over."""
    trip = state.trip
    if trip is None or fight is None or not trip.at_source:
        return state
    still = {machine.adversary for machine in fight.machines.values() if not machine.gone}
    left = tuple(sorted(still)) if event.outcome in {"away", "lost"} else ()
    return state if left == trip.guards else replace(state, trip=replace(trip, guards=left))


def evolve(state: Expeditions, event: e.ExpeditionEvent | Counted) -> Expeditions:
    """The expeditions once that has happened; total."""
    fold = _SEASON.get(type(event))
    if fold is not None:
        return fold(state, event)
    trip, step = state.trip, _TRIP.get(type(event))
    if trip is None or step is None:
        return state
    after = step(trip, event)
    return state if after is trip else replace(state, trip=after)


def ring_key(sector: str, ring: int) -> str:
    """Under which key the sources of a ring are counted."""
    return f"{sector}:{ring}"


def _set_out(state: Expeditions, event: e.SetOut) -> Expeditions:
    loads = {who: max(0, units) for who, units in event.loads if who in event.people}
    trip = Trip(
        sector=event.sector,
        route=event.route,
        people=event.people,
        pace=event.pace,
        leader=event.leader,
        lookout=event.lookout,
        stayed=event.stayed,
        ring=event.ring,
        gathered=sum(loads.values()),
        carried=loads,
        map=event.map,
    )
    return replace(state, trip=trip)


def _counted(state: Expeditions, event: e.RingCounted) -> Expeditions:
    return replace(state, sources={**state.sources, ring_key(event.sector, event.ring): event.sources})


def _dried(state: Expeditions, event: e.SourceDried) -> Expeditions:
    if state.trip is None or event.ring <= 0:
        return state
    key = ring_key(event.sector, event.ring)
    return replace(state, dry={**state.dry, key: state.dry.get(key, 0) + 1})


def _over(state: Expeditions, _: e.CameHome | e.GivenUp) -> Expeditions:
    return replace(state, trip=None) if state.trip else state


def _season(state: Expeditions, event: SeasonTurned) -> Expeditions:
    """Sources fill again."""
    start = f"{event.sector}:"
    if not any(key.startswith(start) for key in (*state.sources, *state.dry)):
        return state
    sources, dry = (
        {key: n for key, n in known.items() if not key.startswith(start)} for known in (state.sources, state.dry)
    )
    return replace(state, sources=sources, dry=dry)


def _roles(trip: Trip, event: e.RolesGiven) -> Trip:
    return replace(trip, leader=event.leader, lookout=event.lookout, pace=event.pace)


def _opened(trip: Trip, event: e.NodeOpened) -> Trip:
    return _node(trip, event.where, sealed=False)


def _avoided(trip: Trip, event: e.SealAvoided) -> Trip:
    """More nodes between the one at hand and the sealed one, which is entered from behind."""
    node = trip.at(event.where)
    if node is None or not node.sealed:
        return trip
    trip = _node(trip, event.where, sealed=False)
    at = event.where if trip.homeward else event.where - 1
    route = (*trip.route[:at], *event.nodes, *trip.route[at:])
    return replace(trip, route=route, where=trip.where + (len(event.nodes) if trip.homeward else 0))


def _learned(trip: Trip, event: e.NodeLearned) -> Trip:
    place = trip.on_map(event.where)
    trip = replace(trip, learned=(*trip.learned, place)) if place and place not in trip.learned else trip
    return _node(trip, event.where, charted=True)


def _entered(trip: Trip, event: e.NodeEntered) -> Trip:
    if trip.at(event.where) is None:
        return trip
    return replace(_node(trip, event.where, charted=True), where=event.where, due=True, prey=())


def _presence(trip: Trip, event: e.PresenceMet) -> Trip:
    return replace(trip, prey=event.units) if event.prey else trip


def _hunted(trip: Trip, _: e.HuntBegun) -> Trip:
    return replace(trip, prey=())


def _hazard(trip: Trip, event: e.HazardMet) -> Trip:
    return replace(trip, hazards=(*trip.hazards, event.where))


def _crossed(trip: Trip, _: e.NodeCrossed) -> Trip:
    return replace(trip, due=False)


def _found(trip: Trip, event: e.SourceFound) -> Trip:
    return replace(trip, source=event.row, left=event.left, beats=0)


def _worked(trip: Trip, event: e.SourceWorked) -> Trip:
    return replace(trip, left=trip.left - event.units, beats=trip.beats + 1)


def _way(trip: Trip, event: e.WayFound) -> Trip:
    further = (*trip.route, Node(watch=event.watch))
    return replace(trip, route=further, ring=event.ring, source="", left=0, beats=0, guards=())


def _back(trip: Trip, _: e.TurnedBack) -> Trip:
    return replace(trip, homeward=True)


def _camped(trip: Trip, _: e.WatchCamped) -> Trip:
    return replace(trip, watches=trip.watches + 1)


def _eaten(trip: Trip, event: e.DayEaten) -> Trip:
    hungry = {who: trip.unfed.get(who, 0) + 1 for who in event.unfed}
    left = {who: days for who, days in trip.unfed.items() if who not in event.fed}
    return replace(trip, rations=trip.rations + event.rations, unfed={**left, **hungry})


def _load(trip: Trip, event: LoadChanged) -> Trip:
    if event.who not in trip.people:
        return trip
    up, down = max(0, event.by), max(0, -event.by)
    counted = replace(trip, gathered=trip.gathered + up, dropped=trip.dropped + down)
    if event.who in trip.dead:
        return replace(counted, lost=trip.lost + event.by)
    return replace(counted, carried={**trip.carried, event.who: trip.carried.get(event.who, 0) + event.by})


def _died(trip: Trip, event: Died) -> Trip:
    if event.who not in trip.people or event.who in trip.dead:
        return trip
    left = {who: units for who, units in trip.carried.items() if who != event.who}
    return replace(trip, dead=(*trip.dead, event.who), lost=trip.lost + trip.carried.get(event.who, 0), carried=left)


def _node(trip: Trip, where: int, **changes: Any) -> Trip:  # noqa: ANN401 - fields of a node
    node = trip.at(where)
    if node is None:
        return trip
    return replace(trip, route=(*trip.route[: where - 1], replace(node, **changes), *trip.route[where:]))


def _chosen(trip: Trip, event: e.WayChosen) -> Trip:
    """Another way; of the source at the end of the old one is kept what is known, if it lies on a map."""
    end = trip.on_map(len(trip.route))
    known = {**trip.known, end: (trip.source, trip.left)} if end and trip.source else trip.known
    where = max(0, min(event.where, len(event.route)))
    changed = replace(trip, route=event.route, where=where, homeward=False, known=known, map=event.map or trip.map)
    if event.route and event.route[-1].place and event.route[-1].place == end:
        return changed
    return replace(changed, source="", left=0, beats=0, guards=())


_SEASON: dict[type, Callable[[Expeditions, Any], Expeditions]] = {
    e.SetOut: _set_out,
    e.RingCounted: _counted,
    e.SourceDried: _dried,
    e.CameHome: _over,
    e.GivenUp: _over,
    SeasonTurned: _season,
}
_TRIP: dict[type, Callable[[Trip, Any], Trip]] = {
    e.RolesGiven: _roles,
    e.NodeOpened: _opened,
    e.SealAvoided: _avoided,
    e.NodeLearned: _learned,
    e.NodeEntered: _entered,
    e.PresenceMet: _presence,
    e.HuntBegun: _hunted,
    e.HazardMet: _hazard,
    e.NodeCrossed: _crossed,
    e.SourceFound: _found,
    e.SourceWorked: _worked,
    e.WayFound: _way,
    e.TurnedBack: _back,
    e.WayChosen: _chosen,
    e.WatchCamped: _camped,
    e.DayEaten: _eaten,
    LoadChanged: _load,
    Died: _died,
}
