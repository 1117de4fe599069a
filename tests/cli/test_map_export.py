"""Strata for virtual tables: the picture fits the cells, walls are the wall truth, doors are shut, secrets stay out."""

from __future__ import annotations

import base64
import json
import struct
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from rpg.cli.map_export import pictured
from rpg.cli.print import Desk
from rpg.cli.print_map import map_options
from rpg.maps.walls import walls
from rpg.press import ink, raster
from rpg.press.boxes import Document, Page
from rpg.press.map_uvtt import uvtt
from rpg.press.printing import look
from tests.maps.making import made
from tests.maps.places import drawn, feature
from tests.press.papers import rules, voice

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SCHEMA = Path(__file__).parents[2] / "docs" / "uvtt.schema.json"
KEYS = {
    "format", "resolution", "line_of_sight", "objects_line_of_sight", "portals", "environment", "lights", "image",
}  # fmt: skip


def test_every_key_is_written_and_walls_are_the_wall_truth() -> None:
    map_ = made("3", 3)
    for index, stratum in enumerate(map_.strata):
        told = json.loads(json.dumps(uvtt(map_, index, b"picture")))
        assert set(told) == KEYS
        assert told["resolution"]["map_size"] == {"x": len(stratum.rows[0]), "y": len(stratum.rows)}
        lines = {tuple((point["x"], point["y"]) for point in line) for line in told["line_of_sight"]}
        assert lines == {((w.x1, w.y1), (w.x2, w.y2)) for w in walls(map_, index) if w.kind != "railing"}
        shut = [f.at for f in map_.features if f.stratum == index and f.symbol in {"door", "sealed"}]
        assert [(p["position"]["x"], p["position"]["y"]) for p in told["portals"]] == [
            (x + 0.5, y + 0.5) for x, y in shut
        ]
        assert all(portal["closed"] for portal in told["portals"])
        assert base64.b64decode(told["image"]) == b"picture"


def test_what_is_written_is_as_the_schema_says() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    map_ = made("3", 3)
    for index in range(len(map_.strata)):
        told = json.loads(json.dumps(uvtt(map_, index, b"picture")))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(told)] == []
        half = {**told, "line_of_sight": [[{"x": 0.5, "y": 0}, {"x": 1, "y": 0}]]}
        assert not Draft202012Validator(schema).is_valid(half)


def test_one_sees_over_railings_and_off_catwalks() -> None:
    rows = ("#####", "#. =#", "#####")
    told = uvtt(drawn(rows), 0, b"")["line_of_sight"]
    lines = {tuple((point["x"], point["y"]) for point in line) for line in told}  # type: ignore[attr-defined]  # lists
    assert ((2, 1), (2, 2)) not in lines
    assert ((3, 1), (3, 2)) not in lines
    assert ((1, 1), (1, 2)) in lines


def test_a_door_hangs_from_mass_to_mass() -> None:
    upright, level = drawn(("#.#", "#.#", "#.#"), features=(feature("door", 1, 1),)), drawn(
        ("###", "...", "###"), features=(feature("door", 1, 1),)
    )  # fmt: skip
    bounds = [uvtt(map_, 0, b"")["portals"] for map_ in (upright, level)]
    assert [portal[0]["bounds"] for portal in bounds] == [  # type: ignore[index]  # lists of dictionaries
        [{"x": 1.0, "y": 1.5}, {"x": 2.0, "y": 1.5}],
        [{"x": 1.5, "y": 1.0}, {"x": 1.5, "y": 2.0}],
    ]


def test_a_door_at_the_end_of_a_way_hangs_across_it() -> None:
    map_ = drawn(("###", "#..", "###"), features=(feature("door", 1, 1),))
    portal = uvtt(map_, 0, b"")["portals"][0]  # type: ignore[index]  # a list of dictionaries
    assert portal["bounds"] == [{"x": 1.5, "y": 1.0}, {"x": 1.5, "y": 2.0}]


@pytest.fixture
def out(rpg: Run, home: Path) -> Path:
    assert rpg("map", "new", "--seed", "5", "--strata", "2", "--size", "48x36", "-o", "five.json").returncode == 0
    return home.parent / "out"


def test_a_file_for_each_stratum_and_the_picture_has_70_pixels_a_cell(rpg: Run, out: Path) -> None:
    done = rpg("map", "export", "five.json", "--uvtt", "out", "--png", "out", "--svg", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert {file.name for file in out.iterdir()} == {
        f"five-{k}-player.{kind}" for k in (0, 1) for kind in ("dd2vtt", "png", "svg")
    }
    for k in (0, 1):
        picture = (out / f"five-{k}-player.png").read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (48 * 70, 36 * 70)
        table = json.loads((out / f"five-{k}-player.dd2vtt").read_bytes())
        assert base64.b64decode(table["image"]) == picture
        assert (out / f"five-{k}-player.svg").read_bytes().startswith(b"<svg ")


def test_players_get_no_hidden_door(rpg: Run, home: Path, out: Path) -> None:
    file = home.parent / "five.json"
    map_ = json.loads(file.read_bytes())
    door = next(f for f in map_["features"] if f["symbol"] in {"door", "sealed"})
    door["visible_to"] = "gm"
    file.write_text(json.dumps(map_))
    for audience in ("player", "gm"):
        rpg("map", "export", "five.json", "--uvtt", "out", "--for", audience)
    tables = (out / f"five-{door['stratum']}-{audience}.dd2vtt" for audience in ("player", "gm"))
    counts = [len(json.loads(table.read_bytes())["portals"]) for table in tables]
    assert counts[1] == counts[0] + 1


def test_a_drawing_alone_needs_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    at, map_ = Desk(rules(), voice("en")), made("5", 2)

    def refused(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(raster, "png", refused)
    assert pictured(at, map_, 0, map_options(at, "gm"), "svg")[0].startswith(b"<svg ")
    with pytest.raises(AssertionError):
        pictured(at, map_, 0, map_options(at, "gm"), "dd2vtt")


def test_a_picture_is_packed_row_by_row() -> None:
    """Unpacked it has three bytes a pixel: it is held whole once, by who draws it."""
    page = Page(size=(300, 300), boxes=())
    pdf = ink.write(Document(title="", subject="", language="en", theme=look("concrete").theme, pages=(page,)))
    tracemalloc.start()
    picture = raster.png(pdf, "", "")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    wide, high = struct.unpack(">II", picture[16:24])
    assert most < 4 * wide * high


def test_without_a_format_it_asks_for_one(rpg: Run, out: Path) -> None:
    done = rpg("map", "export", "five.json")
    assert done.returncode == 2
    assert "--uvtt DIR" in done.stderr
    assert not out.exists()
