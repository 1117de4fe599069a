"""Plates of maps that were made: nothing overlaps or leaves its page, every coordinate is true, no secret gets out."""

from __future__ import annotations

import base64
import json
import re
import zlib
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import pytest

from rpg.cli.map_export import pictured
from rpg.cli.print import Desk
from rpg.cli.print_map import map_bytes
from rpg.maps.ascii import numbers
from rpg.maps.cells import height, width
from rpg.maps.coordinates import LETTERS, NUMBERS
from rpg.maps.depths import numeral
from rpg.maps.view import player_view
from rpg.press import boxes as b
from rpg.press.legible import walk
from rpg.press.map import map_document
from rpg.press.map_frame import INNER, LABEL
from tests.maps.making import made
from tests.maps.places import drawn, feature, place
from tests.press.papers import LANGUAGES, PAPERS, rules, voice
from tests.press.test_map import everything, label_boxes, options, stand_apart, texts

if TYPE_CHECKING:
    from rpg.maps.model import Map, Place

SIZES = ((3, (60, 40)), (6, (60, 60)), (1, (36, 28)), (2, (80, 36)))
"""Strata and cells: what fits under its section, what needs a plate for its index, the least, a wide one."""
AUDIENCES = ("gm", "player")
FEW = [("2", SIZES[0], "it", "letter", "gm"), ("1", SIZES[1], "en", "a4", "gm"), ("3", SIZES[3], "it", "a4", "player")]
ALL = [
    (str(seed), size, language, paper, audience)
    for seed, size, language, paper, audience in product(range(1, 9), SIZES, LANGUAGES, PAPERS, AUDIENCES)
]


class Printed(NamedTuple):
    """A map and the pages it was printed on."""

    map: Map
    document: b.Document


@lru_cache(4)
def printed(seed: str, size: tuple[int, tuple[int, int]], language: str, paper: str, audience: Any) -> Printed:
    map_ = made(seed, size[0], size[1], 0, language)
    made_for = map_ if audience == "gm" else player_view(map_)
    return Printed(made_for, map_document(map_, voice(language), options(paper=paper, audience=audience)))


def in_columns(*cases: tuple[Any, ...]) -> pytest.MarkDecorator:
    rows = [*cases, *(pytest.param(*each, marks=pytest.mark.full) for each in ALL if each not in cases)]
    return pytest.mark.parametrize(("seed", "size", "language", "paper", "audience"), rows, ids=str)


@in_columns(*FEW)
def test_no_text_overlaps_another_or_leaves_the_frame(
    seed: str, size: Any, language: str, paper: str, audience: str
) -> None:
    for page in printed(seed, size, language, paper, audience).document.pages:
        wide, high = page.size
        found = sorted(label_boxes(page, "concrete"))
        assert [
            t for x1, y1, x2, y2, t in found if x1 < INNER or y1 < INNER or x2 > wide - INNER or y2 > high - INNER
        ] == []
        assert list(clashes(found)) == []


def clashes(found: list[tuple[float, float, float, float, str]], slack: float = 0.1) -> Any:
    """Pairs of texts whose boxes meet; ``found`` is sorted by their left edges."""
    for i, (_, y1, x2, y2, text) in enumerate(found):
        for left, top, _, bottom, other in found[i + 1 :]:
            if left + slack >= x2:
                break
            if y1 + slack < bottom and top + slack < y2:
                yield text, other


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_index_tells_stands_clear_of_a_long_title(language: str) -> None:
    document = map_document(rules().maps["zuru:map/food-run"], voice(language), options(audience="gm"))
    (page,) = (each for each in document.pages if each.bookmark == voice(language).word("map.index"))
    texts = [box for box in walk(page.boxes) if isinstance(box, b.Text)]
    (how,) = (box.y for box in texts if box.text == voice(language).word("map.index.how"))
    assert how > max(texts, key=lambda box: box.size).y + 5


def test_texts_that_meet_are_found() -> None:
    one, other, apart = (0.0, 0.0, 5.0, 2.0, "a"), (4.0, 1.0, 9.0, 3.0, "b"), (4.0, 2.5, 9.0, 4.0, "c")
    assert list(clashes([one, apart])) == []
    assert list(clashes([one, other])) == [("a", "b")]


@in_columns(*FEW)
def test_no_text_of_the_sheet_stands_on_the_plan(
    seed: str, size: Any, language: str, paper: str, audience: str
) -> None:
    map_, document = printed(seed, size, language, paper, audience)
    for page in document.pages[1 : len(map_.strata) + 1]:
        field = plan_of(page)
        inside = {id(box) for group in page.boxes if isinstance(group, b.Group) and group.tag == "Figure"
                 for box in walk(group.boxes)}  # fmt: skip
        outside = [box for box in walk(page.boxes) if isinstance(box, b.Text) and id(box) not in inside]
        assert [t.text for t in outside if field[0] < t.x < field[2] and field[1] < t.y < field[3]] == []


def plan_of(page: b.Page) -> tuple[float, float, float, float]:
    """Where the drawing lies on its page: left, top, right, bottom."""
    clip = next(box for box in walk(page.boxes) if isinstance(box, b.Clip))
    (left, top), _, (right, bottom), _ = clip.outlines[0].points
    return left, top, right, bottom


@pytest.mark.parametrize("side", [2.0, 3.0])
@pytest.mark.parametrize("seed", ["1", "2", *(pytest.param(str(n), marks=pytest.mark.full) for n in range(3, 30))])
def test_numbers_stand_in_their_places_and_clear_of_each_other(seed: str, side: float) -> None:
    stand_apart(made(seed, 3), side)


@in_columns(*FEW)
def test_every_place_of_the_index_lies_where_it_says(
    seed: str, size: Any, language: str, paper: str, audience: str
) -> None:
    """The zone is read off the frame as it is drawn: the nearest letter beside, the nearest number above."""
    map_, document = printed(seed, size, language, paper, audience)
    numbered = {number: key for key, number in numbers(map_).items()}
    places = {each.key: each for each in map_.places}
    told = [re.fullmatch(r" *(\d+) +(\S+) +([A-H]\d+)", text) for text in texts(document)]
    listed = [match.groups() for match in told if match]
    assert sorted(int(number) for number, _, _ in listed) == sorted(numbered)
    for number, depth, zone in listed:
        found = places[numbered[int(number)]]
        assert depth == numeral(map_.strata[found.stratum].depth)
        assert zone == zone_on_paper(map_, found, document.pages[1 + found.stratum])


def zone_on_paper(map_: Map, found: Place, page: b.Page) -> str:
    x1, y1, x2, y2 = plan_of(page)
    stratum, (left, top, wide, high) = map_.strata[found.stratum], found.area
    x = x1 + (left + wide / 2) * (x2 - x1) / width(stratum)
    y = y1 + (top + high / 2) * (y2 - y1) / height(stratum)
    frame = [box for box in page.boxes if isinstance(box, b.Text) and box.font == "code" and box.size == LABEL]
    across = {box.text: box.x for box in frame if box.text in map(str, NUMBERS) and box.y < y1}
    down = {box.text: box.y - 0.85 for box in frame if box.text in LETTERS and box.x < x1}
    assert (len(across), len(down)) == (len(NUMBERS), len(LETTERS))
    beside = (x2 - x1) / len(NUMBERS) / 2, (y2 - y1) / len(LETTERS) / 2
    column = [text for text, at in across.items() if abs(at - x) <= beside[0] + 0.01]
    row = [text for text, at in down.items() if abs(at - y) <= beside[1] + 0.01]
    # On a line between two zones either is true; the map says the one on the right, or below.
    return f"{max(row)}{max(column, key=int)}"


def test_the_index_has_a_plate_of_its_own_where_the_section_leaves_no_room() -> None:
    few, many = (printed(*case).document for case in FEW[:2])
    assert [page.bookmark for page in few.pages][-1] != "Index of places"
    assert len(few.pages) == 4
    assert [page.bookmark for page in many.pages if page.bookmark][-1] == "Index of places"
    alts = [[box.alt for box in walk(page.boxes) if isinstance(box, b.Group) and "south-west" in box.alt]
            for page in many.pages]  # fmt: skip
    assert [len(found) for found in alts] == [0] * (len(many.pages) - 1) + [1]


def test_a_key_goes_on_beside_a_narrow_plan() -> None:
    """Thirteen sheets it would be with the key below the plans alone."""
    assert len(printed(*FEW[1]).document.pages) == 8


def test_plans_are_larger_where_their_keys_need_less_room() -> None:
    many = FEW[1][:4]
    (map_, for_gm), (_, for_players) = printed(*FEW[1]), printed(*many, "player")
    wide = [
        [right - left for left, _, right, _ in map(plan_of, document.pages[1 : len(map_.strata) + 1])]
        for document in (for_gm, for_players)
    ]
    assert [len(set(each)) for each in wide] == [1, 1]  # one scale for all strata
    assert wide[1][0] > 1.1 * wide[0][0]
    assert len(for_players.pages) == len(for_gm.pages)


@pytest.fixture(scope="module")
def secretive() -> Map:
    """A map with every kind of secret; each has a word of its own, so that none can be met by chance."""
    map_ = made("2", 3)
    replace = msgspec.structs.replace
    places = tuple(
        replace(each, gm=f"gmnote{i}q {each.gm}", name=f"hiddenplace{i}q" if each.hidden else each.name)
        for i, each in enumerate(map_.places)
    )
    features = tuple(
        replace(f, name=f"hiddensign{i}q" if f.visible_to == "gm" else f.name) for i, f in enumerate(map_.features)
    )
    assert any(each.hidden for each in places)
    assert any(f.visible_to == "gm" for f in features)
    return replace(map_, id="other:map/secretive", seed="secretseedq", places=places, features=features)


WORDS = re.compile(r"gmnote\d+q|hiddenplace\d+q|hiddensign\d+q|secretseedq")


@pytest.mark.parametrize("scale", ["plate", "table"])
def test_no_secret_in_a_players_pdf(secretive: Map, scale: str) -> None:
    data = {who: map_bytes(secretive, rules(), voice(), options(audience=who, scale=scale)) for who in ("player", "gm")}
    assert WORDS.findall(everything(data["player"])) == []
    assert scale == "table" or len(WORDS.findall(everything(data["gm"]))) > 10


def test_no_secret_in_a_players_picture() -> None:
    places = (place("hall", 1, 1, 3, 2, gm="gmnote1q"), place("hiddenplace1q", 5, 1, 2, 2, hidden=True))
    signs = (feature("sealed", 4, 1, visible_to="gm"), feature("door", 3, 3))
    rows = ("########", "#......#", "#...#..#", "###.####")
    map_ = msgspec.structs.replace(drawn(rows, places=places, features=signs), name="Open", seed="secretseedq")
    map_ = msgspec.structs.replace(
        map_, features=(msgspec.structs.replace(map_.features[0], key="k", name="hiddensign1q"), map_.features[1])
    )
    made_ = pictured(Desk(rules(), voice()), player_view(map_), 0, options(audience="player"), "png", "svg", "dd2vtt")
    assert [WORDS.findall(unpacked(data).decode("latin-1")) for data in made_] == [[], [], []]
    table = json.loads(made_[2])
    assert [portal["position"] for portal in table["portals"]] == [{"x": 3.5, "y": 3.5}]
    assert base64.b64decode(table["image"]) == made_[0]


def unpacked(data: bytes) -> bytes:
    """A file with all that is packed in it: a picture in a table's file, the chunks of a PNG."""
    if data.startswith(b"{"):
        return data + unpacked(base64.b64decode(json.loads(data)["image"]))
    if not data.startswith(b"\x89PNG"):
        return data
    found, at = [data], 8
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        chunk = data[at + 8 : at + 8 + size]
        found.append(zlib.decompress(chunk) if data[at + 4 : at + 8] == b"IDAT" else chunk)
        at += size + 12
    return b"".join(found)


def test_what_is_packed_is_searched_too() -> None:
    chunk = (6).to_bytes(4, "big") + b"iTXt" + b"secret" + b"0000"
    assert b"secret" in unpacked(b"\x89PNG\r\n\x1a\n" + chunk)
