"""A map while it is being built: its mission, its strata of cells, and what each node and each way has become."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from rpg.maps.district import District
from rpg.maps.generate.chance import Chance
from rpg.maps.generate.ground import Gap
from rpg.maps.generate.level import Box, Level
from rpg.maps.generate.mission import Mission

if TYPE_CHECKING:
    from rpg.maps.district import Room


class Unbuilt(Exception):  # noqa: N818 - the next attempt may succeed
    """Something found no place; the attempt is over."""


class Site(NamedTuple):
    """Where a node stands: its rectangle, its walkable cells, the room it is."""

    box: Box
    spots: tuple[int, ...]
    room: Room


class Climb(NamedTuple):
    """Where a way leads from a stratum to the next: the same cell of both."""

    edge: int
    stratum: int
    at: int
    symbol: Literal["stair", "lift"]


@dataclass(slots=True)
class Plan:
    """All of it; ``paths`` are the cells of ways by stratum, edge by edge, from the one end to the other."""

    chance: Chance
    mission: Mission
    districts: list[District]
    gaps: list[Gap | None]
    levels: list[Level]
    sites: dict[int, Site] = field(default_factory=dict)
    paths: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    climbs: list[Climb] = field(default_factory=list)
    columns: list[Box] = field(default_factory=list)
    """The pillars."""
    slits: list[Box] = field(default_factory=list)
    """Narrow voids."""
    spare: int = 0
    """The next owner that is no node: a shaft, a short cut."""
    bridged: set[int] = field(default_factory=set)
    """The ways that cross a void."""
    thresholds: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The cells from which ways enter a node."""
    locks: dict[int, tuple[int, int]] = field(default_factory=dict)
    """The sealed door of a way: stratum and cell."""

    depth: int = 0
    """Of the first stratum."""
    exit: int = 0
    """The cell of the way out, in the first stratum."""
    beams: list[tuple[int, int]] = field(default_factory=list)
    """Strata and cells that a beam went through."""
    towers: dict[int, int] = field(default_factory=dict)
    """The cell of the tower of a stratum."""

    def kept(self) -> Plan:
        """The plan as it is now, to go back to; its levels are the same ones until they are put in anew."""
        return replace(
            self, levels=list(self.levels), sites=dict(self.sites), paths=dict(self.paths), climbs=list(self.climbs),
            bridged=set(self.bridged), locks=dict(self.locks), thresholds=dict(self.thresholds),
        )  # fmt: skip

    def owner(self) -> int:
        """An owner that is no node."""
        self.spare += 1
        return len(self.mission.nodes) + self.spare - 1
