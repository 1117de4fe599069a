"""The mission: what there is to go through, as a graph of loops with locks and keys, before anything has a place.

Two arcs lead from the way in down to the goal, one on each side of the void, and are joined in every stratum: so
whatever lies on them can be left one way and come back to by another. Rewriting adds what makes a place worth a visit:
smaller loops, spans and platforms over the void, sealed short cuts, rooms behind a lock (after Dormans' cyclic
generation). Every lock has a key that can be had before it: `solved` proves it here, before any geometry.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from rpg.maps.generate.chance import Chance

Role: TypeAlias = Literal["entry", "goal", "hall", "room", "gallery", "platform", "floor", "source", "vault"]
LinkKind: TypeAlias = Literal["way", "bridge", "climb"]
LEFT, RIGHT, MIDDLE = 0, 1, 2
_DEAD_ENDS = 10
"""Of so many nodes one may be a dead end."""
_SPREAD = 3


@dataclass(slots=True)
class Node:
    """Something to come to: its stratum, the side of the void, its place along the arc (0 to 1), what it is."""

    id: int
    stratum: int
    side: int
    along: float
    role: Role
    hidden: bool = False


@dataclass(slots=True)
class Edge:
    """A way between two nodes; ``key`` is the node where what opens it is found (-1: it stands open)."""

    one: int
    other: int
    kind: LinkKind
    key: int = -1
    short: bool = False
    """Whether it is a short cut: it must not run into other ways."""


@dataclass(slots=True)
class Mission:
    """The graph; ``arcs[stratum][side]`` are the nodes of the two arcs in order."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    arcs: list[tuple[list[int], list[int]]] = field(default_factory=list)
    beside: dict[int, list[int]] = field(default_factory=dict, repr=False, compare=False)
    """What :meth:`near` found, as long as no way is added."""

    def add(self, stratum: int, side: int, along: float, role: Role) -> Node:
        """A new node."""
        node = Node(len(self.nodes), stratum, side, along, role)
        self.nodes.append(node)
        return node

    def link(self, one: int, other: int, kind: LinkKind = "way") -> Edge:
        """A new way."""
        edge = Edge(one, other, kind)
        self.edges.append(edge)
        self.beside.clear()
        return edge

    def near(self, node: int) -> list[int]:
        """The nodes one step away, in the order of the ways."""
        if node not in self.beside:
            pairs = ((e.one, e.other) for e in self.edges if node in {e.one, e.other})
            self.beside[node] = [other if one == node else one for one, other in pairs]
        return self.beside[node]


def mission(chance: Chance, voids: Collection[int], floors: Collection[int], strata: int, along: int) -> Mission:
    """A mission through so many strata, with about ``along`` nodes on each arc of each.

    ``voids`` are the strata that a void parts in two, ``floors`` those in which it ends: there one can walk across.
    """
    made = Mission()
    for stratum in range(strata):
        _stratum(made, chance, stratum, stratum in voids, along)
    for stratum in range(strata):
        _across(made, stratum, stratum in voids, stratum in floors)
    _ends(made)
    for stratum in range(strata):
        _rewritten(made, chance, stratum, stratum in voids)
        _source(made, chance, stratum)
    _locked(made, chance)
    return made


def solved(made: Mission) -> bool:
    """Whether everything can be come to from the way in, each lock after its key."""
    seen = {entry(made)}
    while True:
        open_ = [e for e in made.edges if e.key < 0 or e.key in seen]
        fresh = {n for e in open_ for n in (e.one, e.other) if {e.one, e.other} & seen} - seen
        if not fresh:
            return len(seen) == len(made.nodes)
        seen |= fresh


def entry(made: Mission) -> int:
    """The node one comes in by."""
    return next(node.id for node in made.nodes if node.role == "entry")


def distances(made: Mission, start: int) -> dict[int, int]:
    """How many steps each node is from that one, locks or none."""
    near: dict[int, list[int]] = {node.id: [] for node in made.nodes}
    for edge in made.edges:
        near[edge.one].append(edge.other)
        near[edge.other].append(edge.one)
    far = {start: 0}
    queue = [start]
    for node in queue:
        for other in near[node]:
            if other not in far:
                far[other] = far[node] + 1
                queue.append(other)
    return far


def _stratum(made: Mission, chance: Chance, stratum: int, void: bool, along: int) -> None:  # noqa: FBT001 - a fact, not a switch
    """The two arcs of a stratum; from one stratum to the next they run the other way, so that ways down are short."""
    sides: tuple[list[int], list[int]] = ([], [])
    for side in (LEFT, RIGHT):
        count = max(2, along + chance.between(-1, 1) if along > _SPREAD else along)
        middle = count // 2 if count % 2 else count // 2 - chance.between(0, 1)
        for step in range(count):
            at = (step + 0.5) / count
            role: Role = "gallery" if void and step == middle else chance.one(("hall", "hall", "room"))
            sides[side].append(made.add(stratum, side, at if stratum % 2 == 0 else 1 - at, role).id)
        for one, other in zip(sides[side], sides[side][1:], strict=False):
            made.link(one, other)
        if stratum:
            made.link(made.arcs[-1][side][-1], sides[side][0], "climb")
    made.arcs.append(sides)


def _across(made: Mission, stratum: int, void: bool, floor: bool) -> None:  # noqa: FBT001 - facts, as above
    """What joins the two arcs: a span over the void, the floor it ends on, or a way through the mass."""
    left, right = (_facing(made, arc) for arc in made.arcs[stratum])
    if floor:
        ground = made.add(stratum, MIDDLE, 0.5, "floor")
        made.link(left, ground.id)
        made.link(ground.id, right)
    else:
        made.link(left, right, "bridge" if void else "way")


def _facing(made: Mission, arc: list[int]) -> int:
    return next((n for n in arc if made.nodes[n].role == "gallery"), arc[len(arc) // 2])


def _ends(made: Mission) -> None:
    """The way in above the two arcs, the goal below them."""
    for stratum, index, role in ((0, 0, "entry"), (len(made.arcs) - 1, -1, "goal")):
        ends = [arc[index] for arc in made.arcs[stratum]]
        along = made.nodes[ends[0]].along
        node = made.add(stratum, MIDDLE, 0.0 if along < 0.5 else 1.0, "entry" if role == "entry" else "goal")  # noqa: PLR2004 - the middle
        for end in ends:
            made.link(node.id, end)


def _rewritten(made: Mission, chance: Chance, stratum: int, void: bool) -> None:  # noqa: FBT001 - a fact
    rules: list[Callable[[Mission, Chance, int], None]] = [_small_loop, _dead_end, _small_loop, _dead_end]
    if void:
        rules += [_platform, _second_span, _platform]
    wanted = max(1, sum(len(arc) for arc in made.arcs[stratum]) // 3)
    for rule in chance.order(rules)[:wanted]:
        rule(made, chance, stratum)


def _small_loop(made: Mission, chance: Chance, stratum: int) -> None:
    """A room beside an arc, with a way to each of two neighbours on it."""
    side = chance.between(LEFT, RIGHT)
    arc = made.arcs[stratum][side]
    at = chance.between(0, len(arc) - 2)
    one, other = made.nodes[arc[at]], made.nodes[arc[at + 1]]
    node = made.add(stratum, side, (one.along + other.along) / 2, "room")
    made.link(one.id, node.id)
    made.link(node.id, other.id)


def _dead_end(made: Mission, chance: Chance, stratum: int) -> None:
    """A room with one way in: hidden, or behind a lock (see _locked); few, for dead ends are dull."""
    ends = sum(node.role == "vault" for node in made.nodes) + 1
    if ends * _DEAD_ENDS > len(made.nodes):
        return
    side = chance.between(LEFT, RIGHT)
    base = made.nodes[chance.one(made.arcs[stratum][side])]
    node = made.add(stratum, side, base.along, "vault")
    node.hidden = chance.once_in(2)
    made.link(base.id, node.id)


def _platform(made: Mission, chance: Chance, stratum: int) -> None:
    """A span is broken by something that hangs in the void."""
    spans = [e for e in made.edges if e.kind == "bridge" and made.nodes[e.one].stratum == stratum]
    free = [e for e in spans if "platform" not in {made.nodes[e.one].role, made.nodes[e.other].role}]
    if not free:
        return
    span = chance.one(free)
    node = made.add(stratum, MIDDLE, made.nodes[span.one].along, "platform")
    other, span.other = span.other, node.id
    made.link(node.id, other, "bridge")


def _second_span(made: Mission, chance: Chance, stratum: int) -> None:
    """Two more nodes come to face each other over the void."""
    left, right = made.arcs[stratum]
    free = [
        (a, b)
        for a in left
        for b in right
        if "gallery" not in {made.nodes[a].role, made.nodes[b].role}
        and abs(made.nodes[a].along - made.nodes[b].along) < 0.2  # noqa: PLR2004 - they must face each other
    ]
    if len(left) > _SPREAD and free:
        pair = chance.one(free)
        for node in pair:
            made.nodes[node].role = "gallery"
        made.link(*pair, "bridge")


def _source(made: Mission, chance: Chance, stratum: int) -> None:
    """Food, as far from where one arrives as the stratum is wide; in a room of its own, if there is no other."""
    if not any(n.stratum == stratum and n.role in {"hall", "room"} for n in made.nodes):
        _small_loop(made, chance, stratum)
    far = distances(made, made.arcs[stratum][LEFT][0] if stratum else entry(made))
    fit = [n for n in made.nodes if n.stratum == stratum and n.role in {"hall", "room"}]
    max(fit, key=lambda node: (far[node.id], -node.id)).role = "source"


def _locked(made: Mission, chance: Chance) -> None:
    """The goal behind a lock, its key far from it; vaults; and short cuts that are opened from beyond."""
    goal = next(node.id for node in made.nodes if node.role == "goal")
    far = distances(made, goal)
    apart = [n for n in made.nodes if n.role not in {"goal", "entry", "vault"}]
    keepers = [n.id for n in apart if far[n.id] > 1 and n.role != "gallery"] or [n.id for n in apart]
    keepers.sort(key=lambda node: (-far[node], node))
    key = chance.one(keepers[: max(1, len(keepers) // 2)])
    for edge in made.edges:
        if goal in {edge.one, edge.other}:
            edge.key = key
    for node in [n for n in made.nodes if n.role == "vault" and not n.hidden]:
        edge = next(e for e in made.edges if node.id in {e.one, e.other})
        edge.key = chance.one([k for k in keepers if made.nodes[k].stratum == node.stratum] or keepers)
    for stratum, arcs in enumerate(made.arcs):
        arc = chance.one(arcs)
        if len(arc) > _SPREAD and chance.once_in(2):
            at = chance.between(0, len(arc) - 3)
            short = made.link(arc[at], arc[at + 2])
            short.short = True
            short.key = chance.one([k for k in keepers if made.nodes[k].stratum == stratum] or keepers)
