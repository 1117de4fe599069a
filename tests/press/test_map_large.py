"""Maps at their largest: long notes, wide pictures, many metres to a cell."""

from __future__ import annotations

import io

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from rpg.press import boxes as b
from rpg.press import ink
from rpg.press.legible import walk
from rpg.press.map import map_document
from rpg.press.map_canvas import PIXELS, canvas
from rpg.press.map_frame import INNER
from rpg.press.map_words import MapWords
from rpg.press.raster import DPI
from tests.maps.making import made
from tests.maps.places import drawn
from tests.press.papers import voice
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
