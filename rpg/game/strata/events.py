"""What can have happened to the map, and on it. People and alert are the chapters' before and behind this one."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.game.strata.state import Way


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class StratumFound(_Event, tag="strata/stratum_found", frozen=True):
    """A stratum has so many nodes, and the faces that say so; for the network it is that sector."""

    depth: int
    size: int
    sector: str
    faces: tuple[int, ...] = ()


class NodeFound(_Event, tag="strata/node_found", frozen=True):
    """A node is on the map: what it is, and the faces, in the order structure, feature, magnitude, Watch.

    ``extra``: it is only on a way round.
    """

    node: int
    depth: int
    number: int
    row: int
    structure: str
    feature: str
    magnitude: int
    watch: int
    faces: tuple[int, ...] = ()
    extra: bool = False


class ConnectorFound(_Event, tag="strata/connector_found", frozen=True):
    """What leads from one node to another, and the faces that say so; no faces: a plain way, part of one round."""

    link: int
    a: int
    b: int
    way: Way
    kind: str
    faces: tuple[int, ...] = ()
    plate: bool = False


class WayRoundFound(_Event, tag="strata/way_round_found", frozen=True):
    """There is a way round a connector, or the node behind it: its links, in order."""

    link: int
    links: tuple[int, ...]


class Went(_Event, tag="strata/went", frozen=True):
    """They went along a connector, onwards."""

    link: int


class WentBack(_Event, tag="strata/went_back", frozen=True):
    """They are nearer home: ``drop`` links of the way home are behind them, ``onto`` lead there now instead.

    ``start`` is the node that they left (0: as it was told before that was kept): from another they did not go.
    """

    drop: int = 1
    onto: tuple[int, ...] = ()
    start: int = 0


class Placed(_Event, tag="strata/placed", frozen=True):
    """They are somewhere by the GM's word: the links of the way home from there."""

    trail: tuple[int, ...] = ()


class ConnectorOpened(_Event, tag="strata/connector_opened", frozen=True):
    """What was sealed or locked is open; ``tool`` opened it, or "" a roll, or the GM."""

    link: int
    tool: str = ""


class ConnectorClosed(_Event, tag="strata/connector_closed", frozen=True):
    """Nobody passes there any more."""

    link: int


class ConnectorRebuilt(_Event, tag="strata/connector_rebuilt", frozen=True):
    """A connector is another one now: its kind, the faces that say so; ``why`` it is.

    ``which`` are the faces that chose it among those of a node; none, if it had no other.
    """

    link: int
    kind: str
    faces: tuple[int, ...] = ()
    which: tuple[int, ...] = ()
    why: Literal["drift", "builder", "beam", "healed"] = "drift"


class StructureSet(_Event, tag="strata/structure_set", frozen=True):
    """What a node is built like is decided anew: by the drift, by somebody who declares it, by charts drawn again."""

    node: int
    structure: str
    why: Literal["drift", "declared", "redrawn"] = "drift"
    who: str = ""
    faces: tuple[int, ...] = ()


class MapDrifted(_Event, tag="strata/drifted", frozen=True):
    """The dice of a stratum's drift, those of each of its nodes in the order of the map.

    ``again`` are those of the second roll, of the nodes of which a connector is drawn anew, in the same order.
    """

    depth: int
    faces: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


class NodeKnown(_Event, tag="strata/node_known", frozen=True):
    """What a node is was heard, before anybody entered it."""

    node: int


class NodeNamed(_Event, tag="strata/node_named", frozen=True):
    """The table calls a node so; "" takes the name away."""

    node: int
    name: str = ""


class VistaSeen(_Event, tag="strata/vista_seen", frozen=True):
    """The first sight of a place too large."""

    node: int


class BearingChanged(_Event, tag="strata/bearing_changed", frozen=True):
    """Bearing was gained, or spent (negative); ``why``: a vista, silence, a roll, an oracle, or the GM's word ("")."""

    by: int
    why: Literal["", "vista", "silence", "roll", "oracle"] = ""


class Travelled(_Event, tag="strata/travelled", frozen=True):
    """What crossing the node took: watches, cycles that the village lives without them, or (``years``) a lifetime."""

    node: int
    watches: int = 0
    cycles: int = 0
    years: bool = False


class CrossingBroken(_Event, tag="strata/crossing_broken", frozen=True):
    """A force stops them as they enter a node: the time that crossing it takes is still to be given."""

    node: int


class CycleLived(_Event, tag="strata/cycle_lived", frozen=True):
    """The village has lived one of the cycles that passed out there."""


class ThresholdSeen(_Event, tag="strata/threshold_seen", frozen=True):
    """They stand before a connector that was rebuilt, and see what it asks for now."""

    link: int


StrataEvent: TypeAlias = (
    StratumFound
    | NodeFound
    | ConnectorFound
    | WayRoundFound
    | Went
    | WentBack
    | Placed
    | ConnectorOpened
    | ConnectorClosed
    | ConnectorRebuilt
    | StructureSet
    | MapDrifted
    | NodeKnown
    | NodeNamed
    | VistaSeen
    | BearingChanged
    | Travelled
    | CycleLived
    | CrossingBroken
    | ThresholdSeen
)
