"""Pages of the book: what stands around the text, how a chapter opens, and columns filled page after page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.book.atoms import height, placed
from rpg.press.book.columns import balanced, filled
from rpg.press.book.runs import Run, evened
from rpg.press.metrics import MM_PER_PT
from rpg.press.motif.drawn import closing, footing, opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.book.atoms import Atom, Mark, Placed
    from rpg.press.book.chapter import Stretch
    from rpg.press.look import Look

SIDE, TOP, FOOT = 17.0, 20.0, 17.0
"""Millimetres of paper beside, above and below the text."""
BETWEEN = 7.0
"""Millimetres between two columns."""
_TWO, _WIDE = 2, 150.0
_PLATE = 40.0
_SCALE = 2.5  # millimetres a metre on the plates: 1:400, on paper
_CLOSING = 58.0  # millimetres of paper on which a drawing closes a chapter
_GROUND, _EMPTY = 5.0, 36.0  # of mass along the foot, and of paper that is left above it
_TITLE, _LEAD = 28.0, 11.5
_BARE = 0.25  # of a page: what may not stay empty below the title of a chapter
_LEAST = 32.0  # millimetres below which nothing is begun on a page
_AFTER = 5.0
_EDGE = 7.0
_BAND = 4.5
_SMALL = 8.0


class Found(NamedTuple):
    """A mark of the text, and where it stands: the page of the body from 0, and how far down."""

    mark: Mark
    page: int
    y: float


class Sheet(NamedTuple):
    """A page before it has its number: its boxes, its chapter from 1, whether the chapter opens on it."""

    boxes: list[b.Box]
    chapter: int
    title: str
    opens: bool


class Pages:
    """Fills page after page; of text there are two columns, in large print one."""

    def __init__(self, size: tuple[float, float], look: Look) -> None:
        """None yet, of that many millimetres."""
        self.size, self._look = size, look
        self.area = Area(SIDE, TOP, size[0] - 2 * SIDE, size[1] - TOP - FOOT)
        self.count = _TWO if self.area.width >= _WIDE else 1
        self.sheets: list[Sheet] = []
        self.found: list[Found] = []
        self._y = self.area.y

    @property
    def column(self) -> float:
        """The width of a column of text."""
        return self.columns(self.count)

    def columns(self, count: int) -> float:
        """The width of one of so many columns."""
        return (self.area.width - BETWEEN * (count - 1)) / count

    def open(self, number: int, named: tuple[str, str, str], lead: Sequence[Run]) -> None:
        """A chapter begins: a plate, its number and title, and its lead across the page.

        ``named`` are its title, the anchor that leads here, and the place that the plate shows.
        """
        title, label, motif = named
        self.sheets.append(Sheet([], number, title, opens=True))
        area, look = self.area, self._look
        plate = Area(area.x, self.area.y - 6.0, area.width, _PLATE)
        self._add(b.Anchor(y=plate.y, name=label), *opening(motif, plate, number, _SCALE / look.times))
        y = plate.bottom + 4.0
        digits = f"{number:02d}"
        wide = look.metrics.width(digits, "title", _TITLE) + 5.0
        fitted = fit.line(look.metrics.faces["title"], title, area.width - wide - 6.0, size=_TITLE, floor=14.0)
        block = b.Rect(x=area.x, y=y, width=wide, height=12.5, fill="mass", weight="cut")
        self._add(
            b.Group(tag="Artifact", boxes=(block,)),
            b.Group(tag="H1", boxes=(
                b.Text(x=area.x + wide / 2, y=y + 9.6, text=digits, font="title", size=_TITLE, align="centre",
                       colour="on_mass"),
                b.Text(x=area.x + wide + 5.0, y=y + 9.6, text=fitted.lines[0], font="title", size=fitted.size),
            )),
        )  # fmt: skip
        self._y = y + 18.0
        step = _LEAD * fit.LEADING * MM_PER_PT
        lines = evened(lead, area.width * 0.8, _LEAD, look.metrics)
        said = [box for i, line in enumerate(lines)
                for box in line.boxes(area.x, self._y + step * (i + 0.75), _LEAD, "quiet")]  # fmt: skip
        self._y += step * len(lines) + 4.0
        rule = b.Line(x1=area.x, y1=self._y - 1.4, x2=area.right, y2=self._y - 1.4, weight="near")
        self._add(b.Group(tag="P", boxes=tuple(said)), b.Group(tag="Artifact", boxes=(rule,)))
        self._y += 2.6

    def headline(self, said: str, label: str) -> None:
        """A page begins with a title, without a plate."""
        area = self.area
        title = b.Text(x=area.x, y=area.y + 8.0, text=said, font="title", size=24.0)
        bar = b.Rect(x=area.x, y=area.y + 11.5, width=area.width, height=1.4, fill="ink")
        self._add(
            b.Anchor(y=area.y, name=label), b.Group(tag="H1", boxes=(title,)), b.Group(tag="Artifact", boxes=(bar,))
        )
        self._y = area.y + 18.0

    def fill(self, stretches: Sequence[Stretch], count: int = 0) -> None:
        """The text of a chapter, in so many columns (0: as many as text has on this paper)."""
        for stretch in stretches:
            if stretch.way == "wide":
                self._across(stretch.atoms)
            else:
                self._columns(stretch.atoms, count or self.count)

    def close(self, number: int, motif: str) -> None:
        """On the paper that a chapter leaves: the place that it opened on, or where that is in sight, some ground."""
        if self.sheets[-1].opens:
            self.ground(number)
        elif (high := self._left - 1.0) >= _CLOSING:
            plate = Area(self.area.x, self._y, self.area.width, high)
            self._add(*closing(motif, plate, number, _SCALE / self._look.times))

    def ground(self, number: int) -> None:
        """Somebody standing at the foot of the page, if much of it is empty."""
        if self._left > _EMPTY:
            floor = Area(self.area.x, self.area.bottom - _GROUND, self.area.width, _GROUND)
            self._add(*footing(floor, number, 2 * _SCALE / self._look.times))

    def turn(self, title: str = "") -> None:
        """A new page of the same chapter, or of one of that title."""
        last = self.sheets[-1] if self.sheets else Sheet([], 0, "", opens=False)
        self.sheets.append(Sheet([], last.chapter, title or last.title, opens=False))
        self._y = self.area.y

    def _add(self, *boxes: b.Box) -> None:
        self.sheets[-1].boxes.extend(boxes)

    @property
    def _left(self) -> float:
        return self.area.bottom - self._y

    def _columns(self, atoms: Sequence[Atom], count: int) -> None:
        wide, rest = self.columns(count), list(atoms)
        while rest:
            if self._left < _LEAST:
                self.turn()
            even = balanced(rest, count, self._left)
            if even is None:
                even = []
                for _ in range(count):
                    end = filled(rest, self._left, always=self._y == self.area.y)
                    even.append(rest[:end])
                    rest = rest[end:]
            else:
                rest = []
            if not any(even):
                self.turn()
                continue
            self._side_by_side(even, wide)
            if rest:
                self.turn()

    def _side_by_side(self, columns: Sequence[Sequence[Atom]], wide: float) -> None:
        high = max(height(column) for column in columns)
        for number, column in enumerate(columns):
            x = self.area.x + number * (wide + BETWEEN)
            if number:
                middle = x - BETWEEN / 2
                line = b.Line(x1=middle, y1=self._y, x2=middle, y2=self._y + high, weight="far", colour="rule")
                self._add(b.Group(tag="Artifact", boxes=(line,)))
            self._take(placed(column, x, self._y))
        self._y += high + _AFTER

    def _across(self, atoms: Sequence[Atom]) -> None:
        rest = list(atoms)
        while rest:
            end = filled(rest, self._left, always=self._y == self.area.y)
            bare = self.sheets[-1].opens and self._left > self.area.height * _BARE
            if not end or (end < len(rest) and height(rest) <= self.area.height and not bare):
                self.turn()
                continue
            self._take(placed(rest[:end], self.area.x, self._y))
            self._y += height(rest[:end]) + _AFTER
            rest = rest[end:]

    def _take(self, made: Placed) -> None:
        self._add(*made.boxes)
        self.found += [Found(mark, len(self.sheets) - 1, y) for mark, y in made.marks]


def around(sheet: Sheet, size: tuple[float, float], folio: int, titles: tuple[str, str], chapters: int) -> list[b.Box]:
    """What stands around the text of a page: the running head, the number, the chapters as strata on the outer edge.

    ``titles`` are those of the book and of where the rules come from.
    """
    left, right = SIDE, size[0] - SIDE
    odd = folio % 2 == 1
    foot = size[1] - 9.0
    number = b.Text(x=right if odd else left, y=foot, text=f"{folio}", font="title", size=10.0,
                    align="right" if odd else "left")  # fmt: skip
    source = b.Text(x=left if odd else right, y=foot, text=titles[1], font="code", size=6.5, colour="quiet",
                    align="left" if odd else "right")  # fmt: skip
    boxes: list[b.Box] = [number, source, b.Line(x1=left, y1=foot - 4.2, x2=right, y2=foot - 4.2, weight="near")]
    if not sheet.opens:
        said = sheet.title if odd else titles[0]
        head = b.Text(x=right if odd else left, y=12.2, text=said.upper(), font="heading", size=_SMALL,
                      align="right" if odd else "left", spacing=0.5)  # fmt: skip
        boxes += [head, b.Line(x1=left, y1=14.4, x2=right, y2=14.4, weight="near")]
    return [
        b.Anchor(y=0.0, name=f"page.{folio}"),
        b.Group(tag="Artifact", boxes=(*boxes, *_ruler(sheet, size, chapters, odd=odd))),
    ]


def _ruler(sheet: Sheet, size: tuple[float, float], chapters: int, *, odd: bool) -> list[b.Box]:
    """The chapters as strata, from the top down; the one at hand is black."""
    x, inward = (size[0] - _EDGE - _BAND, 1) if odd else (_EDGE, -1)
    inner = x if inward > 0 else x + _BAND
    step = (size[1] - TOP - FOOT) / max(1, chapters)
    out: list[b.Box] = [b.Line(x1=inner, y1=TOP, x2=inner, y2=size[1] - FOOT, weight="near")]
    for i in range(chapters):
        y, here = TOP + i * step, i + 1 == sheet.chapter
        out += [
            b.Line(x1=inner, y1=y + tick * step / 4, x2=inner + inward * (_BAND if not tick else 1.2),
                   y2=y + tick * step / 4, weight="near" if not tick else "far")
            for tick in range(4)
        ]  # fmt: skip
        if here:
            out.append(b.Rect(x=x, y=y, width=_BAND, height=step, fill="ink"))
        out.append(
            b.Text(x=x + _BAND / 2 + 0.8, y=y + step / 2, text=f"−{i + 1:02d}", font="code", size=6.5, align="centre",
                   colour="paper" if here else "quiet", turn=90)
        )  # fmt: skip
    return out
