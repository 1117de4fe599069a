"""The places on which chapters open: many, each its own, and light where a page is full of one."""

from __future__ import annotations

import json
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rpg.press import boxes as b
from rpg.press import shelf
from rpg.press.area import Area
from rpg.press.book.pages import FOOT, Pages
from rpg.press.legible import walk
from rpg.press.motif.drawn import NAMES, closing, filled, opening
from rpg.press.plate import section
from rpg.press.printing import look
from rpg.press.sheet.layout import Plate
from rpg.press.sheet.machine import machine_view
from tests.press.papers import rules, voice

if TYPE_CHECKING:
    from collections.abc import Iterator

STRIP, PAGE = Area(17.0, 14.0, 176.0, 46.0), Area(17.0, 40.0, 176.0, 230.0)
ROOT = Path(__file__).parents[2]
CHAPTERS = [json.loads(file.read_text("utf-8")) for file in sorted((ROOT / "printables/chapter").glob("*.json"))]
LARGEST = 400.0  # square millimetres that may be one solid colour where toner is spared


def solid(boxes: tuple[b.Box, ...], colours: set[str]) -> Iterator[float]:
    """The square millimetres of whatever is filled with one of the colours, figures of people aside."""
    for box in walk(boxes):
        if isinstance(box, b.Rect) and box.fill in colours:
            yield box.width * box.height
        elif isinstance(box, b.Path) and box.fill in colours:
            xs, ys = zip(*(point for outline in box.outlines for point in outline.points), strict=True)
            yield (max(xs) - min(xs)) * (max(ys) - min(ys))


@pytest.mark.parametrize("name", NAMES)
def test_every_place_is_drawn_into_its_plate_with_somebody_in_it(name: str):
    for area, drawn in product((STRIP, PAGE), (opening, closing)):
        boxes = drawn(name, area, 3, 2.5)
        (group,) = boxes
        assert isinstance(group, b.Group)
        assert group.tag == "Artifact"
        assert any(isinstance(box, b.Scaled) for box in walk(boxes))
        assert repr(boxes) == repr(drawn(name, area, 3, 2.5))
        assert repr(boxes) != repr(drawn(name, area, 4, 2.5))
        (clip,) = (box for box in group.boxes if isinstance(box, b.Clip))
        assert clip.outlines[0].points[0] == (area.x, area.y)


@pytest.mark.parametrize("name", NAMES)
def test_what_fills_a_page_costs_no_toner_and_what_opens_a_chapter_none_in_the_theme_that_spares_it(name: str):
    assert max(solid(closing(name, PAGE, 3, 2.5), {"mass", "ink"}), default=0.0) < LARGEST
    assert max(solid(opening(name, STRIP, 3, 2.5), {"on_mass", "ink"}), default=0.0) < LARGEST


def test_chapters_open_on_many_places_and_never_twice_running_on_the_same():
    named = [chapter["motif"] for chapter in sorted(CHAPTERS, key=lambda chapter: chapter["number"])]
    assert set(named) == set(NAMES)
    assert all(one != other for one, other in pairwise(named))
    schema = json.loads((ROOT / "schemas/printable-chapter.schema.json").read_text("utf-8"))
    assert tuple(schema["properties"]["motif"]["enum"]) == NAMES


@pytest.mark.parametrize("turned", [False, True])
def test_a_page_left_empty_has_its_ground_or_a_drawing(*, turned: bool):
    size = (210.0, 297.0)
    pages = Pages(size, look("concrete"))
    pages.open(4, ("What they carry", "chapter.burdens", "pipes"), [])
    if turned:
        pages.turn()
    before = len(pages.sheets[-1].boxes)
    pages.close(4, "pipes")
    drawn = tuple(pages.sheets[-1].boxes[before:])
    lowest = max(
        y for box in walk(drawn) if isinstance(box, b.Hatch | b.Clip) for o in box.outlines for _, y in o.points
    )
    assert size[1] - FOOT - 2.0 < lowest <= size[1] - FOOT
    assert any(isinstance(box, b.Clip) for box in walk(drawn)) == turned
    assert any(isinstance(box, b.Scaled) for box in walk(drawn))


def test_sheets_may_show_any_place_and_each_of_the_game_shows_its_own():
    schema = json.loads((ROOT / "schemas/printable-sheet.schema.json").read_text("utf-8"))
    assert tuple(schema["$defs"]["plate"]["properties"]["motif"]["enum"]) == NAMES
    shown = {name: _plate(name) for name in ("character", "village", "expedition", "wanderer", "adversary")}
    assert len({plate.motif for plate in shown.values()}) == len(shown) - 1
    assert shown["adversary"].value == _plate("adversary-half").value == "/machine/place"


def _plate(name: str) -> Plate:
    elements = (one for page in shelf.sheet(name).pages for zone in page.zones for one in zone.elements)
    return next(one for one in elements if isinstance(one, Plate))


def test_every_faction_of_the_game_has_a_place_and_one_of_nobody_knows_where_has_the_bridge():
    known = {machine.faction: machine_view(machine, voice()) for machine in rules().encounter.adversaries.values()}
    places = [view["machine"]["place"] for view in known.values()]
    assert len(set(places)) == len(places) > 5
    assert set(places) <= set(NAMES)
    assert filled("", STRIP, 2.5, "a") == filled("the moon", STRIP, 2.5, "a") == section(STRIP, 2.5, "a")
    assert filled("eye", STRIP, 2.5, "a") != filled("eye", STRIP, 2.5, "b")
