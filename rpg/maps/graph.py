"""A map as a graph of places: what joins them, on how many loops, which ways nothing goes round."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.cells import Spot, holds
from rpg.maps.model import LETTERS, Link
from rpg.maps.proof import ground, prove, start

if TYPE_CHECKING:
    from rpg.maps.model import Feature, Map
    from rpg.maps.proof import Proof


class Route(NamedTuple):
    """The shortest way from where one comes in to some food: its places in order, and the highest Watch on it."""

    source: Feature
    places: tuple[str, ...]
    watch: int


class Account(NamedTuple):
    """What a map is worth: its proof, its ways, how many loops are independent of each other, and so on.

    ``single`` are ways that nothing goes round; ``spans`` counts the ways over a void, ``locks`` are the doors in the
    order in which they can be opened, ``alone`` the places on no loop. ``drawn``: the map names its links itself; else
    they are what its ground makes, and its catwalks are counted as spans.
    """

    proof: Proof
    links: tuple[Link, ...]
    cycles: int
    single: tuple[Link, ...]
    spans: int
    locks: tuple[Feature, ...]
    alone: tuple[str, ...]
    routes: tuple[Route, ...]
    drawn: bool = True


def account(map_: Map) -> Account:
    """All of it; of a map that is not proved only the proof says much."""
    proof = prove(map_)
    links = links_of(map_)
    rooms = ground(map_)
    doors = {feature.key: feature for feature in map_.features}
    return Account(
        proof=proof,
        links=links,
        cycles=cycles(map_, links),
        single=single(map_, links),
        drawn=bool(map_.links),
        spans=sum(link.kind == "bridge" for link in links) if map_.links else spans(map_),
        locks=tuple(doors[key] for key in proof.opened),
        alone=tuple(place.key for place in map_.places if not rooms.on_loop(place.key)),
        routes=routes(map_, links),
    )


def links_of(map_: Map) -> tuple[Link, ...]:
    """The links of a map; of one that names none, those that its ground makes: every two places with none between."""
    if map_.links:
        return map_.links
    rooms = ground(map_)
    pairs = {tuple(sorted((place.key, other))) for place in map_.places for other in rooms.neighbours(place.key)}
    return tuple(Link(one=one, other=other) for one, other in sorted(pairs))


def spans(map_: Map) -> int:
    """How many catwalks a map has: cells of bridge that hang together on their stratum."""
    left = {
        Spot(k, x, y) for k, stratum in enumerate(map_.strata) for y, row in enumerate(stratum.rows)
        for x, letter in enumerate(row) if LETTERS.get(letter) == "bridge"
    }  # fmt: skip
    count = 0
    while left:
        edge, count = [left.pop()], count + 1
        while edge:
            k, x, y = edge.pop()
            beside = {Spot(k, x, y - 1), Spot(k, x + 1, y), Spot(k, x, y + 1), Spot(k, x - 1, y)} & left
            left -= beside
            edge += beside
    return count


def cycles(map_: Map, links: tuple[Link, ...]) -> int:
    """How many loops there are that are not made of others: ways, less places, plus parts that hang together."""
    near = _near(map_, links)
    left, parts = dict.fromkeys(near), 0
    while left:
        edge = [next(iter(left))]
        del left[edge[0]]
        parts += 1
        while edge:
            for other, _ in near[edge.pop()]:
                if other in left:
                    del left[other]
                    edge.append(other)
    return len(links) - len(near) + parts


def single(map_: Map, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The ways without which some place could not be come to (bridges, as the theory of graphs calls them)."""
    return tuple(link for index, link in enumerate(links) if not _round(_near(map_, links), link, index))


def routes(map_: Map, links: tuple[Link, ...]) -> tuple[Route, ...]:
    """To each source of food, over the fewest places, seals not counted."""
    begin = start(map_)
    first = next((p.key for p in map_.places if begin and holds(p, begin)), None)
    if first is None and begin is not None:
        beside = ground(map_).beside(begin)
        first = min(beside) if beside else None
    watch = {place.key: place.watch for place in map_.places}
    found = []
    for source in (feature for feature in map_.features if feature.symbol == "source"):
        held = next((place.key for place in map_.places if holds(place, Spot(source.stratum, *source.at))), None)
        way = _shortest(_near(map_, links), first, held) if first and held else ()
        if way:
            found.append(Route(source, way, max(watch[key] for key in way)))
    return tuple(found)


def _near(map_: Map, links: tuple[Link, ...]) -> dict[str, list[tuple[str, int]]]:
    near: dict[str, list[tuple[str, int]]] = {place.key: [] for place in map_.places}
    for index, link in enumerate(links):
        near[link.one].append((link.other, index))
        near[link.other].append((link.one, index))
    return near


def _round(near: dict[str, list[tuple[str, int]]], link: Link, index: int) -> bool:
    """Whether one comes from one end of a way to the other without it."""
    seen, edge = {link.one}, [link.one]
    while edge:
        fresh = [other for other, way in near[edge.pop()] if way != index and other not in seen]
        seen.update(fresh)
        edge += fresh
    return link.other in seen


def _shortest(near: dict[str, list[tuple[str, int]]], first: str, last: str) -> tuple[str, ...]:
    came: dict[str, str] = {first: ""}
    queue = [first]
    for at in queue:
        for other, _ in near[at]:
            if other not in came:
                came[other] = at
                queue.append(other)
    way = []
    at = last if last in came else ""
    while at:
        way.append(at)
        at = came[at]
    return tuple(reversed(way))
