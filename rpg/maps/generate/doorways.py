"""Where a door can hang: in a corridor with mass on both sides of it, so that it shuts what it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.generate.level import BLOCKED, BRIDGE, CORRIDOR, FLOOR, SHAFT, SOLID
from rpg.maps.generate.plan import Unbuilt

if TYPE_CHECKING:
    from collections.abc import Collection

    from rpg.maps.generate.level import Level
    from rpg.maps.generate.mission import Edge
    from rpg.maps.generate.plan import Plan

_MASS = frozenset((SOLID, BLOCKED))
_WALKED = frozenset((FLOOR, CORRIDOR, BRIDGE, SHAFT))
BEHIND = frozenset(("goal", "vault"))
"""What a lock may lie before: its door is at the threshold."""


def hangs(level: Level, at: int, path: Collection[int] = ()) -> bool:
    """Whether a door in that cell shuts the way: mass on two opposite sides, ground on the two others.

    ``path`` are cells of a way that is still to be cut.
    """
    if level.cells[at] != CORRIDOR and not (at in path and level.cells[at] == SOLID):
        return False
    around = level.around(at)
    mass = [near not in path and level.cells[near] in _MASS for near in around]
    walked = [near in path or level.cells[near] in _WALKED for near in around]
    return any(mass[i] and mass[i + 2] and walked[1 - i] and walked[3 - i] for i in (0, 1))


def doorway(plan: Plan, level: Level, edge: Edge, path: list[int]) -> int | None:
    """Where what is locked is shut: at the threshold of what lies behind, or near the middle; None if nothing hangs."""
    if edge.short:
        middle = len(path) // 2
        order = sorted(range(len(path)), key=lambda step: (abs(step - middle), step))
        return next((path[step] for step in order if hangs(level, path[step], path)), None)
    at = path[-1] if plan.mission.nodes[edge.other].role in BEHIND else path[0]
    return at if hangs(level, at, path) else None


def hung(plan: Plan) -> None:
    """Unbuilt if a sealed door no longer shuts its way, since something was cut beside it."""
    if not all(hangs(plan.levels[stratum], at) for stratum, at in plan.locks.values()):
        raise Unbuilt


def flanks(plan: Plan, stratum: int) -> frozenset[int]:
    """The cells of the sealed doors of a stratum and those beside them: nothing more is cut there."""
    level, doors = plan.levels[stratum], (at for where, at in plan.locks.values() if where == stratum)
    return frozenset(cell for at in doors for cell in (at, *level.around(at)))
