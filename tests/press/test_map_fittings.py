"""What stands in the rooms of a map: drawn where there is room for it, never in a way, telling nothing secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec
import pytest

from rpg.maps.cells import cell
from rpg.maps.generate import Request, generate
from rpg.maps.model import Fittings
from rpg.maps.view import player_view
from rpg.maps.walls import walls
from rpg.press import boxes as b
from rpg.press.legible import walk
from rpg.press.map import map_document
from rpg.press.map_fittings import fittings
from rpg.press.map_labels import discs, spots
from rpg.press.map_pieces import PIECES, sample
from rpg.press.map_plan import FINEST, SIGN, plan
from rpg.press.map_uvtt import uvtt
from tests.maps.making import made, shipped_sources
from tests.maps.places import drawn, feature, place
from tests.press.papers import LANGUAGES, voice
from tests.press.test_map import options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.maps.model import Feature, Map

KINDS = [kind for kind in get_args(Fittings) if kind]
SIDE = 2.05
ROOM = (
    "##############",
    "#............#",
    "#............#",
    "#....##......,",
    "#....##......#",
    "#............#",
    "#............#",
    "##############",
)


def room(kind: str, *features: Feature, key: str = "room") -> Map:
    own = msgspec.structs.replace(place(key, 1, 1, 12, 6), fittings=kind)
    return drawn(ROOM, places=(own,), features=features)


def bare(map_: Map) -> Map:
    return msgspec.structs.replace(
        map_, places=tuple(msgspec.structs.replace(each, fittings="") for each in map_.places)
    )


def extents(paths: Iterable[b.Path]) -> list[tuple[float, float, float, float]]:
    found = []
    for path in paths:
        for outline in path.outlines:
            xs, ys = zip(*outline.points, strict=True)
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_and_has_a_name(kind: Fittings) -> None:
    assert extents(fittings(room(kind), 0))
    assert all(abs(at) <= 0.55 for box in extents(sample(kind)) for at in box)
    names = [voice(tongue).word(f"map.fittings.{kind}") for tongue in LANGUAGES]
    assert [name for name in names if not name or "." in name] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_there_keeps_to_its_place_and_leaves_the_opening_free(kind: Fittings) -> None:
    boxes = extents(fittings(room(kind), 0))
    assert [box for box in boxes if box[0] < 1 or box[1] < 1 or box[2] > 13 or box[3] > 7] == []
    assert [box for box in boxes if box[2] > 12.01 and box[1] < 4 and box[3] > 3] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stands_on_a_sign_before_a_door_or_under_a_number(kind: Fittings) -> None:
    door, stair, body = feature("door", 13, 3), feature("stair", 3, 2), feature("body", 9, 5)
    map_ = room(kind, door, stair, body)
    clear = discs(spots(map_, 0, SIDE), SIDE)
    boxes = extents(fittings(map_, 0, clear))
    kept = [(12, 3), (3, 2), (2, 2), (4, 2), (3, 1), (3, 3), (9, 5)]
    for left, top, right, bottom in boxes:
        met = [(x, y) for x, y in kept if left < x + 0.99 and right > x + 0.01 and top < y + 0.99 and bottom > y + 0.01]
        assert met == []
        for disc in clear:
            dx, dy = max(left - disc.x, disc.x - right, 0), max(top - disc.y, disc.y - bottom, 0)
            assert (dx * dx + dy * dy) ** 0.5 > disc.radius - 0.01
    assert clear


def test_a_made_map_is_furnished_and_otherwise_as_it_was() -> None:
    given = shipped_sources()
    districts = {
        key: msgspec.structs.replace(
            each,
            rooms=tuple(
                msgspec.structs.replace(
                    one, guises=tuple(msgspec.structs.replace(guise, fittings="") for guise in one.guises)
                )
                for one in each.rooms
            ),
        )
        for key, each in given.districts.items()
    }
    plain = generate(Request(seed="2", strata=3, width=60, height=40), given._replace(districts=districts))
    found = made("2", 3)
    assert bare(found) == plain
    assert found.id == plain.id
    assert sum(bool(each.fittings) for each in found.places) > len(found.places) / 3
    assert len({each.fittings for each in found.places}) > 4


def test_walls_and_files_for_tables_do_not_know_of_it() -> None:
    map_ = made("2", 3)
    for index in range(3):
        assert walls(map_, index) == walls(bare(map_), index)
        assert uvtt(map_, index, b"") == uvtt(bare(map_), index, b"")
        assert plan(map_, index, grid=False) != plan(bare(map_), index, grid=False)


def test_on_cells_too_small_for_it_nothing_of_it_is_drawn() -> None:
    map_ = made("2", 3)
    tiny = [plan(each, 0, grid=False, sign=FINEST + 0.1) for each in (map_, bare(map_))]
    assert tiny[0] == tiny[1]
    assert plan(map_, 0, grid=False, sign=SIGN) != plan(bare(map_), 0, grid=False, sign=SIGN)


def test_what_only_the_gm_knows_moves_nothing_on_the_players_map() -> None:
    map_ = room("shelves")
    left, top, right, bottom = extents(fittings(map_, 0))[-1]
    secret = feature("note", int((left + right) / 2), int((top + bottom) / 2), visible_to="gm")
    kept = msgspec.structs.replace(map_, features=(secret,))
    players = [map_document(player_view(each), voice(), options()) for each in (map_, kept)]
    assert players[0] == players[1]
    gm = [list(fittings(each, 0)) for each in (map_, kept)]
    assert gm[0] != gm[1]


def test_the_gms_rooms_are_those_of_the_players_less_what_stands_in_secret_ways() -> None:
    map_ = made("2", 3)
    shown = player_view(map_)
    open_ = msgspec.structs.replace(map_, places=tuple(each for each in map_.places if not each.hidden))
    for index in range(3):
        gm, players = (set(extents(fittings(each, index))) for each in (open_, shown))
        secret = {
            (x, y)
            for y, row in enumerate(map_.strata[index].rows)
            for x in range(len(row))
            if cell(map_.strata[index], x, y) != cell(shown.strata[index], x, y)
        }
        near = {(x + i, y + j) for x, y in secret for i in (-1, 0, 1) for j in (-1, 0, 1)}
        near |= {(f.at[0] + i, f.at[1] + j) for f in map_.features for i in (-1, 0, 1) for j in (-1, 0, 1)}
        assert [box for box in gm ^ players if (int(box[0]), int(box[1])) not in near] == []
        assert gm & players


def test_a_place_is_furnished_by_its_key_and_by_nothing_else() -> None:
    one = list(fittings(room("crates"), 0))
    other = msgspec.structs.replace(place("other", 0, 0, 1, 1), fittings="beds")
    more = room("crates")
    more = msgspec.structs.replace(more, places=(*more.places, other), seed="7")
    assert list(fittings(more, 0)) == one == list(fittings(room("crates"), 0))
    assert list(fittings(room("crates", key="another"), 0)) != one


@pytest.mark.parametrize("audience", ["gm", "player"])
def test_the_legend_names_what_stands_there(audience: str) -> None:
    map_ = room("vats")
    hidden = msgspec.structs.replace(place("cell", 3, 1, 2, 2), fittings="beds", hidden=True)
    map_ = msgspec.structs.replace(map_, places=(*map_.places, hidden))
    page = map_document(map_, voice("it"), options(audience=audience)).pages[1]
    said = [box.text for box in walk(page.boxes) if isinstance(box, b.Text)]
    assert "vasche" in said
    assert ("brande" in said) == (audience == "gm")
    assert "casse" not in said


def test_blocks_in_a_room_are_what_stands_there() -> None:
    found = extents(fittings(room("vats"), 0))[0]
    assert 5 < found[0] < found[2] < 7
    assert 3 < found[1] < found[3] < 5
    assert PIECES["vats"].layout == "blocks"
