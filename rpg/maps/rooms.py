"""The ground as a small graph: places, and what lies between them, joined wherever one can step across."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.maps.cells import Spot, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from rpg.maps.model import Map

Ground: TypeAlias = frozenset[str]
_NOBODYS: Ground = frozenset()


class Rooms:
    """Regions of a map: the connected cells that belong to the same places (to none, in a corridor).

    Whatever is asked of it afterwards is asked of some dozens of regions, not of thousands of cells.
    """

    def __init__(self, map_: Map, ways: Mapping[Spot, tuple[Spot, ...]]) -> None:
        """The regions of the ground that one can walk, as ``ways`` says (spot -> spots one step away)."""
        self._ways = ways
        self._ground = _grounds(map_, ways)
        self._own: dict[str, list[Spot]] = {}
        for spot, places in self._ground.items():
            for place in places:
                self._own.setdefault(place, []).append(spot)
        self._region: dict[Spot, int] = {}
        self._owners: list[Ground] = []
        self._near: list[set[int]] = []
        for spot in ways:
            if spot not in self._region:
                self._flood(spot)
        self._meet()

    def on_loop(self, place: str) -> bool:
        """Whether one can leave a place through one opening and come back through another without crossing it."""
        own = self._own.get(place, [])
        ground = self._ground
        doors = {n for spot in own for n in self._ways[spot] if place not in ground.get(n, _NOBODYS)}
        part = self._parts(place)
        met: set[int] = set()
        for opening in _openings(doors, self._ways, frozenset(own)):
            into = {part[self._region[door]] for door in opening}
            if met & into:
                return True
            met |= into
        return False

    def joined(self, one: str, other: str) -> bool:
        """Whether one can walk from one place to another without crossing a third."""
        first = [region for region, owners in enumerate(self._owners) if one in owners]
        seen, edge = set(first), list(first)
        while edge:
            region = edge.pop()
            if other in self._owners[region]:
                return True
            fresh = {n for n in self._near[region] if n not in seen and self._owners[n] <= {one, other}}
            seen |= fresh
            edge += sorted(fresh)
        return False

    def neighbours(self, place: str) -> set[str]:
        """The places that can be come to from one without crossing a third."""
        first = [region for region, owners in enumerate(self._owners) if place in owners]
        return self._around(first, frozenset({place})) - {place}

    def beside(self, spot: Spot) -> set[str]:
        """The places that can be come to from a spot without crossing another."""
        return self._around([self._region[spot]], frozenset())

    def _around(self, first: list[int], crossed: Ground) -> set[str]:
        """The places met first from those regions, over ground that is nobody's or of what may be crossed."""
        edge, seen = list(first), set(first)
        found = set[str]()
        while edge:
            for region in sorted(self._near[edge.pop()] - seen):
                seen.add(region)
                found |= self._owners[region]
                if self._owners[region] <= crossed:
                    edge.append(region)
        return found

    def _flood(self, start: Spot) -> None:
        own, ground = len(self._owners), self._ground.get(start, _NOBODYS)
        grounds, region, ways = self._ground, self._region, self._ways
        self._owners.append(ground)
        self._near.append(set())
        region[start] = own
        edge = [start]
        while edge:
            for near in ways[edge.pop()]:
                if near not in region and grounds.get(near, _NOBODYS) == ground:
                    region[near] = own
                    edge.append(near)

    def _meet(self) -> None:
        """Note which regions lie beside each other."""
        region, beside = self._region, self._near
        for spot, near in self._ways.items():
            own = region[spot]
            for other in near:
                if region[other] != own:
                    beside[own].add(region[other])

    def _parts(self, without: str) -> dict[int, int]:
        """The connected part of each region, once a place is taken out."""
        part: dict[int, int] = {}
        for start in range(len(self._owners)):
            if start in part or without in self._owners[start]:
                continue
            part[start] = start
            edge = [start]
            while edge:
                for near in self._near[edge.pop()]:
                    if near not in part and without not in self._owners[near]:
                        part[near] = start
                        edge.append(near)
        return part


def _grounds(map_: Map, ways: Mapping[Spot, tuple[Spot, ...]]) -> dict[Spot, Ground]:
    """The places of each spot that has any."""
    found: dict[tuple[int, int, int], list[str]] = {}
    for place in map_.places:
        left, top, wide, high = place.area
        for y in range(top, top + high):
            for x in range(left, left + wide):
                if (at := (place.stratum, x, y)) in ways:
                    found.setdefault(at, []).append(place.key)
    known: dict[tuple[str, ...], Ground] = {}
    return {Spot._make(at): known.setdefault(tuple(keys), frozenset(keys)) for at, keys in found.items()}


def _openings(doors: set[Spot], ways: Mapping[Spot, object], own: AbstractSet[Spot]) -> list[set[Spot]]:
    """The spots outside a place by the opening they belong to: side by side, or round a corner that is open, too."""
    left, found = set(doors), []
    for first in sorted(doors):
        if first not in left:
            continue
        opening, edge = {first}, [first]
        while edge:
            fresh = {n for n in _beside(edge.pop(), ways, own) if n in left} - opening
            opening |= fresh
            edge += sorted(fresh)
        left -= opening
        found.append(opening)
    return found


def _beside(spot: Spot, ways: Mapping[Spot, object], own: AbstractSet[Spot]) -> Iterable[Spot]:
    def open_(x: int, y: int) -> bool:
        at = Spot(spot.stratum, x, y)
        return at in ways and at not in own

    for x, y in around(spot.x, spot.y):
        yield Spot(spot.stratum, x, y)
    for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        if open_(spot.x + i, spot.y) or open_(spot.x, spot.y + j):
            yield Spot(spot.stratum, spot.x + i, spot.y + j)
