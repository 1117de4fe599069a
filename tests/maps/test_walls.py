from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rpg.maps.cells import WALKABLE, cell
from rpg.maps.model import LETTERS, Stratum
from rpg.maps.walls import Wall, between, walls, walls_of
from tests.maps.places import drawn, feature, shipped, stratum

GRIDS = st.integers(1, 7).flatmap(
    lambda wide: st.lists(st.text("".join(LETTERS), min_size=wide, max_size=wide), min_size=1, max_size=7)
).map(lambda rows: stratum(*rows))  # fmt: skip


def unit_edges(wall: Wall) -> list[tuple[str, int, int, int, int]]:
    if wall.upright:
        return [(wall.kind, wall.x1, y, wall.x1, y + 1) for y in range(wall.y1, wall.y2)]
    return [(wall.kind, x, wall.y1, x + 1, wall.y1) for x in range(wall.x1, wall.x2)]


def brute(grid: Stratum) -> Counter[tuple[str, int, int, int, int]]:
    found: Counter[tuple[str, int, int, int, int]] = Counter()
    for y in range(-1, len(grid.rows) + 1):
        for x in range(-1, len(grid.rows[0]) + 1):
            own = cell(grid, x, y)
            for other, edge in ((cell(grid, x + 1, y), (x + 1, y, x + 1, y + 1)),
                                (cell(grid, x, y + 1), (x, y + 1, x + 1, y + 1))):  # fmt: skip
                walks, mass = {own, other} & WALKABLE, {own, other} & {"solid", "blocked"}
                kind = "wall" if walks and mass else "railing" if walks else "brink" if mass else ""
                if kind and own != other and (mass or "void" in {own, other}) and len({own, other} - WALKABLE) > 0:
                    if kind == "brink" and "void" not in {own, other}:
                        continue
                    found[(kind, *edge)] += 1
    return found


@given(GRIDS)
def test_runs_are_the_edges_of_cells(grid: Stratum) -> None:
    assert Counter(edge for wall in walls_of(grid) for edge in unit_edges(wall)) == brute(grid)


@given(GRIDS)
def test_runs_are_as_long_as_they_can_be(grid: Stratum) -> None:
    found = walls_of(grid)
    ends = {(wall.kind, wall.upright, wall.x2, wall.y2) for wall in found}
    assert not [wall for wall in found if (wall.kind, wall.upright, wall.x1, wall.y1) in ends]
    assert list(found) == sorted(found)


def test_a_room_on_the_void() -> None:
    grid = stratum("####", "#.. ", "####")
    assert Wall("wall", 1, 1, 3, 1) in walls_of(grid)
    assert Wall("railing", 3, 1, 3, 2) in walls_of(grid)
    assert Wall("brink", 3, 1, 4, 1) in walls_of(grid)
    assert between("floor", "corridor") is None


def test_an_exit_opens_the_rim_and_nothing_else() -> None:
    closed, opened = drawn(("#.#",)), drawn(("#.#",), features=(feature("exit", 1, 0),))
    assert set(walls(closed, 0)) - set(walls(opened, 0)) == {Wall("wall", 1, 0, 2, 0), Wall("wall", 1, 1, 2, 1)}


def test_shipped_strata_have_each_kind() -> None:
    for index in range(len(shipped().strata)):
        assert {wall.kind for wall in walls(shipped(), index)} == {"wall", "railing", "brink"}
