"""Written pages in large print: piece after piece in two columns of landscape pages, as many as they need.

A piece (a heading and what belongs to it) stays whole where a column can hold it. A higher one is cut between two
paragraphs or two rows of a table, whose heads are said again.
"""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.area import Area
from rpg.press.grid import HEAD
from rpg.press.large import Glass, paper
from rpg.press.plate import section
from rpg.press.table.writer import AFTER, SCALE, Writer, homeless, overrun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rpg.press.options import Options
    from rpg.press.title import Plates
    from rpg.problem import Problem

Write: TypeAlias = "Callable[[Writer], None]"

_PADDING, _BETWEEN, _APART = 3.0, 5.0, 2.0
_DRAWN = 30.0  # millimetres of paper that a drawing needs
_EPS = 0.05


class Part(NamedTuple):
    """Something to be written; ``wide`` needs both columns."""

    write: Write
    wide: bool = False


class Piece(NamedTuple):
    """What was written, from (0, 0) down, its height in millimetres, and where it may be cut."""

    boxes: tuple[b.Box, ...]
    height: float
    breaks: tuple[float, ...]
    wide: bool


class _Place:
    """A column of a page: what is in it, and how far down it goes."""

    def __init__(self, area: Area) -> None:
        self.area, self.y = area, area.y
        self.boxes: list[b.Box] = []

    @property
    def free(self) -> float:
        return self.area.bottom - self.y

    def take(self, piece: Piece) -> None:
        self.boxes += Glass(x=self.area.x, y=self.y).boxes(piece.boxes)
        self.y += piece.height


class Flow:
    """Fills pages of one room with the parts of one paper, in letters of one size."""

    def __init__(self, to: Writer) -> None:
        """A flow into the area of a writer, by its rules, in its voice, look and letters."""
        self._to = to
        self.pages: list[tuple[_Place, _Place]] = []
        self.over = 0.0
        self.rest: list[str] = []

    def write(self, parts: Iterable[Part]) -> Flow:
        """Write all of them."""
        for part in parts:
            self._put(part)
        return self

    @property
    def boxes(self) -> list[tuple[tuple[b.Box, ...], bool]]:
        """What stands on each page, and whether the City is drawn on it, where enough paper is left."""
        return [self._page(*columns) for columns in self.pages]

    def _put(self, part: Part) -> None:
        whole = self._to.area
        width = whole.width if part.wide else (whole.width - _BETWEEN) / 2
        to = Writer(Area(0.0, 0.0, width, whole.height), self._to.rules, self._to.voice, self._to.look, self._to.size)
        part.write(to)
        if not to.boxes:
            return
        self.rest += to.rest
        piece = Piece(tuple(to.boxes), to.y, tuple(to.breaks), part.wide)
        first = 0
        while piece.height - AFTER > whole.height:
            upper, lower = cut(piece, whole.height)
            if lower is None:
                self.over = max(self.over, piece.height - AFTER - whole.height)
                break
            first = self._place(upper, first) + 1
            piece = lower
        self._place(piece, first)

    def _place(self, piece: Piece, first: int) -> int:
        """Put a piece where it has room, in the column of that number or behind it; the number of its column."""
        for number in range(first, 2 * len(self.pages)):
            columns = self.pages[number // 2]
            if not piece.wide and columns[number % 2].free >= piece.height - AFTER - _EPS:
                columns[number % 2].take(piece)
                return number
            if piece.wide and number % 2 == 0 and min(c.free for c in columns) >= piece.height - AFTER - _EPS:
                self._across(columns, piece)
                return number + 1
        self.pages.append(self._fresh())
        if piece.wide:
            self._across(self.pages[-1], piece)
            return 2 * len(self.pages) - 1
        self.pages[-1][0].take(piece)
        return 2 * len(self.pages) - 2

    def _fresh(self) -> tuple[_Place, _Place]:
        whole = self._to.area
        width = (whole.width - _BETWEEN) / 2
        right = Area(whole.right - width, whole.y, width, whole.height)
        return _Place(Area(whole.x, whole.y, width, whole.height)), _Place(right)

    @staticmethod
    def _across(columns: tuple[_Place, _Place], piece: Piece) -> None:
        left, right = columns
        left.y = max(left.y, right.y)
        left.take(piece)
        right.y = left.y

    def _page(self, left: _Place, right: _Place) -> tuple[tuple[b.Box, ...], bool]:
        boxes = [*left.boxes, *right.boxes]
        scale, seed = 1000 / SCALE / self._to.look.times, f"{self._to.look.seed}/{len(boxes)}"
        if min(left.free, right.free) - _APART >= _DRAWN and abs(left.y - right.y) < _DRAWN:
            y = max(left.y, right.y) + _APART
            area = Area(left.area.x, y, right.area.right - left.area.x, left.area.bottom - y)
            return (*boxes, *section(area, scale, seed)), True
        column = max((right, left), key=lambda column: column.free)
        free = column.free - _APART
        if free < _DRAWN:
            return tuple(boxes), False
        area = Area(column.area.x, column.y + _APART, column.area.width, free)
        return (*boxes, *section(area, scale, seed)), True


def in_large(  # noqa: PLR0917 -- what stands there, like what, in which frame, under which title and number
    parts: Iterable[Part], like: Writer, plates: Plates, options: Options, title: str, sheet: str = ""
) -> tuple[list[b.Page], tuple[Problem, ...]]:
    """The landscape pages of a paper, in the letters that its page has in ordinary print; and what had no room.

    ``sheet`` is which of its file's papers it is ("2/4"): its pages are then 2a/4, 2b/4 and so on, else 1/3, 2/3.
    """
    on = paper(options.paper, like.look, across=True)
    to = Writer(frame.room(on.laid).inset(_PADDING), like.rules, like.voice, like.look, like.size)
    flow = Flow(to).write(parts)
    pages = []
    for number, (boxes, drawn) in enumerate(flow.boxes, 1):
        name, scale = _name(sheet, number, len(flow.pages)), f"1:{SCALE}" if drawn else ""
        around = plates.around(on.laid, sheet=name, scale=scale)
        pages.append(on.page((*around, *boxes), title if len(flow.pages) == 1 else f"{title} · {name}"))
    return pages, (*overrun(flow.over, title, to.voice), *homeless(flow.rest, title, to.voice))


def _name(sheet: str, number: int, pages: int) -> str:
    """What a page is called, so that the pages of all papers of a file can be put in order."""
    own, _, of = sheet.partition("/")
    if not sheet:
        return f"{number}/{pages}"
    if pages == 1:
        return sheet
    return f"{own}{ascii_lowercase[number - 1] if number <= len(ascii_lowercase) else f'.{number}'}/{of}"


def cut(piece: Piece, room: float) -> tuple[Piece, Piece | None]:
    """A piece cut at the last place where what is above it has ``room`` (mm); None for the rest if there is none."""
    places = [place for place in piece.breaks if 0.0 < place <= room]
    if not places:
        return piece, None
    at = max(places)
    above, below = _parted(piece.boxes, at)
    head = _head(below, at)
    top = at - (HEAD if head else 0.0)
    lower = Glass(y=-top).boxes((*head, *below))
    rest = tuple(place - top for place in piece.breaks if place > at)
    return (
        Piece(above, at + AFTER, tuple(place for place in piece.breaks if place < at), piece.wide),
        Piece(lower, piece.height - top, rest, piece.wide),
    )


def _parted(boxes: Sequence[b.Box], at: float) -> tuple[tuple[b.Box, ...], tuple[b.Box, ...]]:
    """What stands above a height, and below it; a table that goes on has its heads in both."""
    above: list[b.Box] = []
    below: list[b.Box] = []
    for box in boxes:
        if isinstance(box, b.Group):
            upper, lower = _parted(box.boxes, at)
            if lower and upper and box.tag == "Table" and _is_head(box.boxes[0]):
                lower = (_lifted(box.boxes[0], at), *lower)
            above += [msgspec.structs.replace(box, boxes=upper)] if upper else []
            below += [msgspec.structs.replace(box, boxes=lower)] if lower else []
        else:
            (above if _foot(box) <= at + _EPS else below).append(box)
    return tuple(above), tuple(below)


def _is_head(box: b.Box) -> bool:
    return isinstance(box, b.Group) and bool(box.boxes) and isinstance(box.boxes[0], b.Group) and (
        box.boxes[0].tag == "TH"
    )  # fmt: skip


def _lifted(head: b.Box, at: float) -> b.Box:
    """The heads of a table where they stand above a row that begins at ``at``."""
    texts = [box.y for box in _leaves((head,)) if isinstance(box, b.Text)]
    return Glass(y=at - HEAD + _BASE - min(texts)).box(head) if texts else head


_BASE = 2.6
"""Millimetres from the top of a table to the baseline of its heads."""


def _head(below: Sequence[b.Box], at: float) -> tuple[b.Box, ...]:
    """The thick line under heads that are said again; nothing where no table was cut."""
    tables = [box for box in below if isinstance(box, b.Group) and box.tag == "Table" and _is_head(box.boxes[0])]
    for table in tables:
        if min(box.y for box in _leaves((table.boxes[0],)) if isinstance(box, b.Text)) < at:
            lines = [box for box in _leaves(below) if isinstance(box, b.Line)]
            left, right = min(line.x1 for line in lines), max(line.x2 for line in lines)
            return (b.Line(x1=left, y1=at, x2=right, y2=at, weight="cut"),)
    return ()


def _leaves(boxes: Sequence[b.Box]) -> list[b.Box]:
    return [leaf for box in boxes for leaf in (_leaves(box.boxes) if isinstance(box, b.Group) else [box])]


def _foot(box: b.Box) -> float:
    """How far down a box reaches: for a text its baseline, for what is as high as a row its middle is enough."""
    match box:
        case b.Text() | b.Scaled():
            return box.y
        case b.Line():
            return max(box.y1, box.y2)
        case b.Rect() | b.Field():
            return box.y + box.height / 2
        case b.Check():
            return box.y + box.size / 2
        case b.Path() | b.Hatch() | b.Clip():
            return max(y for outline in box.outlines for _, y in outline.points)
        case _:
            raise TypeError(f"{type(box).__name__} is on no page that is written")
