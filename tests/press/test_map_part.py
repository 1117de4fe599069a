"""A part of a map on paper: some strata, some zones of the frame; and how many pages a poster will have."""

from __future__ import annotations

import json
import re
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.maps.ascii import numbers
from rpg.maps.coordinates import EVERY, LETTERS, NUMBERS, Zones, extent, zone_of_place, zones
from rpg.maps.model import Conduit
from rpg.maps.view import player_view
from rpg.press import boxes as b
from rpg.press.legible import walk
from rpg.press.map import map_document, pages
from rpg.press.map_drawn import drawn
from rpg.press.map_frame import INNER
from rpg.press.map_labels import within
from rpg.press.map_tiles import EDGE, SQUARE, tiles, window
from tests.maps.making import made
from tests.press.papers import LANGUAGES, rules, voice
from tests.press.test_map import FOOD_RUN, label_boxes, options
from tests.press.test_map_made import clashes
from tests.press.test_map_print import printed

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.maps.model import Map
    from tests.program import Warm

PART = Zones(2, 1, 7, 5)  # B3-F8


@cache
def document(**how: object) -> b.Document:
    return map_document(made("2", 3), voice(), options(**how))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("C5-F9", Zones(4, 2, 8, 5)),
        ("f9 – c5", Zones(4, 2, 8, 5)),
        ("C9-F5", Zones(4, 2, 8, 5)),
        ("C7", Zones(6, 2, 6, 2)),
        ("A1-H12", EVERY),
        ("I1", None),
        ("A0", None),
        ("A13", None),
        ("C 05-f 9", Zones(4, 2, 8, 5)),
        ("C005", None),
        ("C5-", None),
        ("C٣", None),
        ("5C", None),
        ("", None),
    ],
)
def test_zones_are_named_by_two_corners(said: str, meant: Zones | None) -> None:
    assert zones(said) == meant
    assert meant is None or zones(meant.said) == meant


def test_all_zones_are_the_whole_stratum_to_the_cell() -> None:
    for size in ((60, 40), (37, 29), (119, 61)):
        (stratum,) = (msgspec.structs.replace(made("2", 3).strata[0], rows=("." * size[0],) * size[1]),)
        assert extent(stratum, EVERY) == (0.0, 0.0, *size)


@pytest.mark.parametrize("audience", ["gm", "player"])
def test_a_poster_of_zones_covers_their_ground_and_is_no_larger_than_it_must(audience: str) -> None:
    map_: Map = made("2", 3)
    shown = map_ if audience == "gm" else player_view(map_)
    how = options(audience=audience, scale="table", strata=(1,), area=PART)
    size = b.PAPERS["a4"][::-1]
    left, top, wide, high = extent(shown.strata[1], PART)
    found = tiles(shown, 1, size, PART)
    view = window(size)
    for y, row in enumerate(shown.strata[1].rows):
        for x, letter in enumerate(row):
            if letter in ".,=o" and left <= x + 0.5 < left + wide and top <= y + 0.5 < top + high:
                at = ((x + 0.5) * SQUARE, (y + 0.5) * SQUARE)
                assert any(t.x <= at[0] <= t.x + view[0] and t.y <= at[1] <= t.y + view[1] for t in found)
    drawn = map_document(map_, voice(), how)
    assert len(drawn.pages) == len(found) == pages(map_, how)
    assert {page.bookmark for page in drawn.pages} - {""} == {f"−01 {shown.strata[1].name}"}
    # A page shows a little less than 11 by 6 squares: so many lie beside and below one another, and no more.
    assert len(found) <= ceil(wide / 10) * ceil(high / 6)
    assert len(found) < len(tiles(shown, 1, size)) / 2


@pytest.mark.parametrize("audience", ["gm", "player"])
def test_a_poster_of_zones_shows_nothing_of_what_lies_beside_them(audience: str) -> None:
    map_ = made("2", 3) if audience == "gm" else player_view(made("2", 3))
    part = Zones(4, 2, 5, 3)  # C5-D6
    left, top, wide, high = extent(map_.strata[1], part)
    pages = map_document(made("2", 3), voice(), options(audience=audience, scale="table", strata=(1,), area=part)).pages
    named = {f"{letter}{number}" for letter in LETTERS for number in NUMBERS}
    outside = named - {f"{letter}{number}" for letter in LETTERS[2:4] for number in NUMBERS[4:6]}
    numbered = numbers(map_)
    others = {
        f"{numbered[place.key]}"
        for place in map_.places
        if place.stratum != 1 or not within(place, (left, top, wide, high))
    }
    for tile, page in zip(tiles(map_, 1, pages[0].size, part), pages, strict=True):
        view = next(box for box in walk(page.boxes) if isinstance(box, b.Clip))  # all of the drawing stands in it
        (outline,) = view.outlines
        for x, y in outline.points:
            assert left - 1e-6 <= (x - EDGE + tile.x) / SQUARE <= left + wide + 1e-6
            assert top - 1e-6 <= (y - EDGE + tile.y) / SQUARE <= top + high + 1e-6
        drawn = {box.text for box in walk(view.boxes) if isinstance(box, b.Text)}
        assert not drawn & others
        assert not {box.text for box in walk(page.boxes) if isinstance(box, b.Text)} & outside
    assert [re.findall(r"part (\S+)", page_said(page)) for page in pages] == [
        [f"{n}/{len(pages)}"] for n in range(1, len(pages) + 1)
    ]


def page_said(page: b.Page) -> str:
    return " ".join(box.text for box in walk(page.boxes) if isinstance(box, b.Text))


@pytest.mark.parametrize("scale", ["plate", "table"])
def test_the_number_of_pages_is_known_before(scale: str) -> None:
    for strata, area in (((), EVERY), ((0, 2), EVERY), ((0, 1, 2), EVERY), ((), PART)):
        how = options(audience="player", scale=scale, strata=strata, area=area)
        assert len(map_document(made("2", 3), voice(), how).pages) == pages(made("2", 3), how)


def test_plates_of_one_stratum_are_those_of_the_whole_set() -> None:
    (one,) = document(audience="gm", strata=(1,)).pages
    assert one in document(audience="gm").pages


def test_plates_of_zones_show_them_larger_with_what_stands_there() -> None:
    map_ = made("2", 3)
    page = document(audience="gm", strata=(1,), area=PART).pages[0]
    left, top, wide, high = extent(map_.strata[1], PART)
    inside = {
        place.name
        for place in map_.places
        if place.stratum == 1
        and place.area[0] < left + wide and place.area[0] + place.area[2] > left
        and place.area[1] < top + high and place.area[1] + place.area[3] > top
    }  # fmt: skip
    others = {place.name for place in map_.places} - inside - {map_.name}
    said = [box.text for box in walk(page.boxes) if isinstance(box, b.Text)]
    joined = " ".join(said)
    assert len(inside) > 3
    assert [name for name in inside if str(name).split()[0] not in joined] == []
    assert [name for name in others if name in said] == []
    assert "B3-F8" in said
    assert [said.count(str(number)) > 1 for number in (3, 8)] == [True, True]
    assert [letter for letter in "AGH" if letter in said] == []
    whole = document(audience="gm").pages[2]

    def scale(of: b.Page) -> int:
        texts = (box.text for box in walk(of.boxes) if isinstance(box, b.Text))
        return int(next(text for text in texts if text.startswith("1 : "))[4:])

    assert scale(page) < scale(whole) * 0.75
    # What the frame holds is numbered inside it.
    frame = next(box for box in page.boxes if isinstance(box, b.Group) and box.tag == "Figure").boxes[0]
    assert isinstance(frame, b.Clip)
    xs, ys = zip(*frame.outlines[0].points, strict=True)
    figure = next(box for box in page.boxes if isinstance(box, b.Group) and box.tag == "Figure")
    numbers = [box for box in figure.boxes if isinstance(box, b.Text)]
    assert len(numbers) == len(inside)
    assert all(min(xs) < box.x < max(xs) and min(ys) < box.y < max(ys) for box in numbers)


def test_labels_of_a_part_lie_on_nothing_else() -> None:
    for page in document(audience="gm", area=PART).pages:
        found = sorted(label_boxes(page, "concrete"))
        assert [t for _, _, x2, y2, t in found if x2 > page.size[0] - INNER or y2 > page.size[1] - INNER] == []
        assert list(clashes(found)) == []


@pytest.mark.parametrize("zone", ["C6", "C6-D7"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_measures_a_small_part_stays_in_its_column_and_on_nothing_else(zone: str, paper: str) -> None:
    """Cells of 40 mm: a bar of 12 m would leave the paper, and a person stands as high as a hand is broad."""
    map_ = made("2", 2, (36, 28))
    area = zones(zone)
    assert area
    made_of = options(audience="gm", paper=paper, area=area, strata=(0,))
    found = map_document(map_, voice(), made_of).pages
    assert found
    for page in found:
        rects = [box for box in walk(page.boxes) if isinstance(box, b.Rect)]
        edge = page.size[0] - INNER - 3.0
        assert [box for box in rects if edge + 0.01 < box.x + box.width < page.size[0] - INNER - 0.01] == []
        assert [box for box in rects if box.x + box.width > page.size[0] - 7.0 + 0.01] == []
        figure = next(box for box in walk(page.boxes) if isinstance(box, b.Group) and "1.7 m" in box.alt)
        person = next(box for box in figure.boxes if isinstance(box, b.Scaled))
        head = person.y - 1.72 * person.scale
        kinds = ("solid", "blocked", "void", "catwalk", "railing", "pipe")
        legend = {voice().word(f"map.legend.{kind}") for kind in kinds}
        keys = [box.y + 1.4 for box in walk(page.boxes) if isinstance(box, b.Text) and box.text in legend]
        assert keys
        assert head > max(keys)
        assert person.x - 0.35 * person.scale > edge - 54
        numbers = [int(box.text) for box in figure.boxes if isinstance(box, b.Text) and box.text.isdigit()]
        assert figure.alt.endswith(f"bar of {numbers[-1]} m, to scale.")


def test_a_part_counts_its_own_sheets_and_tells_its_own_zones() -> None:
    map_ = made("2", 3)
    apart: set[str] = set()
    for name in ("C6", "D7", "C3", "F4"):
        area = zones(name)
        assert area
        found = map_document(map_, voice(), options(audience="gm", area=area)).pages
        for number, page in enumerate(found, 1):
            said = [box.text for box in walk(page.boxes) if isinstance(box, b.Text)]
            assert f"{number} / {len(found)}" in said
            told = {text for text in said if re.fullmatch(r"[A-H]\d{1,2}", text)}
            assert told == {name}
            apart |= {zone_of_place(map_, place) for place in map_.places} - told
    assert apart


def test_a_legend_explains_what_is_drawn_and_nothing_else() -> None:
    rows = ("######", "#....#", "#.  .#", "#.==.#", "######")
    stratum = msgspec.structs.replace(made("2", 3).strata[0], rows=rows)
    place = msgspec.structs.replace(made("2", 3).places[0], stratum=0, area=(1, 1, 4, 1), hidden=False)
    parts = {"features": (), "conduits": (), "links": (), "section": 3}
    map_ = msgspec.structs.replace(made("2", 3), strata=(stratum,), places=(place,), **parts)
    all_of_it = (0.0, 0.0, 6.0, 5.0)
    assert drawn(map_, 0, all_of_it) == ("solid", "void", "catwalk", "railing")
    assert drawn(map_, 0, (1.0, 1.0, 1.0, 1.0)) == ()
    assert drawn(map_, 0, (0.0, 3.0, 3.0, 1.0)) == ("solid", "catwalk", "railing")
    piped = msgspec.structs.replace(map_, conduits=(Conduit(kind="pipe", stratum=0, points=((1.5, 0.0), (1.5, 3.0))),))
    assert drawn(piped, 0, (1.0, 1.0, 1.0, 1.0)) == ("pipe",)
    assert drawn(piped, 0, (0.0, 0.0, 3.0, 1.0)) == ("solid",)  # in mass no pipe is seen
    secret = msgspec.structs.replace(map_, places=(msgspec.structs.replace(place, hidden=True),))
    assert drawn(secret, 0, (1.0, 1.0, 1.0, 1.0)) == ("hidden",)
    for shown, has in ((map_, False), (secret, True)):
        page = map_document(shown, voice(), options(audience="gm")).pages[1]
        said = {box.text for box in walk(page.boxes) if isinstance(box, b.Text)}
        assert ("hidden place" in said, "hard mass" in said, "catwalk" in said) == (has, False, True)


def test_the_plan_of_many_tiles_stays_on_the_page() -> None:
    tall = msgspec.structs.replace(made("2", 3).strata[0], rows=(("." * 6),) * 100)
    map_ = msgspec.structs.replace(made("2", 3), strata=(tall,), places=(), features=(), conduits=(), links=())
    (*_, page) = map_document(map_, voice(), options(audience="gm", scale="table")).pages
    rects = [box for box in page.boxes if isinstance(box, b.Rect)]
    assert len(rects) > 12
    assert max(box.y + box.height for box in rects) < page.size[1] - 3


def test_many_pages_are_told_before_and_can_be_fewer(tmp_path: Path, warm: Warm) -> None:
    done = printed(warm, tmp_path, "--scale", "table")
    told = pages(rules().maps[FOOD_RUN], options(scale="table"))
    assert (done.returncode, done.stdout) == (0, "food-run-player.pdf\n")
    assert done.stderr.startswith(f"That makes {told} pages.")
    assert "--stratum" in done.stderr
    assert "--area" in done.stderr
    few = printed(warm, tmp_path, "--scale", "table", "--stratum", "-1", "--area", "C5", "--json", "-o", "few.pdf")
    assert (json.loads(few.stdout), few.stderr) == ({"path": "few.pdf", "problems": []}, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--area", "Z9"), ("Z9", "H12")),
        (("--stratum", "44"), ("44", "0, ")),
        (("--area", f"H{NUMBERS[-1]}"), ("H12",)),
    ],
    ids=str,
)
def test_what_is_not_on_the_map_is_refused_with_what_is(
    tmp_path: Path, warm: Warm, words: tuple[str, ...], named: tuple[str, ...], language: str
) -> None:
    done = printed(warm, tmp_path, *words, "--stratum", "0", "--language", language)
    assert (done.returncode, done.stdout) == (2, "")
    assert [part for part in named if part not in done.stderr] == []
    assert "Traceback" not in done.stderr
    assert list(tmp_path.glob("*.pdf")) == []
