"""Whatever a paper prints can be read: every colour that text has, on every ground it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest

from rpg.cli.print import Desk
from rpg.cli.print_map import map_options, map_paper
from rpg.press import boxes as b
from rpg.press import shelf
from rpg.press.options import Options
from rpg.press.printing import look, print_sheet
from rpg.press.shapes import rectangle
from rpg.rulebook.printed.themed import LEAST, READ, contrast
from tests.press.papers import THEMES, person, rules, voice
from tests.press.printed import JOBS, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.boxes import Point

METRICS = look("concrete").metrics
Pair = tuple[str, str]
ASKED = {frozenset(pair) for pair in READ}
"""Contrast is the same both ways."""


class Ground(NamedTuple):
    """Something filled: its corners, its colour, and the outlines inside which it is seen."""

    outlines: tuple[tuple[Point, ...], ...]
    colour: str
    inside: tuple[tuple[tuple[Point, ...], ...], ...] = ()

    def lies_under(self, point: Point) -> bool:
        """Whether it is seen at a point."""
        return all(any(_holds(one, point) for one in outlines) for outlines in (self.outlines, *self.inside))


class At(NamedTuple):
    """Where a unit lies on the page, and the outlines inside which boxes are seen."""

    x: float = 0.0
    y: float = 0.0
    unit: float = 1.0
    inside: tuple[tuple[tuple[Point, ...], ...], ...] = ()

    def placed(self, outlines: tuple[b.Outline, ...]) -> tuple[tuple[Point, ...], ...]:
        """Outlines where they lie on the page."""
        return tuple(tuple((self.x + x * self.unit, self.y + y * self.unit) for x, y in one.points) for one in outlines)


def unasked(document: b.Document) -> set[Pair]:
    """Every colour of text with what lies under it, of which no theme is asked whether it can be read."""
    found = {pair for page in document.pages for pair in _read(page.boxes, At(), [])}
    return {pair for pair in found if frozenset(pair) not in ASKED}


def _read(boxes: tuple[b.Box, ...], at: At, grounds: list[Ground]) -> Iterator[Pair]:
    for box in boxes:
        if isinstance(box, b.Group | b.Clip | b.Scaled | b.Link):
            yield from _read(box.boxes, _within(box, at), grounds)
        elif isinstance(box, b.Rect | b.Path) and box.fill:
            drawn = box.outlines if isinstance(box, b.Path) else (rectangle(box.x, box.y, box.width, box.height),)
            grounds.append(Ground(at.placed(drawn), box.fill, at.inside))
        elif isinstance(box, b.Text) and box.text.strip():
            yield box.colour, _under(_middle(box, at), grounds)
        elif isinstance(box, b.Field):
            middle = (at.x + (box.x + box.width / 2) * at.unit, at.y + (box.y + box.height / 2) * at.unit)
            yield "field", _under(middle, grounds)


def _within(box: b.Group | b.Clip | b.Scaled | b.Link, at: At) -> At:
    if isinstance(box, b.Clip):
        return at._replace(inside=(*at.inside, at.placed(box.outlines)))
    if isinstance(box, b.Scaled):
        return At(at.x + box.x * at.unit, at.y + box.y * at.unit, at.unit * box.scale, at.inside)
    return at


def _middle(box: b.Text, at: At) -> Point:
    wide, rise = METRICS.width(box.text, box.font, box.size, box.spacing), METRICS.cap(box.font, box.size)
    if box.turn:
        return at.x + box.x * at.unit - rise / 2, at.y + box.y * at.unit
    shift = {"left": wide / 2, "centre": 0.0, "right": -wide / 2}[box.align]
    return at.x + box.x * at.unit + shift, at.y + box.y * at.unit - rise / 2


def _under(point: Point, grounds: list[Ground]) -> str:
    return next((one.colour for one in reversed(grounds) if one.lies_under(point)), "paper")


def _holds(outline: tuple[Point, ...], point: Point) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@pytest.mark.parametrize("word", JOBS)
def test_text_is_on_no_ground_that_the_themes_are_not_asked_about(word: str):
    assert unasked(printed(word).document) == set()


@pytest.mark.parametrize("audience", ["gm", "player"])
def test_nor_on_a_map(audience: str):
    at = Desk(rules(), voice())
    for map_ in rules().maps.values():
        options = map_options(at, audience)  # type: ignore[arg-type]  # one of two words
        assert unasked(map_paper(at, map_, options).document) == set()


def test_nor_where_somebody_is_at_a_depth():
    one = print_sheet(person(), rules(), voice(), Options(stratum=3))
    assert unasked(one.document) == set()


def test_pale_words_on_paper_would_be_found():
    pale = b.Text(x=10, y=10, text="so pale", colour="rule")
    under = b.Rect(x=0, y=0, width=90, height=15, fill="below")
    document = b.Document(
        title="", subject="", language="en", theme=look("concrete").theme,
        pages=(b.Page(size=(100, 100), boxes=(pale, under, b.Scaled(x=1, y=1, scale=2, boxes=(pale,)))),),
    )  # fmt: skip
    assert unasked(document) == {("rule", "paper")}
    over = b.Text(x=10, y=10, text="on it", colour="ink")
    page = msgspec.structs.replace(document.pages[0], boxes=(under, over))
    assert unasked(msgspec.structs.replace(document, pages=(page,))) == {("ink", "below")}


@pytest.mark.parametrize("theme", THEMES)
def test_the_shipped_themes_can_be_read(theme: str):
    palette = shelf.theme(theme).palette
    found = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in READ}  # type: ignore[index]  # colours by name
    assert {pair: round(value, 2) for pair, value in found.items() if value < LEAST} == {}
