"""What makes a stratum look lived in and left: the way out, pipes and cables, what a beam has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.generate.level import CORRIDOR, RIM, SOLID, VOID, Box, bit
from rpg.maps.generate.mission import entry
from rpg.maps.model import Conduit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from rpg.maps.generate.chance import Chance
    from rpg.maps.generate.ground import Gap
    from rpg.maps.generate.level import Level
    from rpg.maps.generate.plan import Plan


def way_out(plan: Plan) -> None:
    """Lead a corridor from the way in to the edge of the map, if nothing lies between."""
    node = entry(plan.mission)
    level, site = plan.levels[0], plan.sites[node]
    allowed = RIM | bit(node)
    for start in plan.chance.order(site.spots):
        path = range(start - level.width, -1, -level.width)
        if path and all(level.cells[at] == SOLID and not level.near[at] & ~allowed for at in path):
            for at in path:
                level.cells[at] = CORRIDOR
            plan.exit = path[-1]
            return
    plan.exit = site.spots[0]


def pierced(plan: Plan) -> None:
    """Once in a while a beam went through it all: a round hole, in the same place in several strata."""
    chance = plan.chance.apart("beam")
    if chance.once_in(2) or not plan.levels:
        return
    wide, high = plan.levels[0].width, plan.levels[0].height
    first = chance.between(0, len(plan.levels) - 1)
    last = min(len(plan.levels) - 1, first + chance.between(1, 3))
    for _ in range(60):
        radius = chance.between(2, 3)
        x, y = chance.between(radius + 2, wide - radius - 3), chance.between(radius + 2, high - radius - 3)
        box = Box(x - radius - 1, y - radius - 1, 2 * radius + 3, 2 * radius + 3)
        if all(_untouched(level, box) for level in plan.levels[first : last + 1]):
            for stratum in range(first, last + 1):
                _disc(plan.levels[stratum], x, y, radius)
                plan.beams.append((stratum, y * wide + x))
            return


def _untouched(level: Level, box: Box) -> bool:
    return level.only(box, bytes([SOLID])) and not any(level.near[at] for at in level.spots(box))


def _disc(level: Level, x: int, y: int, radius: int) -> None:
    for at in level.spots(Box(x - radius, y - radius, 2 * radius + 1, 2 * radius + 1)):
        dx, dy = at % level.width - x, at // level.width - y
        if dx * dx + dy * dy <= radius * radius + 1:
            level.cells[at] = VOID


def conduits(plan: Plan) -> tuple[Conduit, ...]:
    """Pipes in bundles and cables that sag from side to side, stratum by stratum."""
    chance = plan.chance.apart("conduits")
    return tuple(
        conduit
        for stratum, level in enumerate(plan.levels)
        for conduit in _of(chance, stratum, level, plan.gaps[stratum])
    )


def _of(chance: Chance, stratum: int, level: Level, gap: Gap | None) -> Iterator[Conduit]:
    if gap is None:
        yield from _bundle(
            chance, stratum, (0.0, float(level.height)), chance.between(4, level.width - 5), upright=True
        )
        return
    box = gap.box
    left, right = (
        float(max(0, box.left - chance.between(0, 6))),
        float(min(level.width, box.right + chance.between(0, 6))),
    )
    for _ in range(chance.between(1, 3)):
        y = chance.between(max(2, box.top + 2), min(level.height - 3, box.bottom - 3))
        yield from _bundle(chance, stratum, (left, right), y, upright=False)
    if chance.once_in(2):
        ends = (float(max(0, box.top)), float(min(level.height, box.bottom)))
        yield from _bundle(chance, stratum, ends, chance.between(box.left + 2, box.right - 3), upright=True)
    for _ in range(chance.between(1, 4)):
        one, other = (chance.between(max(1, box.top), min(level.height - 2, box.bottom)) for _ in range(2))
        yield _line("cable", stratum, ((box.left, one + 0.5), (box.right, other + 0.5)))


def _bundle(chance: Chance, stratum: int, ends: tuple[float, float], at: int, *, upright: bool) -> Iterator[Conduit]:
    for pipe in range(chance.between(1, 3)):
        aside = at + 0.3 + 0.5 * pipe
        points = tuple((aside, end) if upright else (end, aside) for end in ends)
        yield _line("pipe", stratum, points)


def _line(kind: Literal["pipe", "cable"], stratum: int, points: tuple[tuple[float, float], ...]) -> Conduit:
    return Conduit(kind=kind, stratum=stratum, points=tuple((round(x, 2), round(y, 2)) for x, y in points))
