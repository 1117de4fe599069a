"""Sites become one place: spans over the void, stairs and lifts between strata, ways through the mass, sealed doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.generate.doorways import BEHIND, doorway, flanks, hung
from rpg.maps.generate.level import BRIDGE, CORRIDOR, FLOOR, SHAFT, SOLID, VOID, Box
from rpg.maps.generate.plan import Climb, Unbuilt
from rpg.maps.generate.routes import Wanted, carve, route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.generate.level import Level
    from rpg.maps.generate.mission import Edge
    from rpg.maps.generate.plan import Plan, Site

_REACH = 16
_APART = 2
_FEW = 2
_DOORS = 6
"""Thresholds that are tried for a door."""


def join(plan: Plan, stratum: int) -> None:
    """Build the ways of a stratum, and those down to it; Unbuilt if one cannot be, or if nothing crosses its void."""
    nodes = plan.mission.nodes
    here = [(i, e) for i, e in enumerate(plan.mission.edges) if nodes[e.other].stratum == stratum]
    building = {"climb": _climb, "bridge": _span, "way": _way}
    for kind, build in building.items():
        of_kind = [(index, edge) for index, edge in here if edge.kind == kind]
        for index, edge in sorted(of_kind, key=lambda pair: (not pair[1].short, pair[0])):
            build(plan, index, edge)
    _widened(plan, stratum)
    hung(plan)
    gap = plan.gaps[stratum]
    if gap and not gap.floor and not any(index in plan.bridged for index, _ in here):
        raise Unbuilt


def _way(plan: Plan, index: int, edge: Edge) -> None:
    """A way within a stratum; over the void only if the mass has none. A short cut may fail: it is no loss."""
    stratum = plan.mission.nodes[edge.one].stratum
    level = plan.levels[stratum]
    path = _found(plan, level, edge)
    if path is None:
        if edge.short:
            return
        raise Unbuilt
    door = doorway(plan, level, edge, path) if edge.key >= 0 else None
    if carve(level, path):
        plan.bridged.add(index)
    plan.paths[index, stratum] = path
    for node, at in ((edge.one, path[0]), (edge.other, path[-1])):
        plan.thresholds[node] = (*plan.thresholds.get(node, ()), at)
    if edge.short:
        level.claim(plan.owner(), path)
    if door is not None:
        plan.locks[index] = (stratum, door)


def _found(plan: Plan, level: Level, edge: Edge) -> list[int] | None:
    """The way, with thresholds of its own if it can have them; a short cut alone, or not at all."""
    shun = _shunned(plan, level, edge)
    if edge.short:
        path = route(level, Wanted(edge.one, edge.other, alone=True, shun=shun))
        return path if path and len(path) >= _FEW and doorway(plan, level, edge, path) is not None else None
    ways = (
        Wanted(edge.one, edge.other, shun=shun),
        Wanted(edge.one, edge.other),
        Wanted(edge.one, edge.other, void=True),
    )
    return next((path for path in (_shut(plan, level, edge, wanted) for wanted in ways) if path), None)


def _shut(plan: Plan, level: Level, edge: Edge, wanted: Wanted) -> list[int] | None:
    """The way; if it is to be locked, one whose threshold a door can hang in."""
    for _ in range(_DOORS):
        path = route(level, wanted)
        if path is None or edge.key < 0 or doorway(plan, level, edge, path) is not None:
            return path
        behind = path[-1] if plan.mission.nodes[edge.other].role in BEHIND else path[0]
        wanted = wanted._replace(shun=wanted.shun | {behind})
    return None


def _shunned(plan: Plan, level: Level, edge: Edge) -> frozenset[int]:
    """What lies in or beside a threshold that the two rooms have: each way is to have one of its own."""
    used = (at for node in (edge.one, edge.other) for at in plan.thresholds.get(node, ()))
    return frozenset(near for at in used for near in (at, *level.around(at)))


def _span(plan: Plan, index: int, edge: Edge) -> None:
    """A straight catwalk between two floors that face each other; or whatever way over the void there is."""
    stratum = plan.mission.nodes[edge.one].stratum
    level = plan.levels[stratum]
    runs = [run for run in _runs(level, plan.sites[edge.one], edge.other) if _lonely(level, run)]
    if runs:
        first = plan.chance.between(0, len(runs) - 1)
        chosen = runs[first : first + plan.chance.one((1, 1, 1, 2, 2, 3))]
        for run in chosen:
            if abs(run[0] - runs[first][0]) < level.width * len(chosen):
                carve(level, run)
        plan.paths[index, stratum] = runs[first]
        plan.bridged.add(index)
        return
    path = route(level, Wanted(edge.one, edge.other, void=True))
    if path is None:
        raise Unbuilt
    if carve(level, path):
        plan.bridged.add(index)
    plan.paths[index, stratum] = path


def _runs(level: Level, site: Site, other: int) -> Iterator[list[int]]:
    """Straight runs of void, row by row or column by column, from a site to another's floor."""
    for step in (1, -1, level.width, -level.width):
        for start in site.spots:
            run = []
            at = start + step
            while 0 <= at < len(level.cells) and level.cells[at] == VOID:
                run.append(at)
                at += step
            if len(run) >= _FEW and 0 <= at < len(level.cells) and level.owner[at] == other:
                yield run


def _lonely(level: Level, run: list[int]) -> bool:
    """Whether no other catwalk runs close beside, and no other floor is touched but at the ends."""
    step = abs(run[1] - run[0])
    aside = level.width if step == 1 else 1
    return not any(
        0 <= at + by * aside < len(level.cells) and level.cells[at + by * aside] == BRIDGE
        for at in run for by in range(-_APART, _APART + 1)
    ) and not any(level.near[at] & ~(level.near[run[0]] | level.near[run[-1]]) for at in run[1:-1])  # fmt: skip


def _climb(plan: Plan, index: int, edge: Edge) -> None:
    """A stair inside two rooms that lie over each other; else a stair or a shaft of its own."""
    stratum = plan.mission.nodes[edge.one].stratum
    upper, lower = plan.sites[edge.one], plan.sites[edge.other]
    shared = sorted(set(_inmost(plan.levels[stratum], upper)) & set(_inmost(plan.levels[stratum + 1], lower)))
    taken = {climb.at for climb in plan.climbs if climb.stratum in {stratum - 1, stratum, stratum + 1}}
    shared = [at for at in shared if at not in taken]
    if shared:
        plan.climbs.append(Climb(index, stratum, plan.chance.one(shared), "stair"))
        return
    symbol = plan.chance.one(("lift", "lift", "stair"))
    side = 2 if symbol == "lift" else 1
    for at in _wells(plan, stratum, (upper.box, lower.box), side):
        if _sunk(plan, (index, stratum), at, side):
            plan.climbs.append(Climb(index, stratum, at, "lift" if symbol == "lift" else "stair"))
            return
    raise Unbuilt


def _inmost(level: Level, site: Site) -> Iterator[int]:
    """The cells of a site that are not at its edge."""
    own = set(site.spots)
    return (at for at in site.spots if sum(near in own for near in level.around(at)) >= 3)  # noqa: PLR2004 - three of four


def _wells(plan: Plan, stratum: int, boxes: tuple[Box, Box], side: int) -> list[int]:
    """Cells where a shaft may go down, the nearest to both rooms first, with some chance."""
    level, below = plan.levels[stratum], plan.levels[stratum + 1]
    (ax, ay), (bx, by) = (box.middle for box in boxes)
    middle = Box((ax + bx) // 2, (ay + by) // 2, 1, 1).grown(_REACH)
    own = (0,) if side == 1 else (0, 1, level.width, level.width + 1)
    found = []
    for at in level.spots(middle):
        y, x = divmod(at, level.width)
        if not level.inner(Box(x, y, side, side)) or not (_mass(level, at, own) and _mass(below, at, own)):
            continue
        far = abs(x - ax) + abs(y - ay) + abs(x - bx) + abs(y - by)
        found.append((far // 4, plan.chance.between(0, 999), at))
    return [at for _, _, at in sorted(found)[:6]]


def _mass(level: Level, at: int, steps: tuple[int, ...]) -> bool:
    """Whether the cells so far from one are mass, and nobody's floor is beside them."""
    cells, near = level.cells, level.near
    for step in steps:  # noqa: SIM110 - asked ten thousand times, and thrice as quick as all()
        if near[at + step] or cells[at + step] != SOLID:
            return False
    return True


def _sunk(plan: Plan, which: tuple[int, int], at: int, side: int) -> bool:
    """Sink a shaft and lead a way to it in both strata; False, and nothing is changed, if there is none."""
    index, stratum = which
    edge, owner = plan.mission.edges[index], plan.owner()
    box = Box(at % plan.levels[stratum].width, at // plan.levels[stratum].width, side, side)
    kept = [
        (level, bytes(level.cells), list(level.owner), list(level.near)) for level in plan.levels[stratum : stratum + 2]
    ]
    for (level, *_), node in zip(kept, (edge.one, edge.other), strict=True):
        level.fill(box, SHAFT if side > 1 else FLOOR)
        level.claim(owner, level.spots(box))
        path = route(level, Wanted(node, owner))
        if path is None:
            for other, cells, owners, near in kept:
                other.cells[:], other.owner[:], other.near[:] = cells, owners, near
            return False
        carve(level, path)
        plan.paths[index, stratum + (node == edge.other)] = path
    for level, *_ in kept:
        level.boxes.append(box)
    return True


def _widened(plan: Plan, stratum: int) -> None:
    """The ways of the arcs are avenues: two cells wide wherever nothing is near."""
    arcs = {node for arcs in plan.mission.arcs for arc in arcs for node in arc}
    shut = flanks(plan, stratum)
    level = plan.levels[stratum]
    for (index, where), path in plan.paths.items():
        edge = plan.mission.edges[index]
        if where != stratum or edge.kind == "bridge" or edge.short or not {edge.one, edge.other} <= arcs:
            continue
        wide = plan.chance.one((0, 1, 1, 2))
        for at in path:
            _broadened(level, at, wide, shut)


def _broadened(level: Level, at: int, wide: int, shut: frozenset[int]) -> None:
    for step in (1, level.width):
        for far in range(1, wide + 1):
            to = at + far * step
            if to >= len(level.cells) or to in shut or level.near[to] or level.cells[to] not in {SOLID, CORRIDOR}:
                break
            level.cells[to] = CORRIDOR
