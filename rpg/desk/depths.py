"""Where people are in the depth, what leads where and what it asks, with exact odds: said after every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.chances import chance, chances
from rpg.desk.outing import outing_lines, read_of
from rpg.desk.quest import carriers
from rpg.desk.telling import degree, name
from rpg.desk.telling.strata import connector, place, size
from rpg.game import strata
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.detect import best, moving
from rpg.game.encounter.ground import active
from rpg.game.expedition import descent, hazard, sealed
from rpg.game.expedition.depth import Depth
from rpg.game.strata.state import HOME
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.strata.state import Link, Way
    from rpg.words import Value

WAYS: tuple[Way, ...] = ("deeper", "across")


def depth_of(rules: Rules, world: World) -> Depth:
    """The rules and the part of the world that a way into the depth reads."""
    outing_rules, outing = read_of(rules, world)
    trip = world.expeditions.trip is not None
    return Depth(
        rules=outing_rules,
        own=rules.strata,
        ground=outing.ground,
        strata=world.strata,
        trip=trip,
        carriers=carriers(rules, world),
    )


def place_line(rules: Rules, world: World) -> tuple[Say, ...]:
    """The one line of where they are; nothing in the village."""
    here, own = world.strata.node, rules.strata
    if here is None:
        return ()
    values: dict[str, Value] = {
        "depth": here.depth,
        "place": place(rules, here),
        "size": size(rules, here),
        "watch": here.watch,
        "n": strata.bearing(own, world.strata),
        "most": own.bearing.most,
    }
    return (Say("strata.where", values),)


def depth_lines(rules: Rules, world: World) -> tuple[Say, ...]:
    """Where they are, every way with what it asks and how likely it goes well, what watches, and lines to type.

    Of an expedition no more than where it is: whoever is on a charted way is in no depth.
    """
    if world.expeditions.trip is not None:
        return (*outing_lines(rules, world)[:1], Say("strata.where.trip"))
    depth = depth_of(rules, world)
    state = world.strata
    here = place_line(rules, world) or (Say("strata.where.home"),)
    says = [*here, *(_way(depth, rules, world, way) for way in WAYS if way == "deeper" or state.here != HOME)]
    back = state.before()
    if back is not None:
        says.append(_link(depth, rules, world, back, "back"))
    if world.encounter.fight is None and world.sector.arrived is None:
        says += _watched(depth, rules, world)
        says += _listening(depth, rules, world)
        says.append(Say("strata.do", {"lines": Listed(tuple(_lines(depth)), " · ")}))
    return tuple(says)


def left(world: World) -> Say | None:
    """What the village has still to live of the time that passed out there; None if nothing."""
    return Say("strata.now.away", {"n": world.strata.away}) if world.strata.away > 0 else None


def depth_data(rules: Rules, world: World) -> dict[str, object]:
    """The same for machines; the shape is docs/status.schema.json."""
    here = world.strata.node
    node = None
    if here is not None:
        node = {
            "label": here.label,
            "name": here.name,
            "structure": here.structure,
            "feature": here.feature,
            "magnitude": here.magnitude,
            "watch": here.watch,
        }
    state = world.strata
    bearing = strata.bearing(rules.strata, state)
    return {"depth": state.depth, "node": node, "bearing": bearing, "cycles_away": max(0, state.away)}


def _way(depth: Depth, rules: Rules, world: World, way: Way) -> Say:
    known = depth.strata.way(depth.strata.here, way)
    if known is None:
        return Say("strata.way.unknown", {"way": Say(f"line.{way}")})
    return _link(depth, rules, world, known, way)


def _link(depth: Depth, rules: Rules, world: World, link: Link, choice: str) -> Say:
    """``deeper: climb: hazard test → 0.2 (canyon, 100 km, M5: 1 day) · Tae fails 25 %``."""
    beyond = depth.strata.nodes.get(link.a if choice == "back" else link.b)
    values: dict[str, Value] = {
        "way": Say(f"line.{choice}"),
        "connector": connector(rules, link),
        "to": beyond.title if beyond else Say("strata.village"),
        "size": Say("strata.way.size", {"size": size(rules, beyond)}) if beyond else Say("desk.nothing"),
    }
    clauses = tuple(_clauses(depth, rules, world, link, back=choice == "back"))
    return Say(
        "strata.way", {**values, "more": Listed(tuple(Say("strata.clause", {"what": one}) for one in clauses), "")}
    )


def _clauses(depth: Depth, rules: Rules, world: World, link: Link, *, back: bool) -> Iterator[Value]:
    """What passing asks, and how likely it goes well."""
    bar = strata.barred(depth.own, link, back=back)
    if bar:
        yield Say(f"strata.bar.{bar}")
    elif strata.shut(depth.own, link):
        yield from _opening(depth, rules, world, link)
    elif strata.kind_of(depth.own, link).lock or strata.kind_of(depth.own, link).sealed:
        yield Say("strata.bar.open")
    if not bar and strata.kind_of(depth.own, link).hazard:
        yield from _hazard(depth, rules, world)
    beats = 0 if bar else descent.waits(depth, link)
    if beats:
        yield Say("expedition.odds.beats", {"n": beats})
    if strata.roundable(depth.own, depth.strata, link, back=back):
        yield Say(
            "strata.round",
            {"n": depth.own.around.nodes, "line": Say("line.round_back" if back else f"line.round_{link.way}")},
        )


def _opening(depth: Depth, rules: Rules, world: World, link: Link) -> Iterator[Value]:
    """Who opens it, with a tool or with which chance."""
    lock, up = strata.kind_of(depth.own, link).lock, _up(depth)
    tool = sealed.tool(depth.rules, depth.ground, up)
    if lock is None and tool:
        yield Say("strata.opens", {"tool": Term(tool)})
        return
    carrier = descent.carrier(depth) if lock and lock.gene else ""
    if carrier:
        yield Say("strata.opens_gene", {"who": name(world, carrier)})
        return
    fight = depth.rules.fight
    who = best(fight, depth.ground, up, lock.skill) if lock else sealed.opener(depth.rules, depth.ground, up)
    if who and world.odds != "off":
        parts = descent.locked(depth, lock, who) if lock else sealed.parts(depth.rules, depth.ground, who)
        yield _rolls(rules, world, who, parts)


def _hazard(depth: Depth, rules: Rules, world: World) -> Iterator[Value]:
    """How likely the hazard test of each is to fail."""
    if world.odds == "off":
        return
    fails = []
    for person in active(depth.ground):
        if person.id in _up(depth):
            pool = check.pool_size(rules.check, hazard.parts(depth.rules, person))
            fails.append((person.name, check.odds(rules.check, pool)["fail"]))
    if fails:
        yield Say("strata.hazard", {"degree": degree(rules, "fail"), "shares": chances(world, fails)})


def _watched(depth: Depth, rules: Rules, world: World) -> Iterator[Say]:
    """The sneak test that a watched node asks of whoever is in it, with its odds."""
    fight, up = depth.rules.fight, _up(depth)
    who = best(fight, depth.ground, up, fight.encounter.procedure.sneak_skill)
    if world.watch <= 0 or not who or depth.strata.here == HOME:
        return
    line = Say("line.sneak", {"who": who})
    shares: Value = Say("desk.nothing")
    if world.odds != "off":
        moves = moving(fight, depth.ground, who, world.watch, "steady", helped=False, crossing=True)
        pool = check.pool_size(rules.check, (*moves, Part("watch", -world.watch)))
        fail = check.odds(rules.check, pool)["fail"]
        shares = Say("strata.watched.odds", {"degree": degree(rules, "fail"), "chance": chance(world, fail)})
    yield Say("strata.watched", {"watch": world.watch, "line": line, "odds": shares})


def _listening(depth: Depth, rules: Rules, world: World) -> Iterator[Say]:
    """Who would listen, and how likely they hear something."""
    who = descent.listener(depth)
    if who and world.odds != "off" and any(depth.strata.way(depth.strata.here, way) is None for way in WAYS):
        rolls = _rolls(rules, world, who, descent.listening(depth, who))
        yield Say("strata.listen", {"line": Say("line.listen"), "rolls": rolls})


def _rolls(rules: Rules, world: World, who: str, parts: Iterable[Part]) -> Say:
    pool = check.pool_size(rules.check, parts)
    odds = check.odds(rules.check, pool)
    shares = chances(world, [(degree(rules, key), odds[key]) for key in check.RANK if key in odds])
    return Say("strata.rolls", {"who": name(world, who), "pool": pool, "shares": shares})


def _lines(depth: Depth) -> Iterator[Say]:
    """Lines that are legal now."""
    away = depth.strata.here != HOME
    keys = ("deeper", *(("across", "back") if away else ()), "listen", *(("rest",) if away else ()), "map")
    return (Say(f"line.{key}") for key in keys)


def _up(depth: Depth) -> tuple[str, ...]:
    return descent.standing(depth)
