"""The proof of a map: every cell can be walked to, over stairs, lifts and shafts; and how many places lie on a loop.

One starts at the first exit, or else in the first cell. A sealed door opens once one has been where it is opened from
(`opened_by`): so a key behind its own lock is found out. A door without that stays shut, and a map that needs it open
is not proved. Faults are values, every one of them.
"""

from __future__ import annotations

from collections import Counter, deque
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from rpg.maps.cells import CLIMBED, Spot, area, around, height, joints, own, spots, walkable, width
from rpg.maps.depths import numeral
from rpg.maps.model import LETTERS, UNSEEN
from rpg.maps.rooms import Rooms
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from rpg.maps.model import Feature, Map
    from rpg.words import Value

Code: TypeAlias = Literal[
    "twice", "tall", "uncut", "stray", "crowded",
    "empty", "ragged", "letter", "size", "outside", "no_floor", "in_mass", "nowhere", "unreachable", "no_opener",
    "locked", "no_place", "no_way", "numbered",
]  # fmt: skip
Ways: TypeAlias = dict[Spot, tuple[Spot, ...]]
_DRAWN = LETTERS.keys() - {UNSEEN}
TALL = 100
"""How many cells high a stratum may be: the section is drawn to scale."""
CROWD = 8
"""How many places may share a cell."""
_AWAY = 1.0
"""By how many cells a pipe may reach over the edge."""
_ON_FLOOR = frozenset({"door", "sealed", "lift", "stair", "terminal", "body", "exit"})


class Fault(msgspec.Struct, frozen=True, order=True):
    """What is wrong with a map, where (stratum from 0, cell), and the key of the place or feature at fault, if any."""

    code: Code
    stratum: int
    x: int = 0
    y: int = 0
    key: str = ""
    count: int = 0
    other: str = ""
    depth: int | None = None

    @property
    def say(self) -> Say:
        """The fault as a sentence; columns and rows count from 1, strata of known depth are called as on plates."""
        told: dict[str, Value] = {
            "stratum": self.stratum + 1 if self.depth is None else numeral(self.depth),
            "x": self.x + 1,
            "y": self.y + 1,
            "key": self.key,
            "count": self.count,
            "other": self.other,
        }
        return Say(f"map.fault.{self.code}", told)


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What was shown: cells walkable, cells reached from the start, places on a loop of all, and the faults.

    ``opened`` are the keys of the sealed doors that opened, in the order in which they can be.
    """

    walkable: int
    reached: int
    looped: int
    places: int
    faults: tuple[Fault, ...]
    opened: tuple[str, ...] = ()

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
    if shape := tuple(sorted(_by_depth(map_, _shape(map_)))):
        return Proof(walkable=0, reached=0, looped=0, places=len(map_.places), faults=shape)
    whole = _ways(map_, shut=frozenset())
    reached, opened = _walk(map_, whole)
    closed = frozenset(door for door, feature in _sealed(map_).items() if feature.key not in opened)
    ways = _ways(map_, shut=closed) if closed else whole
    rooms = Rooms(map_, ways)
    keyless = tuple(_keyless(map_, opened))
    explained = {Spot(fault.stratum, x, y) for fault in keyless for x, y in around(fault.x, fault.y)}
    islands = _islands({spot: near for spot, near in ways.items() if spot not in reached})
    faults = [
        *_standing(map_, whole), *_nowhere(map_), *_numbered(map_), *keyless, *_linked(map_, rooms),
        *(_island(island) for island in islands if island.isdisjoint(explained)),
    ]  # fmt: skip
    return Proof(
        walkable=len(ways),
        reached=len(reached),
        looped=sum(rooms.on_loop(place.key) for place in map_.places),
        places=len(map_.places),
        faults=tuple(sorted(_by_depth(map_, faults))),
        opened=opened,
    )


def _by_depth(map_: Map, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults with the depths of their strata, where those tell them apart."""
    depths = [stratum.depth for stratum in map_.strata]
    for fault in faults:
        known = fault.code != "twice" and fault.stratum < len(depths) and depths.count(depths[fault.stratum]) == 1
        yield msgspec.structs.replace(fault, depth=depths[fault.stratum]) if known else fault


def ground(map_: Map) -> Rooms:
    """The ground of a map as regions, with every door open that anything opens."""
    shut = frozenset(door for door, feature in _sealed(map_).items() if not feature.opened_by)
    return Rooms(map_, _ways(map_, shut=shut))


def start(map_: Map) -> Spot | None:
    """Where the walk begins: at the first exit that one can stand in, else in the first cell; None if there is none."""
    exits = (Spot(f.stratum, *f.at) for f in map_.features if f.symbol == "exit")
    standing = (spot for spot in exits if walkable(map_.strata[spot.stratum], spot.x, spot.y))
    return next(standing, next(spots(map_), None))


def _sealed(map_: Map) -> dict[Spot, Feature]:
    return {Spot(f.stratum, *f.at): f for f in map_.features if f.symbol == "sealed"}


def _ways(map_: Map, shut: AbstractSet[Spot]) -> Ways:
    joined = joints(map_)
    known = {spot: spot for spot in spots(map_) if spot not in shut}
    found: Ways = {}
    for spot in known:
        k, x, y = spot
        # A plain tuple finds its Spot, and is made much quicker.
        beside = ((k, x, y - 1), (k, x + 1, y), (k, x, y + 1), (k, x - 1, y), *joined.get(spot, ()))
        found[spot] = tuple([known[at] for at in beside if at in known])  # equal to its Spot
    return found


def _walk(map_: Map, ways: Ways) -> tuple[set[Spot], tuple[str, ...]]:
    """Every spot that can be come to, and the doors that open on the way, in turn; a shut one is seen, not passed."""
    sealed = _sealed(map_)
    begin = start(map_)
    waiting = {f.key: f for f in map_.features if f.symbol == "sealed"}
    while begin in sealed:  # one cannot begin in a shut door
        begin = next((spot for spot in ways if spot not in sealed), None)
    seen: set[Spot] = {begin} if begin else set()
    edge: deque[Spot] = deque(seen)
    opened: list[str] = []
    doors: set[Spot] = set()
    openers, been = _openers(map_), set[str]()
    while True:
        while edge:
            at = edge.popleft()
            been.update(openers.get(at, ()))
            fresh = [n for n in ways[at] if n not in seen and (n not in sealed or n in doors)]
            seen.update(fresh)
            edge.extend(fresh)
        opens = [key for key, door in waiting.items() if door.opened_by in been]
        if not opens:
            return seen, tuple(opened)
        for key in opens:
            door = waiting.pop(key)
            at = Spot(door.stratum, *door.at)
            doors.add(at)
            if any(n in seen for n in ways.get(at, ())):
                seen.add(at)
                edge.append(at)
        opened += opens


def _openers(map_: Map) -> dict[Spot, list[str]]:
    """What one has been at who stands in a spot, of all that opens something: places, and features (also in a wall)."""
    asked = {feature.opened_by for feature in map_.features} - {""}
    found: dict[Spot, list[str]] = {}
    sealed = _sealed(map_)
    for place in (place for place in map_.places if place.key in asked):
        shut = {(x, y) for k, x, y in sealed if k == place.stratum}
        for x, y in own(map_, place, shut) or area(place):
            found.setdefault(Spot(place.stratum, x, y), []).append(place.key)
    for feature in (feature for feature in map_.features if feature.key in asked - {p.key for p in map_.places}):
        for x, y in (feature.at, *around(*feature.at)):
            found.setdefault(Spot(feature.stratum, x, y), []).append(feature.key)
    return found


def _islands(ways: Ways) -> list[set[Spot]]:
    """The connected parts, that of the first spot first."""
    found: list[set[Spot]] = []
    seen: set[Spot] = set()
    for begin in ways:
        if begin in seen:
            continue
        island, queue = {begin}, deque([begin])
        while queue:
            fresh = [n for n in ways[queue.popleft()] if n not in island and n in ways]
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
            yield from (Fault("letter", k, x, y, letter) for x, letter in enumerate(row) if letter not in _DRAWN)
        if (width(stratum), height(stratum)) != (width(map_.strata[0]), height(map_.strata[0])):
            yield Fault("size", k)
    yield from (*_things(map_), *_drawn(map_), *_crowded(map_))


def _drawn(map_: Map) -> Iterator[Fault]:
    """What no sheet could show: two strata of one depth, one that is too high, a cut or a pipe outside the map."""
    first: dict[int, int] = {}
    for k, stratum in enumerate(map_.strata):
        if (other := first.setdefault(stratum.depth, k)) != k:
            yield Fault("twice", k, count=stratum.depth, other=f"{other + 1}")
        if not stratum.height <= TALL * map_.metres:
            yield Fault("tall", k, count=TALL)
    wide, high = (width(map_.strata[0]), height(map_.strata[0])) if map_.strata else (0, 0)
    if map_.section >= high:
        yield Fault("uncut", 0, y=map_.section, count=high)
    for index, conduit in enumerate(map_.conduits):
        inside = (-_AWAY <= x <= wide + _AWAY and -_AWAY <= y <= high + _AWAY for x, y in conduit.points)
        if not (0 <= conduit.stratum < len(map_.strata) and all(inside)):
            yield Fault("stray", 0, count=index + 1)


def _crowded(map_: Map) -> Iterator[Fault]:
    """The first cell of each stratum that too many places share: what is asked of a place is asked of all its cells."""
    for k in range(len(map_.strata)):
        here = [place.area for place in map_.places if place.stratum == k]
        for y in range(height(map_.strata[k])):
            count, x = _most(box for box in here if box[1] <= y < box[1] + box[3])
            if count > CROWD:
                yield Fault("crowded", k, x, y, count=count, other=f"{CROWD}")
                break


def _most(areas: Iterable[tuple[int, int, int, int]]) -> tuple[int, int]:
    """How many of these rectangles, cut by one row, share a cell at most, and in which column first."""
    ends = sorted(end for left, _, wide, _ in areas for end in ((left, 1), (left + wide, -1)))
    shared = accumulate(step for _, step in ends)
    return max(zip(shared, (x for x, _ in ends), strict=True), key=lambda at: (at[0], -at[1]), default=(0, 0))


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


def _standing(map_: Map, ground: Ways) -> Iterable[Fault]:
    for place in map_.places:
        left, top, wide, high = place.area
        cells = ((place.stratum, x, y) for y in range(top, top + high) for x in range(left, left + wide))
        if not any(cell in ground for cell in cells):
            yield Fault("no_floor", place.stratum, *place.area[:2], place.key)
    for feature in map_.features:
        if feature.symbol in _ON_FLOOR and not walkable(map_.strata[feature.stratum], *feature.at):
            yield Fault("in_mass", feature.stratum, *feature.at, feature.key)


def _numbered(map_: Map) -> Iterator[Fault]:
    """Places with the number of another."""
    given = Counter(place.number for place in map_.places if place.number)
    for place in map_.places:
        if given[place.number] > 1:
            yield Fault("numbered", place.stratum, *place.area[:2], key=place.key, count=place.number)


def _nowhere(map_: Map) -> Iterable[Fault]:
    """Stairs and lifts that meet no other above or below."""
    met = joints(map_)
    for feature in map_.features:
        if feature.symbol in CLIMBED and Spot(feature.stratum, *feature.at) not in met:
            yield Fault("nowhere", feature.stratum, *feature.at, feature.key)


def _keyless(map_: Map, opened: tuple[str, ...]) -> Iterator[Fault]:
    """Doors that name what opens them: there is no such thing, or it cannot be come to before the door."""
    known = {place.key for place in map_.places} | {feature.key for feature in map_.features}
    for feature in map_.features:
        if feature.opened_by and feature.opened_by not in known:
            yield Fault("no_opener", feature.stratum, *feature.at, feature.key, other=feature.opened_by)
        elif feature.opened_by and feature.symbol == "sealed" and feature.key not in opened:
            yield Fault("locked", feature.stratum, *feature.at, feature.key, other=feature.opened_by)


def _linked(map_: Map, rooms: Rooms) -> Iterator[Fault]:
    """Links to places that are not there, and links that the ground does not keep."""
    known = {place.key: place for place in map_.places}
    for link in map_.links:
        strange = [key for key in (link.one, link.other) if key not in known]
        for key in strange:
            yield Fault("no_place", 0, key=key)
        if not strange and not rooms.joined(link.one, link.other):
            place = known[link.one]
            yield Fault("no_way", place.stratum, *place.area[:2], link.one, other=link.other)
