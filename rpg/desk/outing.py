"""Where an expedition stands, what comes next with its exact odds, and what may be done: said after every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.chances import chance, chances
from rpg.desk.charting import node_said
from rpg.desk.telling import degree, name
from rpg.desk.ways import ways_on
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.encounter.ground import FightRules, Ground
from rpg.game.expedition import chances as odds
from rpg.game.expedition import roles, sealed
from rpg.game.expedition.ground import Outing, OutingRules, standing, watch_of
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.expedition.rules import Node
    from rpg.game.expedition.state import Trip
    from rpg.words import Value

PACES = frozenset({"careful", "steady", "rush"})


def read_of(rules: Rules, world: World) -> tuple[OutingRules, Outing]:
    """The rules and the part of the world that an expedition reads."""
    fight = FightRules(
        check=rules.check, character=rules.character, safeguard=rules.safeguard, encounter=rules.encounter
    )
    here = Ground(people=world.people, safeguard=world.safeguard, encounter=world.encounter, sector=world.place.sector)
    return OutingRules(fight=fight, expedition=rules.expedition), Outing(ground=here, expeditions=world.expeditions)


def pace_word(pace: str) -> Value:
    """A pace as the table says it."""
    return Say(f"expedition.pace.{pace}") if pace in PACES else pace


def outing_lines(rules: Rules, world: World) -> tuple[Say, ...]:
    """Where they are, what comes next and how likely it is, and lines to type; nothing without an expedition."""
    trip = world.expeditions.trip
    if trip is None:
        return ()
    says = [_where(rules, world, trip)]
    if world.encounter.fight is None and world.sector.arrived is None:
        says += (*_sealed(rules, world, trip), *_next(rules, world, trip))
        if trip.at_source and trip.left <= 0 and not trip.homeward:
            says.append(Say("expedition.empty"))
        says += ways_on(rules, world)
        says.append(Say("expedition.do", {"lines": Listed(_lines(trip), " · ")}))
    return tuple(says)


def demand(world: World) -> tuple[Say, Say] | None:
    """What an expedition waits for, and a line that would go on with it; None while something else is due."""
    trip = world.expeditions.trip
    if trip is None or world.encounter.fight is not None or world.sector.arrived is not None:
        return None
    if trip.due:
        return Say("expedition.now.due"), Say("line.cross")
    if trip.at_source and trip.left > 0:
        return Say("expedition.now.work", {"left": trip.left}), Say("line.work")
    if trip.at_source and not trip.homeward:
        loaded = any(n > 0 for n in trip.carried.values())
        return Say("expedition.now.empty"), Say("line.home" if loaded else "line.cross")
    return Say("expedition.now.home" if trip.homeward else "expedition.now.cross"), Say("line.cross")


def _where(rules: Rules, world: World, trip: Trip) -> Say:
    return Say("expedition.where", {"clauses": Listed(tuple(_clauses(rules, world, trip)), " · ")})


def _clauses(rules: Rules, world: World, trip: Trip) -> Iterator[Say | Value]:
    values: dict[str, Value] = {"n": trip.where, "of": len(trip.route)}
    if trip.at_source and trip.source:
        source = Term(rules.expedition.procedure.id, f"sources.{trip.source}.name")
        yield Say("expedition.where.source", {"source": source, "left": max(0, trip.left)})
    elif trip.where == 0:
        yield Say("expedition.where.start", values)
    else:
        yield Say("expedition.where.home" if trip.homeward else "expedition.where.out", values)
    yield pace_word(trip.pace)
    outing_rules, outing = read_of(rules, world)
    for key, who in (
        ("leads", roles.leader(outing_rules, outing)),
        ("watches", roles.lookout(outing_rules, outing)),
    ):
        if who:
            yield Say(f"expedition.where.{key}", {"who": name(world, who)})
    yield Say("expedition.where.food", {"n": sum(max(0, n) for n in trip.carried.values())})
    if trip.dropped or trip.lost:
        yield Say("expedition.where.gone", {"dropped": trip.dropped, "lost": trip.lost})
    yield Say("expedition.where.rations", {"n": _person_days(rules, world, trip)})


def _person_days(rules: Rules, world: World, trip: Trip) -> int:
    numbers, people = rules.expedition.procedure.rations, world.people.by_id
    blocks = sum(people[who].gear.count(numbers.item) for who in trip.people if who in people and not people[who].dead)
    return max(0, trip.rations) + blocks * numbers.item_days


def _next(rules: Rules, world: World, trip: Trip) -> Iterator[Say]:
    if world.odds == "off":
        return
    outing_rules, outing = read_of(rules, world)
    if trip.at_source:
        beat = odds.beat(outing_rules, outing)
        if beat is not None:
            units = round(float(beat.units), 1)
            whole = int(units) if units.is_integer() else units
            yield Say("expedition.beat", {"units": whole, "seen": _seen(rules, world, beat)})
        return
    node, where = (trip.node, trip.where) if trip.due else (trip.ahead, trip.next_where)
    if node is None:
        if trip.homeward:
            yield Say("expedition.next.village")
        return
    step = odds.step(outing_rules, outing)
    if step is None:
        key = "expedition.next.unknown" if not node.charted else "expedition.next.nobody"
        yield Say(key, {"n": _numbered(rules, world, node, where)})
        return
    clauses = tuple(_odds(rules, world, outing_rules, outing, step))
    key = "expedition.next.rest" if trip.due else "expedition.next"
    watch = watch_of(outing_rules.fight, outing, where)
    n = _numbered(rules, world, node, where)
    yield Say(key, {"n": n, "watch": watch, "odds": Listed(clauses, " · ")})


def _numbered(rules: Rules, world: World, node: Node, where: int) -> Value:
    """The number of a node, with the place of the map that it is."""
    place = node_said(rules, world, node.place)
    return where if place is None else Say("charts.node", {"n": where, "place": place})


def _sealed(rules: Rules, world: World, trip: Trip) -> Iterator[Say]:
    """How the seal ahead is opened, or gone round."""
    if trip.ahead is None or not trip.ahead.sealed or trip.due:
        return
    yield Say("expedition.sealed", {"how": _opening(rules, world, *read_of(rules, world))})


def _opening(rules: Rules, world: World, outing_rules: OutingRules, outing: Outing) -> Value:
    """With a tool, or by whose roll, with which chance."""
    up = standing(outing_rules.fight, outing)
    tool = sealed.tool(outing_rules, outing.ground, up)
    who = sealed.opener(outing_rules, outing.ground, up)
    if tool or not who:
        return Say("strata.opens", {"tool": Term(tool)}) if tool else Say("strata.refused.nobody")
    if world.odds == "off":
        return name(world, who)
    pool = check.pool_size(rules.check, sealed.parts(outing_rules, outing.ground, who))
    shares = check.odds(rules.check, pool)
    told = chances(world, [(degree(rules, key), shares[key]) for key in check.RANK if key in shares])
    return Say("strata.rolls", {"who": name(world, who), "pool": pool, "shares": told})


def _odds(rules: Rules, world: World, outing_rules: OutingRules, outing: Outing, step: odds.Step) -> Iterator[Say]:
    for key, share in (("presence", step.presence), ("hazard", step.hazard)):
        if share:
            yield Say(f"expedition.odds.{key}", {"chance": chance(world, share)})
    if step.sneak is not None:
        shares = [(degree(rules, key), n) for key, n in step.sneak.odds.items() if not check.is_clean(key)]
        values: dict[str, Value] = {"pool": step.sneak.pool, "shares": chances(world, shares)}
        watching = roles.lookout(outing_rules, outing)
        if watching:
            values |= {"who": name(world, watching), "helped": chance(world, step.sneak.helped)}
        yield Say("expedition.odds.sneak_helped" if watching else "expedition.odds.sneak", values)
    yield Say("expedition.odds.beats", {"n": step.beats})


def _seen(rules: Rules, world: World, beat: odds.Beat) -> Say:
    if beat.sneak is None:
        return Say("expedition.beat.unwatched")
    ladder = rules.safeguard.ladder
    rung = ladder.levels[beat.level]
    then: Value = Say("expedition.beat.level", {"level": beat.level})
    if beat.sends:
        then = Term(ladder.id, f"levels.{rung.key}.dispatch.name")
    return Say("expedition.beat.seen", {"chance": chance(world, beat.sneak.odds["fail"]), "then": then})


def _lines(trip: Trip) -> tuple[Value, ...]:
    """Lines that are legal now, the likeliest first."""
    if trip.due:
        return (Say("line.cross"),)
    keys = ["work"] if trip.at_source and trip.left > 0 else ["cross"]
    keys += [key for key, on in (("hunt", bool(trip.prey)), ("home", not trip.homeward), ("camp", True)) if on]
    return tuple(Say(f"line.{key}") for key in (*keys, "pace"))


def outing_data(rules: Rules, world: World) -> dict[str, object] | None:
    """The expedition for machines; the shape is docs/status.schema.json."""
    trip = world.expeditions.trip
    if trip is None:
        return None
    people = world.people.by_id
    return {
        "node": trip.where,
        "nodes": [node.watch for node in trip.route],
        "homeward": trip.homeward,
        "due": trip.due,
        "pace": trip.pace,
        "leader": trip.leader,
        "lookout": trip.lookout,
        "source": trip.source,
        "left": max(0, trip.left),
        "food": sum(character.load(people[who]) for who in trip.people if who in people and not people[who].dead),
        "dropped": trip.dropped,
        "lost": trip.lost,
        "rations": _person_days(rules, world, trip),
    }
