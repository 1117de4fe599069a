"""Walking from place to place: where one comes in, which places lie next, the shortest way, what is sealed on it."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.cells import Spot, holds
from rpg.maps.graph import links_of
from rpg.maps.proof import ground, start

if TYPE_CHECKING:
    from collections.abc import Collection

    from rpg.maps.model import Map, Place

_SEAL = 1000
"""By how many places a way round may be longer before a seal is opened for it."""
_TOWER = 4
"""How near a tower stands, in cells, to whoever is beside it."""


class Step(NamedTuple):
    """The next place: its key, what one goes by ("way", "bridge", "stair", "lift"), and whether that is sealed."""

    place: str
    kind: str
    sealed: bool


class Walk:
    """The places of a map as somebody finds them who was in ``seen`` and has opened ``opened`` (pairs of places)."""

    def __init__(self, map_: Map, seen: Collection[str], opened: Collection[tuple[str, str]] = ()) -> None:
        """Read the links of a map; of one without, what its ground joins."""
        self.map = map_
        self.seen = frozenset(seen)
        self._near: dict[str, list[Step]] = {place.key: [] for place in map_.places}
        doors = {feature.key: feature for feature in map_.features}
        for link in links_of(map_):
            free = (min(link.one, link.other), max(link.one, link.other)) in opened
            door = doors.get(link.lock)
            shut = door is not None and not free and door.opened_by not in self.seen
            for one, other in ((link.one, link.other), (link.other, link.one)):
                if one in self._near and other in self._near:
                    self._near[one].append(Step(other, link.kind, shut))

    def near(self, place: str) -> tuple[Step, ...]:
        """The places next to one that are known to be there: none that is hidden and was not seen."""
        hidden = {p.key for p in self.map.places if p.hidden and p.key not in self.seen}
        return tuple(step for step in self._near.get(place, ()) if step.place not in hidden)

    def way(self, one: str, other: str, *, forced: bool = True) -> tuple[Step, ...] | None:
        """The shortest way, without the place it begins in; seals are gone round, or (``forced``) opened last of all.

        None: there is no way. What is hidden and was not seen is only where a way ends.
        """
        edge: list[tuple[int, str, tuple[Step, ...]]] = [(0, one, ())]
        done: set[str] = set()
        while edge:
            cost, at, steps = heappop(edge)
            if at == other:
                return steps
            if at in done:
                continue
            done.add(at)
            for step in self._near.get(at, ()) if other in self._beyond(at) else self.near(at):
                if step.place not in done and (forced or not step.sealed):
                    heappush(edge, (cost + (_SEAL if step.sealed else 1), step.place, (*steps, step)))
        return None

    def _beyond(self, place: str) -> set[str]:
        return {step.place for step in self._near.get(place, ())}


def entrance(map_: Map) -> str:
    """The place where one comes in: that of the first exit, or one beside it; else the first; "" without any."""
    begin = start(map_)
    if begin is None or not map_.places:
        return ""
    held = next((p.key for p in map_.places if holds(p, begin)), "")
    return held or min(ground(map_).beside(begin), default=map_.places[0].key)


def sources(map_: Map) -> tuple[str, ...]:
    """The places where there is food."""
    spots = [Spot(f.stratum, *f.at) for f in map_.features if f.symbol == "source"]
    return tuple(p.key for p in map_.places if any(holds(p, spot) for spot in spots))


def towered(map_: Map, place: Place) -> bool:
    """Whether a sentinel tower stands in it, or beside it."""
    left, top, wide, high = place.area
    for tower in (f for f in map_.features if f.symbol == "tower" and f.stratum == place.stratum):
        across = max(left - tower.at[0], tower.at[0] - (left + wide - 1), 0)
        down = max(top - tower.at[1], tower.at[1] - (top + high - 1), 0)
        if max(across, down) <= _TOWER:
            return True
    return False
