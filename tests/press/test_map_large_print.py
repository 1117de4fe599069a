"""Maps in large print: words are larger, drawings stay to scale, nothing is left out or lies on something else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from rpg.press import boxes as b
from rpg.press.legible import walk
from rpg.press.map import map_document
from rpg.press.map_frame import INNER, LABEL
from rpg.press.map_tiles import SQUARE
from rpg.press.printing import look
from tests.maps.making import made
from tests.press.papers import LANGUAGES, PAPERS, THEMES, rules, voice
from tests.press.test_map import FOOD_RUN, label_boxes, options
from tests.press.test_map_made import clashes

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = look("concrete").theme.large


@cache
def document(language: str = "en", *, large: bool = True, **how: Any) -> b.Document:
    return map_document(
        rules().maps[FOOD_RUN], voice(language), options(audience="gm", times=TIMES if large else 1.0, **how)
    )


def texts(made_: b.Document) -> Iterator[b.Text]:
    return (box for page in made_.pages for box in walk(page.boxes) if isinstance(box, b.Text))


def scaled(boxes: tuple[b.Box, ...]) -> Iterator[b.Scaled]:
    for box in boxes:
        if isinstance(box, b.Scaled):
            yield box
        elif isinstance(box, b.Group | b.Clip):
            yield from scaled(box.boxes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", ["plate", "table"])
def test_every_word_is_larger(language: str, scale: str) -> None:
    how = {"scale": scale, "strata": (0,)} if scale == "table" else {}
    large, other = (document(language, large=each, **how) for each in (True, False))
    assert min(text.size for text in texts(large)) >= LABEL * TIMES - 1e-6
    assert {round(text.size / TIMES, 2) for text in texts(large)} <= {round(text.size, 2) for text in texts(other)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_lost(language: str) -> None:
    large, other = (
        " ".join(text.text for text in texts(document(language, large=each))).split() for each in (True, False)
    )
    gone = {word for word in other if word not in large and word.isalpha()}
    assert gone <= set(voice(language).word("map.index.how").split())


def test_drawings_stay_to_scale() -> None:
    map_ = rules().maps[FOOD_RUN]
    plans = [page for page in document().pages if any(t.text.startswith("1 : ") for t in texts_of(page))]
    assert len(plans) == len(map_.strata) + 1
    for page in plans:
        one_to = int(next(t.text for t in texts_of(page) if t.text.startswith("1 : "))[4:])
        assert max(box.scale for box in scaled(page.boxes)) == pytest.approx(map_.metres * 1000 / one_to)
        marks = sorted(
            (box for box in walk(page.boxes) if isinstance(box, b.Path)),
            key=lambda box: len(box.outlines),
            reverse=True,
        )
        assert any(ruled(box) == pytest.approx(50.0) for box in marks)
    for page in document(scale="table", strata=(0,)).pages:
        assert next(box.scale for box in scaled(page.boxes)) == SQUARE


def texts_of(page: b.Page) -> Iterator[b.Text]:
    return (box for box in walk(page.boxes) if isinstance(box, b.Text))


def ruled(path: b.Path) -> float:
    """How long a path of 51 ticks is, in millimetres."""
    xs = [x for outline in path.outlines for x, _ in outline.points]
    return max(xs) - min(xs) if len(path.outlines) == 51 else 0.0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_leaves_its_page_or_lies_on_other_words(language: str, paper: str) -> None:
    for page in document(language, paper=paper).pages:
        found = sorted(label_boxes(page, THEMES[0]))
        edge = INNER - 1.5
        assert [
            t for x1, _, x2, y2, t in found if x1 < edge or x2 > page.size[0] - edge or y2 > page.size[1] - edge
        ] == []
        assert list(clashes(found)) == []
    for page in document(language, paper=paper, scale="table", strata=(0,)).pages:
        assert [t for _, _, x2, _, t in label_boxes(page, THEMES[0]) if x2 > page.size[0] - 4] == []


@pytest.mark.parametrize("strata", [6, 12])
@pytest.mark.parametrize("times", [1.0, TIMES])
def test_the_names_of_many_strata_lie_on_nothing_else(strata: int, times: float) -> None:
    map_ = made("4", strata)
    pages = map_document(map_, voice(), options(audience="gm", times=times)).pages
    for page in pages[:2]:
        found = sorted(label_boxes(page, THEMES[0]))
        assert list(clashes(found)) == []
        assert [t for _, _, x2, y2, t in found if x2 > page.size[0] - 8 or y2 > page.size[1] - 8] == []
    said = {text.text for page in pages[:2] for text in texts_of(page)}
    assert [stratum.name for stratum in map_.strata if stratum.name not in said] == []


def test_a_made_map_in_large_print_has_its_long_key_on_as_many_pages_as_it_takes() -> None:
    map_ = made("2", 3)
    pages = map_document(map_, voice(), options(audience="gm", times=TIMES)).pages
    for page in pages:
        assert list(clashes(sorted(label_boxes(page, THEMES[0])))) == []
    said = " ".join(text.text for page in pages for text in texts_of(page))
    assert [place.name for place in map_.places if str(place.name).split()[-1] not in said] == []
