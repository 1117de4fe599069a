"""Maps on paper: what is secret stays away, what is to scale is to scale, nothing overlaps, no byte is chance."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from functools import cache
from itertools import combinations, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from rpg.cli.print_map import map_bytes
from rpg.press import boxes as b
from rpg.press.legible import unknown_letters, walk
from rpg.press.map import MapOptions, map_document
from rpg.press.map_frame import INNER
from rpg.press.map_labels import RADIUS, spots
from rpg.press.map_tiles import EDGE, OVERLAP, SQUARE, tiles, window
from rpg.press.printing import look
from tests.press.checks import structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, rules, voice

if TYPE_CHECKING:
    from rpg.maps.model import Map

ROOT = Path(__file__).parents[2]
FOOD_RUN = "zuru:map/food-run"
DOTS = 20  # a millimetre at 508 dpi
THIN = 4  # dots: a line of the grid, not a wall


def options(theme: str = "concrete", **how: Any) -> MapOptions:
    chosen = look(theme)
    return MapOptions(theme=chosen.theme, metrics=chosen.metrics, **how)


@cache
def pdf(language: str = "en", theme: str = "concrete", **how: Any) -> bytes:
    return map_bytes(rules().maps[FOOD_RUN], rules(), voice(language), options(theme, **how))


def document(language: str = "en", theme: str = "concrete", **how: Any) -> b.Document:
    return map_document(rules().maps[FOOD_RUN], voice(language), options(theme, **how))


def texts(made: b.Document) -> list[str]:
    return [box.text for page in made.pages for box in walk(page.boxes) if isinstance(box, b.Text)]


def secrets(language: str) -> list[str]:
    map_ = rules().maps[FOOD_RUN]
    said = rules().texts[language][FOOD_RUN]
    keys = [f"places.{place.key}.gm" for place in map_.places]
    keys += [f"places.{place.key}.name" for place in map_.places if place.hidden]
    keys += [f"features.{f.key}.name" for f in map_.features if f.visible_to == "gm"]
    return [str(said[key]) for key in keys]


def everything(data: bytes) -> str:
    """Every text of a PDF in reading order, every decompressed stream, every string of its objects."""
    read = pypdfium2.PdfDocument(data)
    shown = " ".join(page.get_textpage().get_text_bounded() for page in read)
    with pikepdf.open(io.BytesIO(data)) as opened:
        raw = b" ".join(thing.read_bytes() for thing in opened.objects if isinstance(thing, pikepdf.Stream))
        said = " ".join(repr(thing) for thing in opened.objects if not isinstance(thing, pikepdf.Stream))
    return re.sub(r"\s+", " ", f"{shown} {raw.decode('latin-1')} {raw.decode('utf-8', 'ignore')} {said}")


@pytest.mark.parametrize("scale", ["plate", "table"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_players_file_holds_no_secret(language: str, scale: str) -> None:
    held = everything(pdf(language, audience="player", scale=scale))
    for tongue in LANGUAGES:
        for secret in secrets(tongue):
            pieces = [secret, *re.findall(r"[^.;:]{18,}", secret)]
            assert [piece for piece in pieces if piece in held] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gms_file_holds_all_of_them(language: str) -> None:
    said = " ".join(texts(document(language, audience="gm")))
    assert len(secrets(language)) > 25
    assert [secret for secret in secrets(language) if secret not in said] == []


def test_the_search_would_find_a_secret() -> None:
    held = everything(pdf("en", audience="gm"))
    assert sum(secret.split(".")[0][:24] in held for secret in secrets("en")) > 20


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["gm", "player"])
def test_plates_are_sound(language: str, paper: str, theme: str, audience: str) -> None:
    data = pdf(language, theme, paper=paper, audience=audience)
    assert structure(data) == []
    made = document(language, theme, paper=paper, audience=audience)
    assert unknown_letters(made, look(theme).metrics, voice(language)) == ()
    short, long = b.PAPERS[paper]
    assert {page.size for page in made.pages} == {(long, short)}
    assert len(made.pages) >= 4


def label_boxes(page: b.Page, theme: str) -> list[tuple[float, float, float, float, str]]:
    found = []
    for box in walk(page.boxes):
        if isinstance(box, b.Text) and not box.turn:
            wide = look(theme).metrics.width(box.text, box.font, box.size, box.spacing)
            left = box.x - {"left": 0.0, "centre": wide / 2, "right": wide}[box.align]
            found.append((left, box.y - look(theme).metrics.cap(box.font, box.size), left + wide, box.y, box.text))
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["gm", "player"])
def test_no_text_overlaps_another_or_leaves_the_frame(language: str, paper: str, audience: str) -> None:
    slack = 0.1
    for page in document(language, paper=paper, audience=audience).pages:
        found = label_boxes(page, "concrete")
        width, height = page.size
        assert [
            t for x1, y1, x2, y2, t in found if x1 < INNER or y1 < INNER or x2 > width - INNER or y2 > height - INNER
        ] == []
        clashes = [
            (one[4], other[4])
            for one, other in combinations(found, 2)
            if one[0] + slack < other[2]
            and other[0] + slack < one[2]
            and one[1] + slack < other[3]
            and other[1] + slack < one[3]
        ]
        assert clashes == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_cut_short(language: str, paper: str) -> None:
    said = " ".join(texts(document(language, paper=paper, audience="gm")))
    own = {key: str(text) for key, text in rules().texts[language][FOOD_RUN].items()}
    assert [text for text in own.values() if text not in said] == []


def stand_apart(map_: Map, side: float) -> None:
    """Every place has a number that stands in it, and clear of every other; ``side``: of a cell, in millimetres."""
    for index in range(len(map_.strata)):
        found = spots(map_, index, side)
        assert len(found) == sum(place.stratum == index for place in map_.places)
        for one, other in combinations(found, 2):
            assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 * side >= 2 * RADIUS - 0.01
        for spot in found:
            left, top, wide, high = map_.places[spot.place].area
            assert left <= spot.x <= left + wide
            assert top <= spot.y <= top + high


@pytest.mark.parametrize("side", [3.75, 3.947, SQUARE])
def test_numbers_stand_in_their_places_and_clear_of_each_other(side: float) -> None:
    stand_apart(rules().maps[FOOD_RUN], side)


def test_no_size_of_text_is_below_the_floor() -> None:
    floor = look("concrete").theme.floors.label
    for made in (document(audience="gm"), document(scale="table")):
        assert [
            box.text for page in made.pages for box in walk(page.boxes) if isinstance(box, b.Text) and box.size < floor
        ] == []


def product(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    a, b_, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b_ * i, a * h + b_ * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def scales(page: pikepdf.Page) -> set[float]:
    """The width in points of a unit, wherever the content stream changes it."""
    now: tuple[float, ...] = (1, 0, 0, 1, 0, 0)
    kept: list[tuple[float, ...]] = []
    found = set()
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "q":
            kept.append(now)
        elif operator == "Q":
            now = kept.pop()
        elif operator == "cm":
            now = product(tuple(float(str(number)) for number in instruction.operands), now)
            found.add(round(now[0], 4))
    return found


def test_a_square_on_the_table_is_an_inch_in_the_file() -> None:
    with pikepdf.open(io.BytesIO(pdf(scale="table"))) as opened:
        for page in opened.pages:
            assert any(abs(scale * 25.4 / 72 - 25.4) < 0.02 for scale in scales(page))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_square_on_the_table_is_an_inch_on_paper(paper: str) -> None:
    """Lines of the grid, found in a raster of 508 dpi (20 dots a millimetre), stand 25.40 mm apart."""
    map_, size = rules().maps[FOOD_RUN], b.PAPERS[paper][::-1]
    found = tiles(map_, 0, size)
    south, high = 24.8 * SQUARE, window(size)[1]
    number = next(i for i, t in enumerate(found) if t.column == 1 and t.y + 20 < south < t.y + high - 20)
    read = pypdfium2.PdfDocument(pdf(scale="table", paper=paper))
    image = read[number].render(scale=508 / 72, grayscale=True).to_pil()
    tile = found[number]
    row = int((24.8 * SQUARE - tile.y + EDGE) * DOTS)  # through the floor of the south gallery
    dark = [x for x in range(int(EDGE * DOTS) + 40, image.width - 400) if image.getpixel((x, row)) < 220]
    runs = [[x for _, x in run] for _, run in groupby(enumerate(dark), key=lambda pair: pair[1] - pair[0])]
    lines = [(run[0] + run[-1] + 1) / 2 for run in runs if len(run) <= THIN]
    at = [(x / DOTS - EDGE + tile.x) / SQUARE for x in lines]
    squares = [value for value in at if abs(value - round(value)) < 0.01]
    assert len(squares) >= 4
    first, last = squares[0], squares[-1]
    measured = (last - first) * SQUARE / round(last - first)
    assert abs(measured - 25.4) < 0.02


@pytest.mark.parametrize("paper", PAPERS)
def test_pages_of_a_poster_overlap_where_they_are_marked_to_be_cut(paper: str) -> None:
    map_, size = rules().maps[FOOD_RUN], b.PAPERS[paper][::-1]
    wide, high = window(size)
    made = document(scale="table", paper=paper)
    found = [(index, tile) for index in range(len(map_.strata)) for tile in tiles(map_, index, size)]
    assert len(found) == len(made.pages)
    for (index, tile), page in zip(found, made.pages, strict=True):
        lines = [box for box in page.boxes if isinstance(box, b.Line) and box.dash]
        right, below = (
            next((t for i, t in found if i == index and (t.column, t.row) == (tile.column + x, tile.row + y)), None)
            for x, y in ((1, 0), (0, 1))
        )
        # Where a page is cut, on the poster, the next one begins.
        cuts = [("x", line.x1 - EDGE + tile.x) for line in lines if line.x1 == line.x2]
        cuts += [("y", line.y1 - EDGE + tile.y) for line in lines if line.y1 == line.y2]
        begins = [*([("x", right.x)] if right else []), *([("y", below.y)] if below else [])]
        assert [(way, round(at, 6)) for way, at in cuts] == [(way, round(at, 6)) for way, at in begins]
        assert not right or right.x == pytest.approx(tile.x + wide - OVERLAP)
        assert not below or below.y == pytest.approx(tile.y + high - OVERLAP)


@pytest.mark.parametrize("paper", PAPERS)
def test_tiles_show_every_cell_on_which_one_can_stand(paper: str) -> None:
    map_, (short, long) = rules().maps[FOOD_RUN], b.PAPERS[paper]
    wide, high = window((long, short))
    for index, stratum in enumerate(map_.strata):
        found = tiles(map_, index, (long, short))
        for y, row in enumerate(stratum.rows):
            for x, letter in enumerate(row):
                if letter in ".,=o":
                    centre = ((x + 0.5) * SQUARE, (y + 0.5) * SQUARE)
                    assert any(t.x <= centre[0] <= t.x + wide and t.y <= centre[1] <= t.y + high for t in found)


def test_a_poster_stays_small() -> None:
    assert len(pdf(scale="table")) < 3_000_000
    assert len(pdf()) < 400_000


@pytest.mark.parametrize("how", [{"audience": "gm"}, {"scale": "table"}], ids=str)
def test_the_same_bytes_in_another_process(how: dict[str, str]) -> None:
    code = (
        f"import hashlib; from tests.press.test_map import pdf; print(hashlib.sha256(pdf('it', **{how!r})).hexdigest())"
    )
    seeds = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "77")
    ]  # fmt: skip
    assert seeds[0] == seeds[1] != ""


def test_a_seed_is_on_the_gms_plate_only() -> None:
    map_ = msgspec.structs.replace(rules().maps[FOOD_RUN], seed="seed-42")
    shown = [texts(map_document(map_, voice(), options(audience=who))) for who in ("gm", "player")]
    assert "seed-42" in shown[0]
    assert "seed-42" not in shown[1]


def test_a_map_without_texts_in_the_rules_speaks_for_itself() -> None:
    map_ = msgspec.structs.replace(rules().maps[FOOD_RUN], id="other:map/unknown")
    assert "The Gate" in texts(map_document(map_, voice("it"), options()))


def test_a_key_too_long_for_its_plate_goes_on() -> None:
    map_ = rules().maps[FOOD_RUN]
    long = tuple(msgspec.structs.replace(place, gm=f"{place.gm} " * 9) for place in map_.places)
    chatty = msgspec.structs.replace(map_, id="other:map/long", places=long)
    made = map_document(chatty, voice(), options(audience="gm"))
    assert len(made.pages) > 4
    said = texts(made)
    assert all(str(place.name) in " ".join(said) for place in map_.places)
    assert sum("days on a" in line or "sixty people" in line for line in said) >= 9
