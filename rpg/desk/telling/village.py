"""The village, told: what a cycle brought, made, ate and cost; what was built, made and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import pips, tells
from rpg.desk.village import development, food, level, lost, project, season
from rpg.game.community import events as e
from rpg.game.community import measures
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value

_WHY = frozenset({"hungry", "wiped", "breach", "harvest", "accused", "examined", "spoken"})
_NUMBERS = frozenset({"population", "stores", "hunger", "cohesion"})


def _told(key: str, **values: Value) -> list[Say]:
    return [Say(f"village.told.{key}", values)]


@tells(e.HappeningCame)
def _came(event: e.HappeningCame, rules: Rules, _: World, now: World) -> list[Say]:
    says = _told("came", faces=pips(event.faces), text=Term(rules.community.id, f"events.rows.{event.row}.text"))
    if event.ticks:
        says += _told("shared", n=-event.ticks)
    if event.cohesion:
        says += _told("cohesion_moved", by=event.cohesion, now=measures.cohesion(rules.community, now.community))
    if event.population:
        says += _told("people", by=event.population, now=measures.population(rules.community, now.community))
    return says


@tells(e.Produced)
def _produced(event: e.Produced, rules: Rules, _: World, now: World) -> list[Say]:
    return _told("produced", n=event.units, stores=measures.stores(rules.community, now.community))


@tells(e.ProjectChosen)
def _chosen(_: e.ProjectChosen, rules: Rules, __: World, now: World) -> list[Say]:
    return [project(rules, now)]


@tells(e.ProjectTicked)
def _ticked(event: e.ProjectTicked, rules: Rules, _: World, now: World) -> list[Say]:
    clauses: list[Value] = [Say("village.told.worked", {"n": event.by, "what": level(rules, now, event.development)})]
    if event.stores:
        stores = measures.stores(rules.community, now.community)
        clauses.append(Say("village.told.for_stores", {"n": event.stores, "left": stores}))
    if event.parts:
        clauses.append(Say("village.told.for_parts", {"n": event.parts, "left": max(0, now.parts)}))
    return _told("ticked", clauses=Listed(tuple(clauses), " · "))


@tells(e.DevelopmentRaised)
def _raised(event: e.DevelopmentRaised, rules: Rules, _: World, now: World) -> list[Say]:
    raised = measures.level(rules.community, now.community, event.development)
    return _told("raised", what=development(rules, event.development), level=raised)


@tells(e.Eaten)
def _eaten(event: e.Eaten, rules: Rules, _: World, now: World) -> list[Say]:
    own, village = rules.community, now.community
    stores, hunger = measures.stores(own, village), measures.hunger(own, village)
    return _told("eaten", n=event.units, need=event.need, stores=stores, by=event.hunger, hunger=hunger)


@tells(e.Starved)
def _starved(event: e.Starved, rules: Rules, _: World, now: World) -> list[Say]:
    return _told("starved", n=event.dead, left=measures.population(rules.community, now.community))


@tells(e.Born)
def _born(event: e.Born, rules: Rules, _: World, now: World) -> list[Say]:
    people = measures.population(rules.community, now.community)
    return _told("born", n=event.by, people=people) if event.by else []


@tells(e.CohesionChanged)
def _cohesion(event: e.CohesionChanged, rules: Rules, _: World, now: World) -> list[Say]:
    why = event.why if event.why in _WHY else "hungry"
    cohesion = measures.cohesion(rules.community, now.community)
    return _told("cohesion", by=event.by, now=cohesion, why=Say(f"village.why.{why}"))


@tells(e.VillageLost)
def _lost(_: e.VillageLost, rules: Rules, __: World, now: World) -> list[Say]:
    return [lost(rules, now), Say("village.lost.next")]


@tells(e.VillageFounded)
def _founded(_: e.VillageFounded, rules: Rules, __: World, now: World) -> list[Say]:
    return _told("founded", people=measures.population(rules.community, now.community))


@tells(e.CycleEnded)
def _ended(_: e.CycleEnded, rules: Rules, __: World, now: World) -> list[Say]:
    if now.community.lost:
        return []
    of, n = rules.check.time.season_cycles, now.community.cycles
    says = _told("ended", n=n, of=of, need=measures.need(rules.community, now.community), food=food(rules, now))
    return [*says, Say("village.season.over", {"n": n})] if n >= of else says


@tells(e.PartyFed)
def _fed(event: e.PartyFed, rules: Rules, _: World, now: World) -> list[Say]:
    return _told("fed", n=event.stores, stores=measures.stores(rules.community, now.community))


@tells(e.ItemMade)
def _made(event: e.ItemMade, rules: Rules, _: World, now: World) -> list[Say]:
    return _told("made", gear=Term(event.gear), n=measures.items_left(rules.community, now.community))


@tells(e.RerollSpent)
def _remembered(event: e.RerollSpent, rules: Rules, _: World, now: World) -> list[Say]:
    left = measures.rerolls_left(rules.community, now.community)
    return _told("remembered_why" if event.why else "remembered", n=left, why=event.why)


@tells(e.SeasonBegan)
def _season(event: e.SeasonBegan, rules: Rules, _: World, now: World) -> list[Say]:
    return _told("season", faces=pips(event.faces)) * bool(event.faces) + [season(rules, now)]


@tells(e.VillageChanged)
def _changed(event: e.VillageChanged, rules: Rules, _: World, now: World) -> list[Say]:
    if event.what in _NUMBERS:
        value: int = getattr(measures, event.what)(rules.community, now.community)
        return _told("changed", what=Say(f"village.what.{event.what}"), by=event.by, now=value)
    if event.what not in measures.DEVELOPMENTS:
        return []
    value = measures.level(rules.community, now.community, event.what)
    return _told("changed", what=development(rules, event.what), by=event.by, now=value)
