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
    """Something filled: its corners and its colour, and each clip that it is seen through."""

    outlines: tuple[tuple[Point, ...], ...]
    colour: str
    through: tuple[tuple[tuple[Point, ...], ...], ...] = ()


def unasked(document: b.Document) -> set[Pair]:
    """Every colour of text with what lies under it, of which no theme is asked whether it can be read."""
    found = {pair for page in document.pages for pair in _read(page.boxes, (0.0, 0.0, 1.0), [])}
    return {pair for pair in found if frozenset(pair) not in ASKED}


def _read(boxes: tuple[b.Box, ...], at: tuple[float, float, float], grounds: list[Ground]) -> Iterator[Pair]:
    left, top, unit = at
    for box in boxes:
        if isinstance(box, b.Group | b.Link | b.Clip | b.Scaled):
            yield from _inside(box, at, grounds)
        elif isinstance(box, b.Rect | b.Path) and box.fill:
            drawn = tuple(tuple((left + x * unit, top + y * unit) for x, y in corners) for corners in _corners(box))
            grounds.append(Ground(drawn, box.fill))
        elif isinstance(box, b.Text) and box.text.strip():
            yield box.colour, _under(_middle(box, at), grounds)
        elif isinstance(box, b.Field):
            middle = (left + (box.x + box.width / 2) * unit, top + (box.y + box.height / 2) * unit)
            yield "field", _under(middle, grounds)


def _inside(
    box: b.Group | b.Link | b.Clip | b.Scaled, at: tuple[float, float, float], grounds: list[Ground]
) -> Iterator[Pair]:
    """What is inside a box; the grounds inside a clip lie under nothing that is beside it."""
    before, (left, top, unit) = len(grounds), at
    if isinstance(box, b.Scaled):
        at = (left + box.x * unit, top + box.y * unit, unit * box.scale)
    yield from _read(box.boxes, at, grounds)
    if isinstance(box, b.Clip):
        clip = tuple(tuple((left + x * unit, top + y * unit) for x, y in one.points) for one in box.outlines)
        grounds[before:] = [one._replace(through=(*one.through, clip)) for one in grounds[before:]]


def _corners(box: b.Rect | b.Path) -> tuple[tuple[Point, ...], ...]:
    outlines = box.outlines if isinstance(box, b.Path) else (rectangle(box.x, box.y, box.width, box.height),)
    return tuple(outline.points for outline in outlines)


def _middle(box: b.Text, at: tuple[float, float, float]) -> Point:
    left, top, unit = at
    wide, rise = METRICS.width(box.text, box.font, box.size, box.spacing), METRICS.cap(box.font, box.size)
    if box.turn:
        return left + box.x * unit - rise / 2, top + box.y * unit
    shift = {"left": wide / 2, "centre": 0.0, "right": -wide / 2}[box.align]
    return left + box.x * unit + shift, top + box.y * unit - rise / 2


def _under(point: Point, grounds: list[Ground]) -> str:
    return next((one.colour for one in reversed(grounds) if _lies_under(one, point)), "paper")


def _lies_under(ground: Ground, point: Point) -> bool:
    return all(any(_holds(each, point) for each in one) for one in (ground.outlines, *ground.through))


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
