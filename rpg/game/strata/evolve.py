"""(strata, event) -> strata. No rules and no dice; what is not on the map changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

from msgspec.structs import replace

from rpg.game.strata import events as e
from rpg.game.strata.state import HOME, Link, Node, Strata, Stratum

if TYPE_CHECKING:
    from collections.abc import Iterable

_Moved: TypeAlias = e.Went | e.WentBack | e.Placed
_Joined: TypeAlias = (
    e.ConnectorFound | e.WayRoundFound | e.ConnectorOpened | e.ConnectorClosed | e.ConnectorRebuilt | e.ThresholdSeen
)
_Place: TypeAlias = e.StructureSet | e.NodeKnown | e.NodeNamed | e.VistaSeen


def evolve(strata: Strata, event: e.StrataEvent) -> Strata:  # noqa: C901, PLR0911, PLR0912 - a match of one expression each
    """The map once that has happened."""
    match event:
        case e.StratumFound(depth=depth):
            found = Stratum(depth=depth, size=event.size, sector=event.sector)
            return replace(strata, strata={**strata.strata, depth: found})
        case e.NodeFound():
            return replace(strata, nodes={**strata.nodes, event.node: _found(event)}) if event.node > HOME else strata
        case e.Went() | e.WentBack() | e.Placed():
            return _moved(strata, event)
        case e.StructureSet() | e.NodeKnown() | e.NodeNamed() | e.VistaSeen():
            return _placed(strata, event)
        case e.BearingChanged(by=by):
            return replace(strata, bearing=strata.bearing + by)
        case e.Travelled() | e.CrossingBroken():
            return _crossed(strata, event)
        case e.CycleLived():
            return replace(strata, away=strata.away - 1) if strata.away > 0 else strata
        case e.MapDrifted():
            return strata
        case _:
            return _joined(strata, event)


def folded(strata: Strata, events: Iterable[e.StrataEvent]) -> Strata:
    """The map after all these events."""
    for event in events:
        strata = evolve(strata, event)
    return strata


def new_season(strata: Strata) -> Strata:
    """The map when a season turns: charts may be used anew."""
    return replace(strata, redrawn={}) if strata.redrawn else strata


def shown(strata: Strata) -> Strata:
    """The map as far as whoever walks it knows.

    Of what nobody has entered or heard that is only how large it is, and how it is built if somebody declared that.
    """
    nodes = {key: _seen(node) for key, node in strata.nodes.items()}
    sizes = {depth: replace(stratum, size=0) for depth, stratum in strata.strata.items()}
    return replace(strata, nodes=nodes, strata=sizes) if nodes or sizes else strata


def _seen(node: Node) -> Node:
    if node.entered or node.known:
        return node
    return replace(node, structure=node.structure if node.declared else "", feature="", watch=0)


def noticed(strata: Strata, event: e.StrataEvent) -> e.StrataEvent | None:
    """What of an event may be told to whoever knows the map as it stands; None: nothing of it.

    How a node is built that nobody knows is not; how many nodes a stratum has never is.
    """
    match event:
        case e.StratumFound():
            return replace(event, size=0, faces=())
        case e.NodeFound(node=node) if node in strata.nodes:
            seen = _seen(strata.nodes[node])
            if seen == strata.nodes[node]:
                return event
            return replace(event, structure=seen.structure, feature="", watch=0, faces=())
        case e.StructureSet(node=node) if node in strata.nodes:
            return event if _seen(strata.nodes[node]).structure else None
        case _:
            return event


def _crossed(strata: Strata, event: e.Travelled | e.CrossingBroken) -> Strata:
    """The map with a node crossed, or still to be; nobody crosses one that is not on it."""
    if event.node not in strata.nodes:
        return strata
    if isinstance(event, e.CrossingBroken):
        return replace(strata, uncrossed=event.node) if event.node == strata.here else strata
    left = 0 if event.node == strata.uncrossed else strata.uncrossed
    return replace(strata, away=strata.away + event.cycles, uncrossed=left)


def _found(event: e.NodeFound) -> Node:
    return Node(
        id=event.node,
        depth=event.depth,
        number=event.number,
        row=event.row,
        structure=event.structure,
        feature=event.feature,
        magnitude=event.magnitude,
        watch=event.watch,
        extra=event.extra,
    )


def _joined(strata: Strata, event: _Joined) -> Strata:
    """The map with a connector found, or another than it was."""
    if isinstance(event, e.ConnectorFound):
        known = all(end == HOME or end in strata.nodes for end in (event.a, event.b))
        found = Link(id=event.link, a=event.a, b=event.b, way=event.way, kind=event.kind, plate=event.plate)
        return replace(strata, links={**strata.links, event.link: found}) if known and event.b != HOME else strata
    match event:
        case e.WayRoundFound(links=links):
            return _link(strata, event.link, around=links) if set(links) <= strata.links.keys() else strata
        case e.ConnectorOpened():
            return _link(strata, event.link, opened=True)
        case e.ConnectorClosed():
            return _link(strata, event.link, closed=True)
        case e.ConnectorRebuilt(kind=kind):
            return _link(strata, event.link, kind=kind, opened=False, closed=False, changed=event.why != "beam")
        case e.ThresholdSeen():
            return _link(strata, event.link, changed=False)
        case _:
            assert_never(event)


def _link(strata: Strata, link: int, **changes: Any) -> Strata:  # noqa: ANN401 - fields of a link
    known = strata.links.get(link)
    return replace(strata, links={**strata.links, link: replace(known, **changes)}) if known else strata


def _placed(strata: Strata, event: _Place) -> Strata:
    """The map with a node of which more, or something else, is so."""
    match event:
        case e.StructureSet(structure=structure, who=who):
            declared = {"declared": True} if event.why == "declared" else {}
            after = _node(strata, event.node, structure=structure, **declared)
            counted = event.why == "redrawn" and after is not strata
            return replace(after, redrawn={**after.redrawn, who: after.redrawn.get(who, 0) + 1}) if counted else after
        case e.NodeKnown():
            return _node(strata, event.node, known=True)
        case e.NodeNamed(name=name):
            return _node(strata, event.node, name=name)
        case e.VistaSeen():
            return _node(strata, event.node, vista=True)
        case _:
            assert_never(event)


def _node(strata: Strata, node: int, **changes: Any) -> Strata:  # noqa: ANN401 - fields of a node
    known = strata.nodes.get(node)
    return replace(strata, nodes={**strata.nodes, node: replace(known, **changes)}) if known else strata


def _moved(strata: Strata, event: _Moved) -> Strata:
    """The map with the group elsewhere; a way home that does not hold together is none, and changes nothing."""
    match event:
        case e.Went(link=link):
            there = strata.links.get(link)
            trail = (*strata.trail, link) if there and there.a == strata.here else None
        case e.WentBack(drop=drop, onto=onto):
            sound = event.start in {HOME, strata.here} and 0 < drop <= len(strata.trail)
            trail = (*strata.trail[:-drop], *onto) if sound else None
        case e.Placed(trail=given):
            trail = given
        case _:
            assert_never(event)
    here = None if trail is None else _end(strata, trail)
    if trail is None or here is None:
        return strata
    return _node(replace(strata, here=here, trail=_straight(strata, trail), uncrossed=0), here, entered=True)


def _end(strata: Strata, trail: tuple[int, ...]) -> int | None:
    """Where a way from the village ends; None if it is no way."""
    at = HOME
    for link in trail:
        there = strata.links.get(link)
        if there is None or there.a != at:
            return None
        at = there.b
    return at


def _straight(strata: Strata, trail: tuple[int, ...]) -> tuple[int, ...]:
    """The way home without its loops: whoever comes to a place again has not been away."""
    kept: list[int] = []
    for link in trail:
        start = strata.links[link].a
        met = next((n for n, other in enumerate(kept) if strata.links[other].a == start), None)
        kept = kept[:met] if met is not None else kept
        kept.append(link)
    end = strata.links[kept[-1]].b if kept else HOME
    met = next((n for n, other in enumerate(kept) if strata.links[other].a == end), None)
    return tuple(kept[:met] if met is not None else kept)
