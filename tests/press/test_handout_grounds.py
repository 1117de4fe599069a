"""What handouts are written on: decoration is where no text is, however long and however large the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rpg.press import boxes as b
from rpg.press import shelf
from rpg.press.area import Area
from rpg.press.handout.layout import KINDS
from rpg.press.handout.marks import folds, ring, stripes
from rpg.press.printing import look
from tests.press.inked import struck
from tests.press.papers import LANGUAGES, PAPERS
from tests.press.test_handout import NAMES, laid, own

if TYPE_CHECKING:
    from rpg.press.handout.layout import Handout

WORDS = " ".join(f"word{n}" for n in range(450))
LONG = f"{WORDS}\n\n# Part\n- item\n- {WORDS}\n---\n\nQUALITY ..... fit for everybody\n{WORDS}"


def crossed(given: Handout, language: str = "en", **how: Any) -> list[str]:
    """The texts of a handout that its decoration runs through."""
    metrics = look("concrete", large=bool(how.get("large"))).metrics
    return [text for page in laid(given, language, **how).document.pages for text in struck(page, metrics)]


FULL = pytest.mark.full
WAYS = [(PAPERS[0], False), (PAPERS[1], True)]
WAYS_LEFT = [
    pytest.param(paper, large, marks=FULL) for paper in PAPERS for large in (False, True) if (paper, large) not in WAYS
]


@pytest.mark.parametrize(("paper", "large"), [*WAYS, *WAYS_LEFT])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_through_the_text_of_a_found_page(name: str, language: str, paper: str, large: bool) -> None:  # noqa: FBT001 - by pytest
    assert crossed(shelf.handout(name), language, paper=paper, large=large) == []


@pytest.mark.parametrize(("paper", "large"), [*WAYS, *WAYS_LEFT])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_through_a_long_text(kind: str, paper: str, large: bool) -> None:  # noqa: FBT001 - by pytest
    assert crossed(own(LONG, kind), paper=paper, large=large) == []


def test_a_fold_lies_in_a_blank_row_or_is_left_out() -> None:
    page = Area(0, 0, 100, 100)
    fold = folds(page, [50.0])
    (line,) = fold([Area(20, 46, 40, 5)])
    assert isinstance(line, b.Line)
    assert (line.x1, line.x2) == (0, 100)
    assert line.y1 >= 52.5 or line.y1 <= 44.5
    assert fold([Area(20, 0, 40, 100)]) == ()


def test_stripes_begin_and_end_between_lines() -> None:
    lines = [Area(5, 4 + 5 * i, 60, 3.6) for i in range(18)]
    (drawn,) = stripes(Area(0, 0, 100, 100), 8.7)(lines)
    assert isinstance(drawn, b.Path)
    edges = {round(point[1], 3) for bar in drawn.outlines for point in bar.points}
    assert len(edges) > 8
    assert [y for y in edges for line in lines if line.y < y < line.bottom] == []


def test_a_ring_is_not_so_near_to_boxes_to_tick_as_to_be_one() -> None:
    box = Area(50 + 19 + 4, 50, 4.4, 4.4)
    *_, edge = ring(Area(0, 0, 100, 200), (50, 50))([box])
    assert isinstance(edge, b.Path)
    points = edge.outlines[0].points
    assert min(abs(complex(x - box.x, y - box.y)) for x, y in points) >= 6
