"""Expeditions, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.alert import units
from rpg.desk.charting import node_said
from rpg.desk.telling.common import degree, name, pips, tells
from rpg.desk.village import food
from rpg.game.community import measures
from rpg.game.expedition import events as e
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value

_PACES = frozenset({"careful", "steady", "rush"})


def _told(key: str, **values: Value) -> list[Say]:
    return [Say(f"expedition.told.{key}", values)]


def _people(world: World, ids: Iterable[str]) -> Listed:
    return Listed(tuple(name(world, who) for who in ids))


def _roles(world: World, event: e.SetOut | e.RolesGiven) -> Listed:
    """Who leads, who keeps watch, how fast."""
    clauses: list[Value] = []
    if event.leader:
        clauses.append(Say("expedition.where.leads", {"who": name(world, event.leader)}))
    if event.lookout:
        clauses.append(Say("expedition.where.watches", {"who": name(world, event.lookout)}))
    clauses.append(Say(f"expedition.pace.{event.pace}") if event.pace in _PACES else event.pace)
    return Listed(tuple(clauses), " · ")


@tells(e.SetOut)
def _set_out(event: e.SetOut, _: Rules, __: World, now: World) -> list[Say]:
    people = _people(now, event.people)
    return _told("set_out", people=people, roles=_roles(now, event), n=len(event.route))


@tells(e.RolesGiven)
def _given(event: e.RolesGiven, _: Rules, __: World, now: World) -> list[Say]:
    return _told("roles", roles=_roles(now, event))


@tells(e.NodeOpened)
def _opened(event: e.NodeOpened, _: Rules, __: World, ___: World) -> list[Say]:
    return _told("opened_with", tool=Term(event.tool)) if event.tool else _told("opened")


@tells(e.SealAvoided)
def _avoided(event: e.SealAvoided, _: Rules, __: World, ___: World) -> list[Say]:
    return _told("avoided", n=len(event.nodes))


@tells(e.NodeLearned)
def _learned(event: e.NodeLearned, _: Rules, __: World, now: World) -> list[Say]:
    trip = now.expeditions.trip
    if trip is None or not 0 < event.where <= len(trip.route):
        return []
    return _told("learned", who=name(now, event.who), n=event.where, watch=trip.route[event.where - 1].watch)


@tells(e.NodeEntered)
def _entered(event: e.NodeEntered, rules: Rules, _: World, now: World) -> list[Say]:
    trip = now.expeditions.trip
    if trip is None or trip.node is None:
        return []
    values: dict[str, Value] = {"n": trip.where, "of": len(trip.route), "watch": trip.node.watch}
    drawn = node_said(rules, now, trip.node.place)
    if drawn is not None:
        values["place"] = drawn
        return _told("entered_place", **values, faces=pips(event.faces) if event.faces else "–")
    return _told("entered", **values, faces=pips(event.faces)) if event.faces else _told("run_through", **values)


@tells(e.PresenceMet)
def _presence(event: e.PresenceMet, rules: Rules, _: World, __: World) -> list[Say]:
    numbers = rules.expedition.procedure
    text = Term(numbers.presence, f"rows.{event.row}.text")
    says = _told("presence", text=text)
    if event.more:
        says += _told("stranger", text=Term(numbers.strangers, f"rows.{event.more}.text"))
    return says + (_told("prey" if event.prey else "units", units=units(event.units)) if event.units else [])


@tells(e.HazardMet)
def _hazard(event: e.HazardMet, rules: Rules, _: World, __: World) -> list[Say]:
    own = rules.expedition.procedure.hazard
    costs: dict[str, Value] = {
        "harm": own.fail_harm, "least": own.least_vitality, "strain": own.fail_strain, "partial": own.partial_strain,
        "fail": degree(rules, "fail"), "partly": degree(rules, "partial"),
    }  # fmt: skip
    text = Term(rules.expedition.procedure.hazards, f"rows.{event.row}.text")
    return [*_told("hazard", text=text), *_told("hazard_costs", **costs)]


@tells(e.HuntBegun, e.PatrolPassed, e.SourceDried, e.TurnedBack, e.GivenUp)
def _plainly(event: object, _: Rules, __: World, ___: World) -> list[Say]:
    return _told(_PLAINLY[type(event)])


@tells(e.WayChosen)
def _chosen(event: e.WayChosen, rules: Rules, _: World, now: World) -> list[Say]:
    """Where the way leads; players are told of no place that they have not seen."""
    end = event.route[-1].place if event.route else ""
    to = None if now.public and end not in now.atlas.chart.seen else node_said(rules, now, end)
    nodes = len(event.route) - event.where
    return _told("way_chosen", to=to, n=nodes) if to is not None and nodes > 0 else []


_PLAINLY: dict[type, str] = {
    e.HuntBegun: "hunt",
    e.PatrolPassed: "passed",
    e.SourceDried: "dried",
    e.TurnedBack: "back",
    e.GivenUp: "given_up",
}


@tells(e.SourceFound)
def _found(event: e.SourceFound, rules: Rules, _: World, __: World) -> list[Say]:
    source = Term(rules.expedition.procedure.id, f"sources.{event.row}.name")
    return _told("found", source=source, n=event.left, faces=pips(event.faces))


@tells(e.SourceWorked)
def _worked(event: e.SourceWorked, _: Rules, __: World, now: World) -> list[Say]:
    trip = now.expeditions.trip
    left = max(0, trip.left) if trip else 0
    return _told("worked", who=name(now, event.who), n=event.units, left=left)


@tells(e.WayFound)
def _way(event: e.WayFound, _: Rules, __: World, ___: World) -> list[Say]:
    return _told("way", watch=event.watch)


@tells(e.WatchCamped)
def _camped(_: e.WatchCamped, __: Rules, ___: World, now: World) -> list[Say]:
    trip = now.expeditions.trip
    return _told("camped", n=trip.watches) if trip else []


@tells(e.DayEaten)
def _eaten(event: e.DayEaten, _: Rules, __: World, now: World) -> list[Say]:
    says = _told("fed", people=_people(now, event.fed)) if event.fed else []
    if event.unfed:
        says += _told("unfed", people=_people(now, event.unfed))
    return says or (_told("block", n=event.rations) if event.rations > 0 else [])


@tells(e.CameHome)
def _home(event: e.CameHome, rules: Rules, _: World, now: World) -> list[Say]:
    stores = measures.stores(rules.community, now.community)
    says = [*_told("home", n=event.units), Say("village.told.home", {"stores": stores, "food": food(rules, now)})]
    return says + (_told("tagged") if event.tagged else [])
