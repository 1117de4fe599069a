"""What is true of the map of the City. It stays: nothing of it is ever forgotten."""

from __future__ import annotations

from typing import Literal

import msgspec

Way = Literal["deeper", "across", "around"]
"""Ways that lead on from a node; ``around`` is where a way round begins. Back is the way they came."""
HOME = 0
"""The node that is the village."""


class Stratum(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stratum: how many nodes it has, found or not, and the sector of the network that it is."""

    depth: int
    size: int
    sector: str


class Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place. ``number`` counts within its stratum, ``row`` how far it lies from where the stratum is entered.

    ``structure`` and ``feature`` are keys. ``entered``: somebody was there; ``known``: what it is was learned without;
    ``declared``: somebody's charts say how it is built. ``vista``: the table was silent for it. ``extra`` is one that
    is only on a way round. ``name`` is the table's own.
    """

    id: int
    depth: int
    number: int
    row: int
    structure: str
    feature: str
    magnitude: int
    watch: int
    name: str = ""
    entered: bool = False
    known: bool = False
    declared: bool = False
    vista: bool = False
    extra: bool = False

    @property
    def label(self) -> str:
        """Its place on the map: depth and number."""
        return f"{self.depth}.{self.number}"

    @property
    def title(self) -> str:
        """What the table calls it."""
        return self.name or self.label


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A connector, found from ``a`` on its ``way`` to ``b``. ``kind`` is its key, one of a shell's if it is ``plate``.

    ``opened``: what was sealed or locked is not any more; ``closed``: nobody passes. ``around`` are the links of the
    way round it, from ``a`` on. ``changed``: it was rebuilt, and nobody has looked at it since.
    """

    id: int
    a: int
    b: int
    way: Way
    kind: str
    plate: bool = False
    opened: bool = False
    closed: bool = False
    around: tuple[int, ...] = ()
    changed: bool = False


class Strata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The map, and where the group is on it: ``here`` (0: the village) and the links of the way home, ``trail``.

    ``bearing`` is a running sum, clamped where it is read. ``away`` is how many cycles the village has still to live
    that passed out there; ``redrawn`` how often somebody's charts were used this season. ``uncrossed`` is the node at
    whose edge a force stopped them: crossing it comes before any way on; 0 if there is none.
    """

    strata: dict[int, Stratum] = {}
    nodes: dict[int, Node] = {}
    links: dict[int, Link] = {}
    here: int = HOME
    trail: tuple[int, ...] = ()
    bearing: int = 0
    away: int = 0
    redrawn: dict[str, int] = {}
    uncrossed: int = 0

    @property
    def node(self) -> Node | None:
        """The node they are in; None in the village."""
        return self.nodes.get(self.here)

    @property
    def depth(self) -> int:
        """How many strata lie between the village and here."""
        return self.node.depth if self.node else 0

    def way(self, node: int, way: Way) -> Link | None:
        """The connector that leads on from a node that way, if it is charted."""
        return next((link for link in self.links.values() if link.a == node and link.way == way), None)

    def before(self) -> Link | None:
        """The connector of the way home; None in the village."""
        return self.links.get(self.trail[-1]) if self.trail else None

    def within(self, depth: int, *, extra: bool = False) -> list[Node]:
        """The nodes of a stratum that are charted, in the order in which they were; ``extra``: those of ways round."""
        return [node for node in self.nodes.values() if node.depth == depth and (extra or not node.extra)]
