"""The proof of a map: every cell can be walked to, over stairs, lifts and shafts; and how many places lie on a loop.

Sealed doors count as shut: a map that needs one open is not proved. Faults are values, every one of them.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from rpg.maps.cells import CLIMBED, Spot, around, height, inside, joints, spots, walkable, width
from rpg.maps.model import LETTERS
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from rpg.maps.model import Map, Place
    from rpg.words import Value

Code: TypeAlias = Literal[
    "empty", "ragged", "letter", "size", "outside", "no_floor", "in_mass", "nowhere", "unreachable"
]
_ON_FLOOR = frozenset({"door", "sealed", "lift", "stair", "terminal", "body", "exit"})


class Fault(msgspec.Struct, frozen=True, order=True):
    """What is wrong with a map, where (stratum from 0, cell), and the key of the place or feature at fault, if any."""

    code: Code
    stratum: int
    x: int = 0
    y: int = 0
    key: str = ""
    count: int = 0

    @property
    def say(self) -> Say:
        """The fault as a sentence; strata, columns and rows count from 1 there."""
        told: dict[str, Value] = {
            "stratum": self.stratum + 1,
            "x": self.x + 1,
            "y": self.y + 1,
            "key": self.key,
            "count": self.count,
        }
        return Say(f"map.fault.{self.code}", told)


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What was shown: cells walkable, cells reached from the first of them, places on a loop of all, and the faults."""

    walkable: int
    reached: int
    looped: int
    places: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether the map is fit for a table."""
        return not self.faults

    @property
    def loops(self) -> float:
        """The share of places that can be left one way and come back to by another, 0 to 1."""
        return self.looped / self.places if self.places else 0.0


def prove(map_: Map) -> Proof:
    """All that can be shown of a map. Faults of shape end the proof: what lies on bad ground is not judged."""
    if shape := tuple(sorted(_shape(map_))):
        return Proof(walkable=0, reached=0, looped=0, places=len(map_.places), faults=shape)
    ways = _ways(map_)
    islands = _islands(ways)
    faults = [*_standing(map_), *_nowhere(map_), *(_island(island) for island in islands[1:])]
    return Proof(
        walkable=sum(len(island) for island in islands),
        reached=len(islands[0]) if islands else 0,
        looped=sum(on_loop(map_, place, ways) for place in map_.places),
        places=len(map_.places),
        faults=tuple(sorted(faults)),
    )


def on_loop(map_: Map, place: Place, ways: dict[Spot, tuple[Spot, ...]] | None = None) -> bool:
    """Whether one can leave the place through one opening and come back through another without crossing it."""
    ways = _ways(map_) if ways is None else ways
    own = {spot for spot in ways if spot.stratum == place.stratum and inside(place, spot.x, spot.y)}
    beyond = {spot: tuple(n for n in near if n not in own) for spot, near in ways.items() if spot not in own}
    doors = {n for spot in own for n in ways[spot] if n not in own}
    openings = _islands({spot: tuple(n for n in _beside(spot, beyond.keys()) if n in doors) for spot in doors})
    return any(sum(not island.isdisjoint(door) for door in openings) > 1 for island in _islands(beyond))


def _ways(map_: Map) -> dict[Spot, tuple[Spot, ...]]:
    sealed = {Spot(f.stratum, *f.at) for f in map_.features if f.symbol == "sealed"}
    joined = joints(map_)
    open_ = [spot for spot in spots(map_) if spot not in sealed]
    known = set(open_)
    return {
        spot: tuple(
            other
            for other in (*(Spot(spot.stratum, x, y) for x, y in around(spot.x, spot.y)), *joined.get(spot, ()))
            if other in known
        )
        for spot in open_
    }


def _beside(spot: Spot, open_: AbstractSet[Spot]) -> Iterable[Spot]:
    """The spots of the same opening: those that share an edge, and those round a corner that is open, too."""
    for x, y in around(spot.x, spot.y):
        yield Spot(spot.stratum, x, y)
    for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        if {Spot(spot.stratum, spot.x + i, spot.y), Spot(spot.stratum, spot.x, spot.y + j)} & open_:
            yield Spot(spot.stratum, spot.x + i, spot.y + j)


def _islands(ways: dict[Spot, tuple[Spot, ...]]) -> list[set[Spot]]:
    """The connected parts, that of the first spot first."""
    found: list[set[Spot]] = []
    seen: set[Spot] = set()
    for start in ways:
        if start in seen:
            continue
        island, queue = {start}, deque([start])
        while queue:
            fresh = [n for n in ways[queue.popleft()] if n not in island]
            island.update(fresh)
            queue.extend(fresh)
        seen |= island
        found.append(island)
    return found


def _island(island: set[Spot]) -> Fault:
    first = min(island)
    return Fault("unreachable", first.stratum, first.x, first.y, count=len(island))


def _shape(map_: Map) -> Iterable[Fault]:
    if not map_.strata:
        yield Fault("empty", 0)
    for k, stratum in enumerate(map_.strata):
        if not any(stratum.rows):
            yield Fault("empty", k)
        for y, row in enumerate(stratum.rows):
            if len(row) != len(stratum.rows[0]):
                yield Fault("ragged", k, len(row), y)
            yield from (Fault("letter", k, x, y, letter) for x, letter in enumerate(row) if letter not in LETTERS)
        if (width(stratum), height(stratum)) != (width(map_.strata[0]), height(map_.strata[0])):
            yield Fault("size", k)
    yield from _things(map_)


def _things(map_: Map) -> Iterable[Fault]:
    things = [(p.key, p.stratum, (p.area[0] + p.area[2] - 1, p.area[1] + p.area[3] - 1)) for p in map_.places]
    things += [(p.key, p.stratum, p.area[:2]) for p in map_.places]
    things += [(f.key, f.stratum, f.at) for f in map_.features]
    yield from sorted({Fault("outside", k, *at, key) for key, k, at in things if not _within(map_, k, *at)})


def _within(map_: Map, stratum: int, x: int, y: int) -> bool:
    if not 0 <= stratum < len(map_.strata):
        return False
    rows = map_.strata[stratum].rows
    return 0 <= y < len(rows) and 0 <= x < len(rows[y])


def _standing(map_: Map) -> Iterable[Fault]:
    ground = set(spots(map_))
    for place in map_.places:
        if not any(spot.stratum == place.stratum and inside(place, spot.x, spot.y) for spot in ground):
            yield Fault("no_floor", place.stratum, *place.area[:2], place.key)
    for feature in map_.features:
        if feature.symbol in _ON_FLOOR and not walkable(map_.strata[feature.stratum], *feature.at):
            yield Fault("in_mass", feature.stratum, *feature.at, feature.key)


def _nowhere(map_: Map) -> Iterable[Fault]:
    """Stairs and lifts that meet no other above or below."""
    met = joints(map_)
    for feature in map_.features:
        if feature.symbol in CLIMBED and Spot(feature.stratum, *feature.at) not in met:
            yield Fault("nowhere", feature.stratum, *feature.at, feature.key)
