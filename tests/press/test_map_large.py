"""Maps at their largest: long notes, wide pictures, many metres to a cell."""

from __future__ import annotations

import io
from itertools import pairwise

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from rpg.press import boxes as b
from rpg.press import ink
from rpg.press.legible import walk
from rpg.press.map import map_document
from rpg.press.map_canvas import PIXELS, canvas
from rpg.press.map_frame import INNER, Depths, depth_ruler, metre_marks
from rpg.press.map_labels import LEAST
from rpg.press.map_mark import mark
from rpg.press.map_measures import scale_bar
from rpg.press.map_words import MapWords
from rpg.press.raster import DPI
from tests.maps.making import made
from tests.maps.places import drawn
from tests.press.papers import rules, voice
from tests.press.test_map import label_boxes, options
from tests.press.test_map_made import clashes

WORDS = 1200


def test_a_note_longer_than_a_page_goes_on_in_the_next_column() -> None:
    map_ = made("2", 3)
    long = msgspec.structs.replace(map_.places[2], gm=" ".join(f"word{i}" for i in range(WORDS)))
    places = (*map_.places[:2], long, *map_.places[3:])
    document = map_document(msgspec.structs.replace(map_, places=places), voice(), options(audience="gm"))
    told = [t for page in document.pages for t in texts(page) for t in t.split() if t.startswith("word")]
    assert told == [f"word{i}" for i in range(WORDS)]
    for page in document.pages:
        found = sorted(label_boxes(page, "concrete"))
        assert [t for _, _, x2, y2, t in found if x2 > page.size[0] - INNER or y2 > page.size[1] - INNER] == []
        assert list(clashes(found)) == []


@pytest.mark.parametrize(("seed", "paper"), [("5", "a4"), ("3", "letter")], ids=str)
def test_no_page_is_begun_for_a_few_entries_of_a_key(seed: str, paper: str) -> None:
    map_ = made(seed, 3)
    pages = map_document(map_, voice(), options(audience="gm", paper=paper)).pages
    assert [text for page in pages for text in texts(page) if text.endswith("key, continued")] == []
    assert len(pages) == len(map_.strata) + 1
    for page in pages:
        found = sorted(label_boxes(page, "concrete"))
        assert [t for _, _, _, y2, t in found if y2 > page.size[1] - INNER] == []
        assert list(clashes(found)) == []


def test_what_is_left_of_short_keys_shares_a_page() -> None:
    map_ = made("2", 3)
    first = {place.stratum: place.key for place in reversed(map_.places)}
    places = tuple(
        msgspec.structs.replace(each, gm="one two three " * 100) if first[each.stratum] == each.key else each
        for each in map_.places
    )
    document = map_document(msgspec.structs.replace(map_, places=places), voice(), options(audience="gm"))
    rest = document.pages[len(map_.strata) + 1 :]
    heads = [[text for text in texts(page) if text.endswith("key, continued")] for page in rest]
    assert [len(each) for each in heads] == [3]
    found = sorted(label_boxes(rest[0], "concrete"))
    assert list(clashes(found)) == []
    assert max(y2 for _, _, _, y2, _ in found) < rest[0].size[1] - INNER


def texts(page: b.Page) -> list[str]:
    return [box.text for box in walk(page.boxes) if isinstance(box, b.Text)]


def test_hard_mass_is_hatched_to_the_far_corner_of_a_large_picture() -> None:
    """A reader that counts what it draws of one stroke left half of this one out."""
    rows = (*("XX" + "." * 56 + "XX",) * 2, *("." * 60,) * 36, *("XX" + "." * 56 + "XX",) * 2)
    map_ = drawn(rows)
    data = ink.write(canvas(MapWords(voice(), map_), 0, options()))
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        picture = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    inks = []
    for x, y in ((0, 0), (58, 0), (0, 38), (58, 38)):
        part = picture.crop((PIXELS * x + 10, PIXELS * y + 10, PIXELS * (x + 2) - 10, PIXELS * (y + 2) - 10))
        inks.append(255 - sum(part.tobytes()) / len(part.tobytes()))
    assert min(inks) > 30
    assert max(inks) < 1.1 * min(inks)


@pytest.mark.parametrize("metre", [0.05, 0.2, 0.3, 0.4, 1.0, 3.0])
def test_depths_can_be_read_at_any_scale(metre: float) -> None:
    depths = Depths((0.0, 90 / metre), (0, 1), -1, 40.0, metre)
    heights = sorted(box.y for box in metre_marks(20.0, (10.0, 200.0), depths) if isinstance(box, b.Text))
    assert len(heights) > 2
    assert min(lower - upper for upper, lower in pairwise(heights)) > 3
    ticks = sorted(
        box.y1 for box in depth_ruler(10.0, (10.0, 200.0), 9.0, depths)
        if isinstance(box, b.Line) and box.y1 == box.y2 and box.x2 - box.x1 < 3
    )  # fmt: skip
    assert min(lower - upper for upper, lower in pairwise(ticks)) > 0.4
    long = {round(box.y1, 3) for box in depth_ruler(10.0, (10.0, 200.0), 9.0, depths)
            if isinstance(box, b.Line) and 2.5 < box.x2 - box.x1 < 3}  # fmt: skip
    assert {round(y - 0.85, 3) for y in heights} <= long


@pytest.mark.parametrize("metre", [0.05, 0.2, 0.5, 1.0, 5.0, 12.5, 20.0, 40.0])
def test_the_numbers_of_the_scale_bar_stand_apart(metre: float) -> None:
    map_ = rules().maps["zuru:map/ring"]
    bar = scale_bar(20.0, 20.0, metre, MapWords(voice(), map_))
    page = b.Page(size=(100.0, 100.0), boxes=bar)
    found = sorted(label_boxes(page, "concrete"))
    assert list(clashes(found)) == []
    assert max(x2 for _, _, x2, _, _ in found) < 20 + 54
    numbers = [box for box in walk(bar) if isinstance(box, b.Text) and box.text.isdigit()]
    assert [int(box.text) * metre for box in numbers] == pytest.approx([box.x - numbers[0].x for box in numbers])


def test_signs_of_a_large_map_can_be_told_apart() -> None:
    """Cells of a millimetre: all signs but doors, which hang from mass to mass, pass them."""
    map_ = made("7", 3, (120, 120))
    document = map_document(map_, voice(), options(audience="gm"))
    sizes = [
        outer.scale * inner.scale
        for page in document.pages[1 : len(map_.strata) + 1] for outer in walk(page.boxes)
        if isinstance(outer, b.Scaled) for inner in outer.boxes if isinstance(inner, b.Scaled) and inner.scale != 1.0
    ]  # fmt: skip
    assert len(sizes) > 10
    assert min(sizes) >= LEAST - 0.01


def test_numbers_of_a_large_map_leave_its_rooms_to_be_seen() -> None:
    small, large = (
        [ring(box) for box in mark(12, 0.0, 0.0, tight=tight) if isinstance(box, b.Path)] for tight in (True, False)
    )
    assert max(small) < 0.75 * max(large)
    text = next(box for box in mark(12, 0.0, 0.0, tight=True) if isinstance(box, b.Text))
    assert options().metrics.width(text.text, text.font, text.size) < 2 * min(small)
    assert mark(128, 0.0, 0.0, tight=True) == mark(128, 0.0, 0.0)


def ring(box: b.Path) -> float:
    return max(x for outline in box.outlines for x, _ in outline.points)


def test_only_plans_with_small_cells_have_small_numbers() -> None:
    for size, tight in (((60, 40), False), ((120, 120), True)):
        map_ = made("7", 3, size)
        page = map_document(map_, voice(), options(audience="gm")).pages[1]
        figure = next(box for box in page.boxes if isinstance(box, b.Group) and box.tag == "Figure")
        wide = {round(ring(box) - min(x for o in box.outlines for x, _ in o.points), 2)
                for box in figure.boxes if isinstance(box, b.Path)}  # fmt: skip
        assert max(wide) < 3.5 if tight else max(wide) > 4


def test_walls_of_a_picture_are_seen_on_a_screen_that_shows_all_of_it() -> None:
    room = drawn(("######", "#....#", "#....#", "######"))
    data = ink.write(canvas(MapWords(voice(), room), 0, options(audience="gm")))
    image = pypdfium2.PdfDocument(data)[0].render(scale=DPI / 72, grayscale=True).to_pil()
    middle = int(2.5 * PIXELS)
    dark = [x for x in range(PIXELS // 2, 3 * PIXELS // 2) if image.getpixel((x, middle)) < 90]
    across = [x for x in dark if abs(x - PIXELS) < PIXELS / 6]
    assert PIXELS / 12 < len(across) < PIXELS / 6
