"""What a handout is written on: an archive plate, a torn log, a folded letter, a notice on a wall, a screen.

Each ground is drawn for one page and says where its text may stand and how it looks.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.figure import person
from rpg.press.handout.marks import crack, folds, ring, stripes
from rpg.press.plate import section
from rpg.press.shapes import circle, polygon, polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.press.handout.layout import Kind
    from rpg.press.handout.marks import Mark
    from rpg.press.theme import Colour, Font

FOOT = 9.0
"""Millimetres at the foot of a page that belong to the notice."""
_EDGE = 14.0
_SCALE = 250
_TEETH = 46
_BAR = 8.7
_KEY = 9.4
_CLOSE, _SMALL, _AFTER = 0.87, 0.75, 0.3  # of a tight page: its leading and its title, in those of others; lines apart
_HEADED = 1.2  # a title in sizes of its text, at the least
_MORE: dict[Kind, tuple[float, float, float]] = {
    "plate": (1, 2, 2), "log": (2, 1, 4), "letter": (8, 4, 8), "notice": (5, 4, 4), "screen": (4, 4, 4),
}  # fmt: skip
"""Millimetres by which the text of a tight page is nearer to the sides, to the head and to the foot."""


class Hand(NamedTuple):
    """How the text looks: fonts, sizes in points, colours, the height of a line in sizes.

    Where what is stressed has no font of its own, bold words stand on a bar and italic ones on a line.
    """

    body: Font = "body"
    title: Font = "title"
    size: float = 13.0
    large: float = 26.0
    ink: Colour = "ink"
    quiet: Colour = "quiet"
    leading: float = 1.35
    item: str = "·"
    bold: Font = "strong"
    slanted: Font = "italic"
    ground: Colour = "paper"
    """What the text stands on."""
    after: float = 0.55
    """Lines between two paragraphs."""


class Ground(NamedTuple):
    """A page to write on: what is drawn first, where the text stands, how it looks, what comes where none stands."""

    boxes: tuple[b.Box, ...]
    area: Area
    hand: Hand
    marks: tuple[Mark, ...] = ()
    """What is drawn below the text once the page is written, where no text is."""


def ground(kind: Kind, size: tuple[float, float], number: int, times: float, *, tight: bool = False) -> Ground:
    """The ground of a page of (width, height) millimetres; ``times`` is how much everything will be enlarged.

    A ``tight`` one has more room for letters of the same size: less is free beside them and between lines.
    """
    page = Area(_EDGE, _EDGE, size[0] - 2 * _EDGE, size[1] - 2 * _EDGE - FOOT)
    if not tight:
        return _GROUNDS[kind](page, number, times)
    made = _TIGHT.get(kind, _GROUNDS[kind])(page, number, times)
    side, head, foot = _MORE[kind]
    area, hand = made.area, made.hand
    return made._replace(
        area=Area(area.x - side, area.y - head, area.width + 2 * side, area.height + head + foot),
        hand=hand._replace(
            leading=hand.leading * _CLOSE, large=max(hand.large * _SMALL, hand.size * _HEADED), after=_AFTER
        ),
    )


def _drawn(*boxes: b.Box) -> tuple[b.Box, ...]:
    return (b.Group(tag="Artifact", boxes=boxes),)


def _plate(page: Area, number: int, times: float, share: float = 0.46) -> Ground:
    """A plate of the archive: the drawing above, the legend in two rules below, marks at the corners."""
    high = page.height * share if number == 1 else 0.0
    drawing = section(Area(page.x, page.y, page.width, high), 1000 / _SCALE / times) if high else ()
    text = Area(page.x + 6, page.y + high + 7, page.width - 12, page.height - high - 15)
    edge = rectangle(page.x, page.y, page.width, page.height)
    scale = [b.Rect(x=page.right - 44 + 10 * i, y=page.bottom - 4, width=10, height=1.4, weight="near",
                    fill="ink" if i % 2 else "paper") for i in range(4)]  # fmt: skip
    across = (page.x, page.x + page.width / 2, page.right)
    down = (page.y, page.y + page.height / 2, page.bottom)
    ruled: tuple[b.Box, ...] = (
        b.Path(outlines=(edge,), weight="wall"),
        *(b.Line(x1=x, y1=page.y - 4, x2=x, y2=page.y, weight="near") for x in across),
        *(b.Line(x1=page.x - 4, y1=y, x2=page.x, y2=y, weight="near") for y in down),
    )
    return Ground((*drawing, *_drawn(*ruled, *scale)), text, Hand(size=12.5, large=24, leading=1.4))


def _coded(hand: Hand) -> Hand:
    """A machine's hand: it has one font."""
    return hand._replace(bold="code", slanted="code")


def _torn(left: float, right: float, y: float, reach: float) -> list[tuple[float, float]]:
    """A torn edge: teeth of unlike length, the same ones every time."""
    step = (right - left) / _TEETH
    lengths = [(i * 37 % 11 / 11 - 0.5) * (1 + (i * 13 % 5) / 4) for i in range(_TEETH + 1)]
    return [(left + i * step, y + reach * length) for i, length in enumerate(lengths)]


def _log(page: Area, number: int, _: float) -> Ground:
    """A strip of the Safeguard's own printer: torn above and below, perforated at its sides, a bar at its head."""
    top, bottom = _torn(page.x, page.right, page.y + 6, 5), _torn(page.x, page.right, page.bottom - 8, 6)
    strip = polygon([*top, *reversed(bottom)])
    holes = tuple(
        circle(x, page.y + 20 + 9 * i, 1.5)
        for i in range(int((page.height - 40) / 9))
        for x in (page.x + 5, page.right - 5)
    )
    wide = page.width - 22
    striped = Area(page.x + 11, page.y + 30, wide, page.height - 56)
    bar = b.Rect(x=page.x + 11, y=page.y + 15, width=wide, height=3.0, fill="mass")
    head = (bar,) if number == 1 else ()
    drawn: tuple[b.Box, ...] = (
        *head,
        b.Path(outlines=holes, weight="near"),
        b.Path(outlines=(strip,), weight="cut"),
        *(b.Path(outlines=(polyline([(x + 1.2, y + 1.6) for x, y in bottom]),), weight="far", colour="rule"),),
    )
    text = Area(page.x + 15, page.y + 23, page.width - 30, page.height - 44)
    return Ground(_drawn(*drawn), text, _coded(Hand("code", "code", 9.5, 15, leading=1.62, item=">")),
                  (stripes(striped, _BAR),))  # fmt: skip


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
    drawn = (b.Hatch(outlines=(corner,), gap=0.7), b.Path(outlines=(sheet,), weight="near"))
    text = Area(page.x + 18, page.y + 24, page.width - 40, page.height - 42)
    return Ground(_drawn(*drawn), text, Hand("italic", "heading", 15, 18, leading=1.5, item="–", slanted="body"),
                  (ring(page, at), folds(page, thirds)))  # fmt: skip


def _notice(page: Area, number: int, times: float) -> Ground:
    """A notice of the village: black edge, a nail at each corner, somebody small beside the wall that it hangs on."""
    inner = page.inset(4)
    nails = [(x, y) for x in (inner.x + 5, inner.right - 5) for y in (inner.y + 5, inner.bottom - 5)]
    drawn: tuple[b.Box, ...] = (
        b.Path(outlines=(rectangle(page.x, page.y, page.width, page.height),
                         rectangle(inner.x, inner.y, inner.width, inner.height)), fill="mass", weight="cut",
               even_odd=True),
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
    return Ground(_drawn(*drawn), text, Hand("strong", "title", 14, 32, leading=1.32, item="–", bold="title"))


def _screen(page: Area, _: int, __: float) -> Ground:
    """A terminal: a thick case, a dark glass with rounded corners and a crack, keys that nobody presses."""
    case, glass = page, Area(page.x + 9, page.y + 9, page.width - 18, page.height - 34)
    left, right, top, low, cut = glass.x, glass.right, glass.y, glass.bottom, 6.0
    shape = polygon([(left + cut, top), (right - cut, top), (right, top + cut), (right, low - cut),
                     (right - cut, low), (left + cut, low), (left, low - cut), (left, top + cut)])  # fmt: skip
    keys = tuple(
        rectangle(glass.x + 6 + _KEY * i, glass.bottom + 6 + 7 * row, 7.6, 5.2)
        for row in range(2)
        for i in range(int((glass.width - 12) / _KEY))
    )
    drawn: tuple[b.Box, ...] = (
        b.Rect(x=case.x, y=case.y, width=case.width, height=case.height, weight="wall", fill="tint"),
        b.Path(outlines=(shape,), weight="cut", fill="mass"),
        b.Path(outlines=keys, weight="near", fill="paper"),
    )
    hand = _coded(Hand("code", "code", 10.5, 15, "on_mass", "on_mass", 1.55, ">", ground="mass"))
    text = Area(glass.x + 12, glass.y + 14, glass.width - 24, glass.height - 28)
    return Ground(_drawn(*drawn), text, hand, (crack(glass),))


_GROUNDS: dict[Kind, Callable[[Area, int, float], Ground]] = {
    "plate": _plate,
    "log": _log,
    "letter": _letter,
    "notice": _notice,
    "screen": _screen,
}
_TIGHT: dict[Kind, Callable[[Area, int, float], Ground]] = {"plate": partial(_plate, share=0.37)}
