"""Coordinates, the console's drawing, outlines, the section."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.maps import section
from rpg.maps.ascii import drawing, numbers
from rpg.maps.cells import cell
from rpg.maps.coordinates import zone, zone_of_cell
from rpg.maps.district import Room, Stretch
from rpg.maps.drawings import broken
from rpg.maps.generate.chance import Chance
from rpg.maps.generate.drawings import drawn as drawn_by_lot
from rpg.maps.regions import loops, parts
from rpg.maps.view import player_view
from tests.maps.making import shipped_sources
from tests.maps.places import drawn, shipped, stratum

CELLS = st.frozensets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=40)


def area(loop: tuple[tuple[int, int], ...]) -> float:
    shifted = (*loop[1:], loop[0])
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(loop, shifted, strict=True)) / 2


@given(CELLS)
def test_outlines_hold_exactly_their_cells(cells: frozenset[tuple[int, int]]) -> None:
    assert sum(area(loop) for loop in loops(cells)) == len(cells)
    corners = {corner for x, y in cells for corner in ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))}
    assert {corner for loop in loops(cells) for corner in loop} <= corners


@given(CELLS)
def test_parts_are_all_the_cells_once(cells: frozenset[tuple[int, int]]) -> None:
    found = parts(cells)
    assert sum(len(part) for part in found) == len(cells)
    assert frozenset().union(*found) == cells


def test_zones() -> None:
    grid = shipped().strata[0]
    assert [zone_of_cell(grid, x, y) for x, y in ((0, 0), (3, 3), (4, 0), (47, 31), (26, 11))] == [
        "A1", "A1", "A2", "H12", "C7",
    ]  # fmt: skip
    assert zone(grid, -5, 99) == "H1"


def test_the_console_sees_what_is_there() -> None:
    drawn_ = [drawing(shipped(), index) for index in range(len(shipped().strata))]
    for level, lines in zip(shipped().strata, drawn_, strict=True):
        assert len(lines) == len(level.rows) + 2
        assert all(line.isascii() and len(line) <= 52 for line in lines)
    assert drawn_[0][0].split() == [str(n) for n in range(1, 13)]
    assert "T" in "".join(drawn_[-1])


def test_players_and_gm_count_places_alike() -> None:
    mine, theirs = numbers(shipped()), numbers(player_view(shipped()))
    assert sorted(theirs.values()) == list(range(1, len(theirs) + 1))
    assert all(mine[key] == number for key, number in theirs.items())
    assert len(mine) > len(theirs)


def test_the_section_shows_rooms_plates_and_the_void() -> None:
    tall = drawn(("#. =",), ("## .",))
    cut = section.cut(tall)
    floors = section.floors(tall)
    rows = cut.stratum.rows
    at = {name: int((z - cut.top) * section.STEPS) for name, z in
          (("room", -0.5), ("plate", 0.1), ("under", 2.0), ("low", floors[1] - 0.1))}  # fmt: skip
    assert [row[1] for row in (rows[at["room"]], rows[at["plate"]])] == [".", "#"]
    assert rows[at["under"]] == "## " + " "
    assert rows[at["plate"]][3] == "="
    assert rows[at["low"]][3] == " "


def test_the_shipped_section_cuts_the_tower_and_the_silo() -> None:
    map_ = shipped()
    row = [cell(map_.strata[2], x, section.row(map_)) for x in range(48)]
    assert "blocked" in row
    assert row.count("solid") > 4
    assert len(section.seen(map_)) > 100
    assert section.floors(map_) == (0.0, 12.0, 28.0)


def test_a_map_says_where_it_is_cut() -> None:
    assert section.row(drawn(tuple(["..."] * 6))) == 3
    assert stratum("..").rows == ("..",)


@pytest.mark.parametrize(
    ("rows", "down", "size"),
    [
        ((".###", "....", "###."), (1, 2, 0, 3), 2),
        ((".#", "..", "#."), (1, 2, 1, 3), None),
        (("...", ".##", "..."), (1, 2, 1, 9), None),
        (("...", ".#.", "##.", "..."), (1, 3, 1, 9), 6),
        (("..",), (0, 1, 0, 2), 0),
        (("..",), (0, 1, 40, 40), None),
    ],
)
def test_a_room_is_one_piece_in_every_size(rows: tuple[str, ...], down: tuple[int, ...], size: int | None) -> None:
    start, end, least, most = down
    stretch = Stretch(start=start, end=end, least=least, most=most)
    found = broken(Room(key="r", use="hall", guises=(), rows=rows, down=stretch))
    assert (None if found is None else len(found)) == size


@pytest.mark.parametrize("room", [(22, 16), (12, 9), (9, 12), (5, 5)])
def test_a_drawing_is_as_large_as_it_says_and_has_room(room: tuple[int, int]) -> None:
    chance, found = Chance(f"{room}"), 0
    for district in shipped_sources().districts.values():
        for one in (each for each in district.rooms if each.rows):
            if (drawing := drawn_by_lot(one, chance, *room)) is not None:
                found += 1
                wide, high = drawing.size
                assert [len(row) for row in drawing.rows] == [wide] * high
                assert wide <= room[0]
                assert high <= room[1]
    assert found
