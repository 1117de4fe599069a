"""Every node finds its ground: galleries and platforms along the void first, then rooms, the large before the small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.generate.drawings import drawn
from rpg.maps.generate.level import BLOCKED, FLOOR, SOLID, VOID, Box
from rpg.maps.generate.mission import LEFT, MIDDLE
from rpg.maps.generate.plan import Site, Unbuilt

if TYPE_CHECKING:
    from rpg.maps.district import District, Room
    from rpg.maps.drawings import Rows
    from rpg.maps.generate.drawings import Drawing
    from rpg.maps.generate.level import Level
    from rpg.maps.generate.mission import Node
    from rpg.maps.generate.plan import Plan

_INSTEAD = {
    "goal": "hall", "entry": "hall", "vault": "room", "source": "hall", "platform": "gallery", "floor": "hall",
    "room": "hall", "gallery": "hall",
}  # fmt: skip
_ORDER = {"floor": 0, "gallery": 1, "platform": 2, "goal": 3, "entry": 3, "source": 4, "hall": 5, "room": 6, "vault": 7}
_BAY = 3
_TRIES = 60
_SIZES = {"hall": (22, 16), "goal": (18, 9), "entry": (16, 8), "source": (16, 12), "room": (12, 9), "vault": (8, 7)}
_SMALLEST = 4
_BITS = bytes(49 if letter == SOLID else 48 for letter in range(256))


def room_for(plan: Plan, district: District, use: str) -> Room:
    """A room of the district for that use, or for what stands for it if the district has none."""
    while True:
        fit = [room for room in district.rooms if room.use == use]
        if fit:
            return plan.chance.one(fit)
        if use not in _INSTEAD:
            raise Unbuilt
        use = _INSTEAD[use]


def place_all(plan: Plan, stratum: int) -> None:
    """Give every node of a stratum its site; Unbuilt if one finds none."""
    nodes = [node for node in plan.mission.nodes if node.stratum == stratum]
    for node in sorted(nodes, key=lambda node: (_ORDER[node.role], node.id)):
        room = room_for(plan, plan.districts[stratum], node.role)
        if node.role == "floor":
            _floor(plan, node, room)
        elif node.role == "gallery":
            _gallery(plan, node, room)
        elif node.role == "platform":
            _platform(plan, node, room)
        else:
            _room(plan, node, room)


def _settle(plan: Plan, node: Node, box: Box, room: Room) -> None:
    level = plan.levels[node.stratum]
    spots = tuple(at for at in level.spots(box) if level.cells[at] == FLOOR and level.owner[at] < 0)
    level.claim(node.id, spots)
    level.boxes.append(box)
    plan.sites[node.id] = Site(box, spots, room)


def _free(level: Level, box: Box, apart: int) -> bool:
    if not level.inner(box):
        return False
    left, top, wide, high = box
    left, top, right, bottom = left - apart, top - apart, left + wide + apart, top + high + apart
    for x, y, w, h in level.boxes:  # noqa: SIM110 - asked a hundred thousand times, and thrice as quick as all()
        if left < x + w and x < right and top < y + h and y < bottom:
            return False
    return True


def _floor(plan: Plan, node: Node, room: Room) -> None:
    """The ground of the void: one floor as large as it, with what rises from it and pits that go on."""
    level, gap = plan.levels[node.stratum], plan.gaps[node.stratum]
    box = gap.box if gap else Box(level.width // 2 - 4, level.height // 2 - 4, 8, 8)
    box = Box(box.left, max(1, box.top), box.width, min(level.height - 1, box.bottom) - max(1, box.top))
    level.fill(box, FLOOR)
    for _ in range(plan.chance.between(1, 3)):
        wide, high = plan.chance.between(3, max(3, box.width // 3)), plan.chance.between(3, max(3, box.height // 4))
        pit = Box(
            plan.chance.between(box.left + 2, box.right - wide - 2),
            plan.chance.between(box.top + 2, box.bottom - high - 2), wide, high,
        )  # fmt: skip
        level.fill(pit, VOID, FLOOR)
        if not level.whole(at for at in level.spots(box) if level.cells[at] == FLOOR):
            level.fill(pit, FLOOR, VOID)
    _settle(plan, node, box, room)


def _gallery(plan: Plan, node: Node, room: Room) -> None:
    """A band of floor along the void, following its bays, with piers at the edge to hide behind."""
    level, gap, chance = plan.levels[node.stratum], plan.gaps[node.stratum], plan.chance
    if gap is None:
        raise Unbuilt
    edge = gap.box.left if node.side == LEFT else gap.box.right
    low, high = max(1, gap.box.top), min(level.height - 1, gap.box.bottom)
    for turn in range(_TRIES):
        long = min(high - low, chance.between(5, max(6, level.height // 3 - turn // 4)))
        deep = chance.between(2, 4) + _BAY
        top = int(node.along * level.height) - long // 2 + chance.between(-2 - turn // 3, 2 + turn // 3)
        top = max(low, min(high - long, top))
        box = Box(edge - deep if node.side == LEFT else edge, top, deep, long)
        if not _free(level, box, 2):
            continue
        spots = [at for at in level.spots(box) if level.cells[at] == SOLID]
        if len(spots) >= long * 2 and level.whole(spots):
            level.fill(box, FLOOR)
            _piers(plan, level, box, edge - 1 if node.side == LEFT else edge)
            _settle(plan, node, box, room)
            return
    raise Unbuilt


def _piers(plan: Plan, level: Level, box: Box, column: int) -> None:
    pitch, long = plan.chance.between(3, 6), plan.chance.between(1, 2)
    for y in range(box.top + plan.chance.between(1, 3), box.bottom - 1, pitch):
        pier = Box(column, y, 1, min(long, box.bottom - 1 - y))
        if level.only(pier, bytes([FLOOR])):
            level.fill(pier, BLOCKED, FLOOR)
            if not level.whole(at for at in level.spots(box) if level.cells[at] == FLOOR):
                level.fill(pier, FLOOR, BLOCKED)


def _platform(plan: Plan, node: Node, room: Room) -> None:
    """Something that hangs, or stands on a pillar, in the middle of the void."""
    level, gap, chance = plan.levels[node.stratum], plan.gaps[node.stratum], plan.chance
    if gap is None:
        raise Unbuilt
    ends = [plan.sites[n].box for n in plan.mission.near(node.id) if n in plan.sites]
    rows = sorted(box.middle[1] for box in ends) or [int(node.along * level.height)]
    for _ in range(_TRIES):
        wide, high = chance.between(3, max(3, gap.box.width - 6)), chance.between(3, 7)
        middle = chance.between(rows[0] - 2, rows[-1] + 2)
        left = gap.box.left + chance.between(2, max(2, gap.box.width - wide - 2))
        box = Box(left, middle - high // 2, wide, high)
        if level.inner(box) and _free(level, box, 2) and level.only(box, bytes([VOID, BLOCKED])):
            level.fill(box, FLOOR, VOID)
            if level.whole(at for at in level.spots(box) if level.cells[at] == FLOOR):
                _settle(plan, node, box, room)
                return
            level.fill(box, VOID, FLOOR)
    raise Unbuilt


def _room(plan: Plan, node: Node, room: Room) -> None:
    """A room of the mass, near its place along the arc, as large as there is ground for."""
    chance = plan.chance
    widest, highest = _SIZES.get(node.role, _SIZES["room"])
    region = _region(plan, node)
    aim = _Aim(plan, node, region)
    for turn in range(_TRIES):
        shrunk = turn * 2 // 3 * 2
        wide = max(_SMALLEST, min(widest - shrunk // 4, region.width))
        high = max(_SMALLEST, min(highest - shrunk // 5, region.height))
        if turn == _TRIES // 2:
            room = room_for(plan, plan.districts[node.stratum], "room")
        drawing = drawn(room, chance, wide, high)
        if drawing and _tried(plan, node, drawing, aim, turn):
            return
    _squeezed(plan, node, region, aim.wanted(0))


def _squeezed(plan: Plan, node: Node, region: Box, wanted: tuple[int, int]) -> None:
    """A small room wherever there still is ground, as near to its place as can be; Unbuilt if there is none."""
    level = plan.levels[node.stratum]
    for wide, high in ((5, 5), (4, 4), (3, 3)):
        spot = _nearest(level, region, wanted, (wide, high))
        if spot is not None:
            box = Box(*spot, wide, high)
            _paint(level, box, ("." * wide,) * high)
            _settle(plan, node, box, room_for(plan, plan.districts[node.stratum], node.role))
            return
    raise Unbuilt


def _nearest(level: Level, region: Box, wanted: tuple[int, int], size: tuple[int, int]) -> tuple[int, int] | None:
    """The upper left corner of the free ground of that size whose middle is nearest to a cell; None if there is none.

    The middle is within the region; of two as near, the one further up, or further left.
    """
    x, y = wanted
    across, down = size[0] // 2, size[1] // 2
    first, last = max(1, region.left - across), min(level.width, region.right) - across
    inside = (1 << max(0, last)) - (1 << first) if last > first else 0
    free = _corners(level, *size)
    found: list[tuple[int, int, int]] = []
    for top in range(max(1, region.top - down), min(len(free), min(level.height, region.bottom) - down)):
        row = free[top] & inside
        while row:
            left = (row & -row).bit_length() - 1
            row &= row - 1
            found.append((abs(left + across - x) + abs(top + down - y), top, left))
    if not found:
        return None
    _, top, left = min(found)
    return left, top


def _corners(level: Level, wide: int, high: int) -> list[int]:
    """Row by row, bit x: where the upper left corner of a small room may lie, all of it mass and apart from others."""
    full = (1 << level.width) - 1
    rows = [
        int(level.cells[at : at + level.width].translate(_BITS)[::-1], 2) & full >> 1 & ~1
        for at in range(0, len(level.cells), level.width)
    ]
    rows[0] = rows[-1] = 0
    for left, top, across, down in level.boxes:
        taken = (1 << left + across + 2) - 1 & ~((1 << max(0, left - 2)) - 1)
        for y in range(max(0, top - 2), min(level.height, top + down + 2)):
            rows[y] &= ~taken
    for _ in range(wide - 1):
        rows = [row & row >> 1 for row in rows]
    runs = rows
    for step in range(1, high):
        rows = [row & below for row, below in zip(rows, runs[step:], strict=False)]
    return rows


def _tried(plan: Plan, node: Node, drawing: Drawing, aim: _Aim, turn: int) -> bool:
    level, chance, region = plan.levels[node.stratum], plan.chance, aim.region
    (wide, high), kinds = drawing.size, bytes([SOLID, BLOCKED])
    for _ in range(4):
        x, y = aim.wanted(turn)
        left = max(region.left, min(region.right - wide, x - wide // 2))
        top = max(region.top, min(region.bottom - high, y - high // 2))
        box = Box(left, top, wide, high)
        if not _free(level, box, 3) or not level.only(box, kinds):
            continue
        before = bytes(level.cells)
        _paint(level, box, drawing.rows)
        spots = [at for at in level.spots(box) if level.cells[at] == FLOOR]
        if len(spots) >= 6 and level.whole(spots):  # noqa: PLR2004 - less is a cupboard
            _settle(plan, node, box, drawing.room)
            return True
        level.cells[:] = before
        chance.between(1, 2)  # nothing hangs on it; but without it seeds would make other maps than they made
    return False


def _region(plan: Plan, node: Node) -> Box:
    """Where rooms of that side may stand."""
    level, gap = plan.levels[node.stratum], plan.gaps[node.stratum]
    middle = level.width // 2
    left, right = (gap.box.left, gap.box.right) if gap else (middle - 1, middle + 1)
    if node.side == MIDDLE:
        if gap is None:
            return Box(1, 1, level.width - 2, level.height - 2)
        top = node.along < 0.5  # noqa: PLR2004 - the middle
        edge = max(6, gap.box.top) if top else min(level.height - 6, gap.box.bottom)
        return Box(1, 1 if top else edge + 1, level.width - 2, edge - 2 if top else level.height - edge - 2)
    if node.side == LEFT:
        return Box(1, 1, left - 2, level.height - 2)
    return Box(right + 1, 1, level.width - right - 2, level.height - 2)


class _Aim:
    """Where the middle of a room should lie: further and further from its place the longer one seeks."""

    def __init__(self, plan: Plan, node: Node, region: Box) -> None:
        """For that node, within a region."""
        level = plan.levels[node.stratum]
        above = [n for n in plan.mission.near(node.id) if plan.mission.nodes[n].stratum < node.stratum]
        self.region, self._chance = region, plan.chance
        self._row = int(node.along * level.height)
        self._column = level.width // 2 if node.side == MIDDLE else None
        self._above = plan.sites[above[0]].box.middle if above else None

    def wanted(self, turn: int) -> tuple[int, int]:
        """A cell for that turn, by lot."""
        between, loose = self._chance.between, 2 + turn // 3
        y = self._row + between(-loose, loose)
        if self._column is not None:
            return self._column + between(-loose - 2, loose + 2), y
        if self._above is not None:
            x, y = self._above
            return x + between(-loose, loose), y + between(-loose, loose)
        return between(self.region.left, self.region.right), y


def _paint(level: Level, box: Box, rows: Rows) -> None:
    """Set the letters of a drawing; pillars stay, ways inside a room count as its floor."""
    for y, row in enumerate(rows):
        start = (box.top + y) * level.width + box.left
        for at, letter in enumerate(row.encode(), start):
            if level.cells[at] != BLOCKED:
                level.cells[at] = letter if letter in {SOLID, BLOCKED, VOID} else FLOOR
