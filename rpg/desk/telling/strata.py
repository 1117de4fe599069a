"""The map of the City, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import name, pips, tells
from rpg.desk.titles import structure
from rpg.game import strata as map_
from rpg.game.strata import events as e
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.strata.state import Link, Node
    from rpg.words import Value


def connector(rules: Rules, link: Link) -> Term:
    """A connector as the table reads it."""
    own, kind = rules.strata, map_.kind_of(rules.strata, link)
    if not link.plate:
        return Term(own.id, f"connectors.{kind.key}.text")
    return Term(own.id, "shell.pierced.text" if kind == own.shell.pierced else f"shell.passages.{kind.key}.text")


def size(rules: Rules, node: Node | None) -> Say:
    """``canyon, 100 km, M5: 1 day``."""
    large = map_.magnitude_of(rules.strata, node)
    if node is None or large is None:
        return Say("strata.village")
    at = f"magnitudes.{large.key}"
    values: dict[str, Value] = {field: Term(rules.strata.id, f"{at}.{field}") for field in ("name", "size", "travel")}
    return Say("strata.size", {**values, "m": node.magnitude})


def place(rules: Rules, node: Node) -> Say:
    """``0.3 Old Pump: silo block, dripping nutrient``."""
    values: dict[str, Value] = {
        "label": node.label,
        "name": Say("strata.named", {"name": node.name}) if node.name else Say("desk.nothing"),
        "structure": structure(rules, node.structure),
        "feature": Term(rules.strata.id, f"features.{node.feature}.text"),
    }
    return Say("strata.place", values)


def _told(key: str, **values: Value) -> list[Say]:
    return [Say(f"strata.told.{key}", values)]


def _title(world: World, node: int) -> Value:
    known = world.strata.nodes.get(node)
    return known.title if known else Say("strata.village")


def _ends(world: World, link: Link) -> dict[str, Value]:
    return {"a": _title(world, link.a), "b": _title(world, link.b)}


@tells(e.StratumFound)
def _stratum(event: e.StratumFound, _: Rules, __: World, ___: World) -> list[Say]:
    return _told("stratum", depth=event.depth)


@tells(e.ConnectorFound)
def _found(event: e.ConnectorFound, rules: Rules, _: World, now: World) -> list[Say]:
    link = now.strata.links.get(event.link)
    if link is None or not event.faces:
        return []
    values: dict[str, Value] = {"to": _title(now, link.b), "size": size(rules, now.strata.nodes.get(link.b))}
    way = Say(f"line.{event.way}")
    return _told("found", way=way, connector=connector(rules, link), faces=pips(event.faces), **values)


@tells(e.WayRoundFound)
def _round(event: e.WayRoundFound, _: Rules, __: World, now: World) -> list[Say]:
    nodes = {now.strata.links[link].b for link in event.links if link in now.strata.links}
    return _told("round", n=sum(now.strata.nodes[node].extra for node in nodes if node in now.strata.nodes))


@tells(e.Went, e.WentBack, e.Placed)
def _went(_: object, rules: Rules, before: World, now: World) -> list[Say]:
    if now.strata.here == before.strata.here:
        return []
    here = now.strata.node
    if here is None:
        return _told("home")
    return _told("went", place=place(rules, here), size=size(rules, here), watch=here.watch)


@tells(e.ConnectorOpened)
def _opened(event: e.ConnectorOpened, rules: Rules, _: World, now: World) -> list[Say]:
    link = now.strata.links.get(event.link)
    if link is None:
        return []
    tool: Value = Say("strata.with", {"tool": Term(event.tool)}) if event.tool else Say("desk.nothing")
    return _told("opened", connector=connector(rules, link), tool=tool)


@tells(e.ConnectorClosed)
def _closed(event: e.ConnectorClosed, _: Rules, __: World, now: World) -> list[Say]:
    link = now.strata.links.get(event.link)
    return _told("closed", **_ends(now, link)) if link else []


@tells(e.ConnectorRebuilt)
def _rebuilt(event: e.ConnectorRebuilt, rules: Rules, _: World, now: World) -> list[Say]:
    link = now.strata.links.get(event.link)
    if link is None:
        return []
    return _told(f"rebuilt.{event.why}", connector=connector(rules, link), **_ends(now, link))


@tells(e.ThresholdSeen)
def _threshold(event: e.ThresholdSeen, rules: Rules, _: World, now: World) -> list[Say]:
    link = now.strata.links.get(event.link)
    return _told("threshold", connector=connector(rules, link), **_ends(now, link)) if link else []


@tells(e.StructureSet)
def _structure(event: e.StructureSet, rules: Rules, _: World, now: World) -> list[Say]:
    if event.node not in now.strata.nodes:
        return []
    who = name(now, event.who)
    built = structure(rules, event.structure)
    return _told(f"structure.{event.why}", place=_title(now, event.node), structure=built, who=who)


@tells(e.MapDrifted)
def _drifted(event: e.MapDrifted, _: Rules, __: World, ___: World) -> list[Say]:
    faces = " ".join(map(str, event.faces))
    return _told("drifted", depth=event.depth, faces=faces) if event.faces else []


@tells(e.NodeKnown)
def _known(event: e.NodeKnown, rules: Rules, _: World, now: World) -> list[Say]:
    node = now.strata.nodes.get(event.node)
    return _told("known", place=place(rules, node), size=size(rules, node), watch=node.watch) if node else []


@tells(e.NodeNamed)
def _named(event: e.NodeNamed, _: Rules, __: World, now: World) -> list[Say]:
    node = now.strata.nodes.get(event.node)
    if node is None:
        return []
    return _told("named", label=node.label, name=node.name) if node.name else _told("unnamed", label=node.label)


@tells(e.VistaSeen)
def _vista(event: e.VistaSeen, _: Rules, __: World, now: World) -> list[Say]:
    return _told("vista", place=_title(now, event.node))


@tells(e.BearingChanged)
def _bearing(event: e.BearingChanged, rules: Rules, before: World, now: World) -> list[Say]:
    was, has = (map_.bearing(rules.strata, world.strata) for world in (before, now))
    if was == has:
        return []
    why: Value = Say(f"strata.bearing.{event.why}") if event.why else Say("desk.nothing")
    return _told("bearing", by=has - was, now=has, most=rules.strata.bearing.most, why=why)


@tells(e.Travelled)
def _travelled(event: e.Travelled, rules: Rules, _: World, now: World) -> list[Say]:
    large = map_.magnitude_of(rules.strata, now.strata.nodes.get(event.node))
    if large is None:
        return []
    travel = Term(rules.strata.id, f"magnitudes.{large.key}.travel")
    if event.years:
        return _told("years", travel=travel)
    if event.cycles:
        return _told("cycles", travel=travel, n=event.cycles)
    return _told("watches", travel=travel)


@tells(e.CrossingBroken)
def _broken(event: e.CrossingBroken, rules: Rules, _: World, now: World) -> list[Say]:
    large = map_.magnitude_of(rules.strata, now.strata.nodes.get(event.node))
    return [uncrossed(rules, now)] if large is not None and now.strata.uncrossed == event.node else []


def uncrossed(rules: Rules, world: World) -> Say:
    """That they stand at the edge of the node at hand, and what crossing it takes."""
    large = map_.magnitude_of(rules.strata, world.strata.node)
    travel: Value = Term(rules.strata.id, f"magnitudes.{large.key}.travel") if large else Say("desk.nothing")
    return Say("strata.told.broken", {"travel": travel})


@tells(e.CycleLived)
def _lived(_: e.CycleLived, __: Rules, ___: World, now: World) -> list[Say]:
    return _told("lived", n=max(0, now.strata.away))
