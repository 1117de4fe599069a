"""What handouts are written on: decoration is where no text is, however long and however large the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rpg.press import shelf
from rpg.press.handout.layout import KINDS
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
