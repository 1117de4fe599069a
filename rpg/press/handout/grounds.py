"""What a handout is written on: an archive plate, a torn log, a folded letter, a notice on a wall, a screen.

Each ground is drawn for one page and says where its text may stand and how it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.area import Area
from rpg.press.figure import person
from rpg.press.plate import section
from rpg.press.shapes import circle, polygon, polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.press.handout.layout import Kind
    from rpg.press.theme import Colour, Font

FOOT = 9.0
"""Millimetres at the foot of a page that belong to the notice."""
_EDGE = 14.0
_SCALE = 250


class Hand(NamedTuple):
    """How the text looks: fonts, sizes in points, colours, the height of a line in sizes."""

    body: Font = "body"
    title: Font = "title"
    size: float = 13.0
    large: float = 26.0
    ink: Colour = "ink"
    quiet: Colour = "quiet"
    leading: float = 1.35
    item: str = "·"
    ticks: int = 0
    """Boxes behind every item, to be ticked at the table."""


class Ground(NamedTuple):
    """A page to write on: what is drawn first, where the text stands, and how it looks."""

    boxes: tuple[b.Box, ...]
    area: Area
    hand: Hand


def ground(kind: Kind, size: tuple[float, float], number: int, times: float) -> Ground:
    """The ground of a page of (width, height) millimetres; ``times`` is how much everything will be enlarged."""
    page = Area(_EDGE, _EDGE, size[0] - 2 * _EDGE, size[1] - 2 * _EDGE - FOOT)
    return _GROUNDS[kind](page, number, times)


def _drawn(*boxes: b.Box) -> tuple[b.Box, ...]:
    return (b.Group(tag="Artifact", boxes=boxes),)


def _plate(page: Area, number: int, times: float) -> Ground:
    """A plate of the archive: the drawing above, the legend in two rules below, marks at the corners."""
    high = page.height * 0.46 if number == 1 else 0.0
    drawing = section(Area(page.x, page.y, page.width, high), 1000 / _SCALE / times) if high else ()
    text = Area(page.x + 6, page.y + high + 7, page.width - 12, page.height - high - 10)
    edge = rectangle(page.x, page.y, page.width, page.height)
    scale = [b.Rect(x=page.right - 44 + 10 * i, y=page.bottom - 4, width=10, height=1.4, weight="near",
                    fill="ink" if i % 2 else "paper") for i in range(4)]  # fmt: skip
    ruled = (
        b.Path(outlines=(edge,), weight="wall"),
        *(b.Line(x1=x, y1=page.y - 4, x2=x, y2=page.y, weight="near") for x in (page.x, page.x + page.width / 2, page.right)),
        *(b.Line(x1=page.x - 4, y1=y, x2=page.x, y2=y, weight="near") for y in (page.y, page.y + page.height / 2, page.bottom)),
    )  # fmt: skip
    return Ground((*drawing, *_drawn(*ruled, *scale)), text, Hand(size=12.5, large=24, leading=1.4))


def _torn(left: float, right: float, y: float, reach: float) -> list[tuple[float, float]]:
    """A torn edge: teeth of unlike length, the same ones every time."""
    teeth = 46
    step = (right - left) / teeth
    return [
        (left + i * step, y + reach * (((i * 37) % 11) / 11 - 0.5) * (1 + (i * 13 % 5) / 4)) for i in range(teeth + 1)
    ]


def _log(page: Area, number: int, _: float) -> Ground:
    """A strip of the Safeguard's own printer: torn above and below, perforated at its sides, a bar at its head."""
    top, bottom = _torn(page.x, page.right, page.y + 6, 5), _torn(page.x, page.right, page.bottom - 8, 6)
    strip = polygon([*top, *reversed(bottom)])
    holes = tuple(
        circle(x, page.y + 20 + 9 * i, 1.5)
        for i in range(int((page.height - 40) / 9))
        for x in (page.x + 5, page.right - 5)
    )
    bars = tuple(
        rectangle(page.x + 11, page.y + 30 + 17.4 * i, page.width - 22, 8.7)
        for i in range(int((page.height - 56) / 17.4))
    )
    head = (
        (b.Rect(x=page.x + 11, y=page.y + 15, width=page.width - 22, height=3.0, fill="mass"),) if number == 1 else ()
    )
    drawn = (
        b.Path(outlines=bars, fill="tint"),
        *head,
        b.Path(outlines=holes, weight="near"),
        b.Path(outlines=(strip,), weight="cut"),
        *(b.Path(outlines=(polyline([(x + 1.2, y + 1.6) for x, y in bottom]),), weight="far", colour="rule"),),
    )
    text = Area(page.x + 15, page.y + 23, page.width - 30, page.height - 44)
    return Ground(_drawn(*drawn), text, Hand("code", "code", 9.5, 15, leading=1.62, item=">"))


def _letter(page: Area, number: int, _: float) -> Ground:
    """A letter on the back of a label: folded in three, a ring where something stood on it, a burnt corner."""
    thirds = tuple(page.y + page.height * i / 3 for i in (1, 2))
    corner = polygon([(page.right - 26, page.y), (page.right - 19, page.y + 5), (page.right - 15, page.y + 4),
                      (page.right - 11, page.y + 12), (page.right - 4, page.y + 15), (page.right, page.y + 24),
                      (page.right, page.y)])  # fmt: skip
    sheet = polygon([(page.x, page.y), (page.right - 26, page.y), (page.right - 19, page.y + 5),
                     (page.right - 15, page.y + 4), (page.right - 11, page.y + 12), (page.right - 4, page.y + 15),
                     (page.right, page.y + 24), (page.right, page.bottom), (page.x, page.bottom)])  # fmt: skip
    at = (page.right - 34, page.bottom - 42) if number % 2 else (page.x + 30, page.bottom - 60)
    stain = tuple(
        b.Path(outlines=(circle(*at, r),), weight=w, colour="rule")
        for r, w in ((19, "near"), (18.2, "far"), (17, "far"))
    )  # type: ignore[arg-type]  # weights by name
    folds = tuple(
        b.Line(x1=page.x, y1=y, x2=page.right, y2=y, weight="far", colour="rule", dash=(5, 2)) for y in thirds
    )
    drawn = (b.Hatch(outlines=(corner,), gap=0.7), b.Path(outlines=(sheet,), weight="near"), *stain, *folds)
    text = Area(page.x + 18, page.y + 24, page.width - 40, page.height - 42)
    return Ground(_drawn(*drawn), text, Hand("italic", "heading", 15, 18, leading=1.5, item="–"))


def _notice(page: Area, number: int, times: float) -> Ground:
    """A notice of the village: black edge, a nail at each corner, somebody small beside the wall that it hangs on."""
    inner = page.inset(4)
    nails = [(x, y) for x in (inner.x + 5, inner.right - 5) for y in (inner.y + 5, inner.bottom - 5)]
    drawn: tuple[b.Box, ...] = (
        b.Path(outlines=(rectangle(page.x, page.y, page.width, page.height),
                         rectangle(inner.x, inner.y, inner.width, inner.height)), fill="mass", even_odd=True),
        b.Path(outlines=tuple(circle(x, y, 1.6) for x, y in nails), fill="ink"),
        b.Path(outlines=tuple(circle(x, y, 2.6) for x, y in nails), weight="far"),
    )  # fmt: skip
    if number == 1:
        floor = inner.bottom - 12
        hatch = rectangle(inner.x + 12, floor, inner.width - 24, 3.2)
        drawn += (
            b.Line(x1=inner.x + 12, y1=floor, x2=inner.right - 12, y2=floor, weight="wall"),
            b.Hatch(outlines=(hatch,), gap=1.0),
            person(inner.right - 22, floor, 1000 / _SCALE * 2 / times),
        )
    text = Area(inner.x + 14, inner.y + 14, inner.width - 28, inner.height - 44)
    return Ground(_drawn(*drawn), text, Hand("strong", "title", 15, 34, leading=1.4, item="–", ticks=5))


def _screen(page: Area, _: int, __: float) -> Ground:
    """A terminal: a thick case, a dark glass with rounded corners and a crack, keys that nobody presses."""
    case, glass = page, Area(page.x + 9, page.y + 9, page.width - 18, page.height - 34)
    cut = 6.0
    shape = polygon([(glass.x + cut, glass.y), (glass.right - cut, glass.y), (glass.right, glass.y + cut),
                     (glass.right, glass.bottom - cut), (glass.right - cut, glass.bottom), (glass.x + cut, glass.bottom),
                     (glass.x, glass.bottom - cut), (glass.x, glass.y + cut)])  # fmt: skip
    crack = polyline([(glass.right - 2, glass.y + 40), (glass.right - 14, glass.y + 47), (glass.right - 18, glass.y + 58),
                      (glass.right - 31, glass.y + 62), (glass.right - 36, glass.y + 74)])  # fmt: skip
    keys = tuple(
        rectangle(glass.x + 6 + 9.4 * i, glass.bottom + 6 + 7 * row, 7.6, 5.2)
        for row in range(2)
        for i in range(int((glass.width - 12) / 9.4))
    )
    drawn = (
        b.Rect(x=case.x, y=case.y, width=case.width, height=case.height, weight="wall", fill="tint"),
        b.Path(outlines=(shape,), weight="cut", fill="mass"),
        b.Path(outlines=(crack,), weight="near", colour="on_mass"),
        b.Path(outlines=keys, weight="near", fill="paper"),
    )
    text = Area(glass.x + 12, glass.y + 14, glass.width - 24, glass.height - 28)
    return Ground(_drawn(*drawn), text, Hand("code", "code", 10.5, 15, "on_mass", "on_mass", 1.55, ">"))


_GROUNDS: dict[Kind, Callable[[Area, int, float], Ground]] = {
    "plate": _plate,
    "log": _log,
    "letter": _letter,
    "notice": _notice,
    "screen": _screen,
}
MARGIN = frame.MARGIN
