"""Writes the blocks of a handout from page to page: in one hand, with what is stressed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press.handout.columns import rows_of, table_of
from rpg.press.handout.pens import plain_pen, text_pen
from rpg.press.handout.spans import Span, bare, spans, wrapped
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.press.handout.columns import Row
    from rpg.press.handout.pens import Pen
    from rpg.press.handout.sheets import Sheets
    from rpg.press.handout.spans import Line
    from rpg.press.handout.words import Block
    from rpg.press.metrics import Metrics

_INDENT = 6.0
_TICK = 4.4
_TICKS = 1.4  # millimetres between two boxes to tick
_BETWEEN = 0.15  # lines between two rows
_BASE = 0.78  # how far down its line a text stands, in lines
_LEAST = 2  # lines of a paragraph that stay together
_BARRED = 1.6  # millimetres from the edge to the bar beside a quotation


class Writer:
    """Writes on sheets."""

    def __init__(self, sheets: Sheets, metrics: Metrics) -> None:
        """Begin where the sheets are written to."""
        self._sheets, self._hand, self._metrics = sheets, sheets.ground.hand, metrics
        self._pen = text_pen(self._hand, metrics)

    def head(self, head: str, title: str) -> None:
        """The line above and the name."""
        hand = self._hand
        self._flow((Span(head),), plain_pen(hand, self._metrics, "code", 8.0, quiet=True), "P")
        self._flow((Span(title),), plain_pen(hand, self._metrics, hand.title, hand.large), "H1")
        self._sheets.y += hand.size * MM_PER_PT * 0.5

    def sign(self, sign: str) -> None:
        """Who wrote it."""
        self._sheets.y += self._hand.size * MM_PER_PT
        self._flow((Span(sign),), self._pen, "P")

    def write(self, block: Block) -> None:
        """One block of text."""
        if block.shape == "rule":
            self._rule()
        elif block.shape == "heading":
            self._heading(block)
        elif block.shape == "item":
            self._item(block)
        elif block.shape == "rows":
            self._rows(rows_of(block, self._sheets.area.width, self._pen))
        elif block.shape == "table":
            self._rows(table_of(block, self._sheets.area.width, self._pen))
        else:
            quoted = block.shape == "quote"
            self._flow(spans(block.text), self._pen, "P", indent=_INDENT if quoted else 0.0, barred=quoted)

    def _rule(self) -> None:
        """A rule between two parts; the end of a page is one by itself."""
        sheets, high = self._sheets, self._hand.size * MM_PER_PT
        if sheets.room(high) and not sheets.fresh:
            self._across(sheets.y)
            sheets.y += high

    def _across(self, y: float) -> None:
        area = self._sheets.area
        line = b.Line(x1=area.x, y1=y, x2=area.right, y2=y, weight="near", colour=self._hand.quiet)
        self._sheets.put(b.Group(tag="Artifact", boxes=(line,)))

    def _heading(self, block: Block) -> None:
        """A heading, on the page of the first lines below it."""
        first, hand = block.level == 1, self._hand
        pen = plain_pen(hand, self._metrics, hand.title, hand.size * (1.15 if first else 1.0))
        above = hand.size * MM_PER_PT * 0.6
        if not self._sheets.room(above + pen.step * (1 + self._hand.after) + _LEAST * self._pen.step):
            self._sheets.turn()
        self._sheets.y += above
        lined = not first and hand.title == hand.body  # where it is as large as the text, and in its font
        self._flow((Span(bare(block.text), italic=lined),), pen, "H2" if first else "H3")

    def _item(self, block: Block) -> None:
        """An item: with its mark before it, or a box to tick, or several behind it."""
        boxes = block.boxes
        row = len(boxes) * (_TICK + _TICKS) if len(boxes) > 1 else 0.0
        mark = (Span(block.mark or self._hand.item),)
        indent = max(_INDENT, self._pen.width((*mark, Span(" "))))

        def beside(y: float) -> list[b.Box]:
            area = self._sheets.area
            left = area.right - row if row else area.x
            ticks = [box for i, on in enumerate(boxes) for box in self._tick(left + i * (_TICK + _TICKS), y, on=on)]
            return ticks if len(boxes) == 1 else [*self._pen.boxes(mark, area.x, y), *ticks]

        said = spans(block.text) or (Span(" "),)
        self._flow(said, self._pen, "P", indent=indent, narrower=row, beside=beside)

    def _tick(self, x: float, y: float, *, on: bool) -> list[b.Box]:
        top, ink = y - _TICK + 0.6, self._hand.ink
        box: list[b.Box] = [b.Rect(x=x, y=top, width=_TICK, height=_TICK, weight="near", colour=ink)]
        ends = ((top, top + _TICK), (top + _TICK, top)) if on else ()
        return box + [b.Line(x1=x, y1=y1, x2=x + _TICK, y2=y2, weight="cut", colour=ink) for y1, y2 in ends]

    def _flow(  # noqa: PLR0913 - what is said, how, as what, and where
        self, line: Line, pen: Pen, tag: b.Tag, *, indent: float = 0.0, narrower: float = 0.0, barred: bool = False,
        beside: Callable[[float], list[b.Box]] | None = None,
    ) -> None:  # fmt: skip
        """Lines of text, over several pages if need be; ``beside`` makes what stands on the baseline of the first."""
        sheets = self._sheets
        rest = wrapped(line, sheets.area.width - indent - narrower, pen.size, pen.face) if any(map(_said, line)) else []
        if not rest:
            return
        while rest:
            taken = _share(len(rest), sheets.room(pen.step), fresh=sheets.fresh)
            area, top = sheets.area, sheets.y
            lines = [(area.x + indent, top + pen.step * (at + _BASE), each) for at, each in enumerate(rest[:taken])]
            if beside and lines:
                sheets.put(b.Group(tag="Artifact", boxes=tuple(beside(lines[0][1]))))
                beside = None
            if lines:
                sheets.put(b.Group(tag=tag, boxes=tuple(box for x, y, each in lines for box in pen.boxes(each, x, y))))
            if barred and lines:
                self._bar(top, top + pen.step * taken)
            sheets.y += pen.step * taken
            rest = rest[taken:]
            if rest:
                sheets.turn()
        sheets.y += pen.step * self._hand.after

    def _bar(self, top: float, bottom: float) -> None:
        x = self._sheets.area.x + _BARRED
        line = b.Line(x1=x, y1=top, x2=x, y2=bottom, weight="wall", colour=self._hand.quiet)
        self._sheets.put(b.Group(tag="Artifact", boxes=(line,)))

    def _rows(self, rows: list[Row]) -> None:
        """Rows below one another, each on one page if it can be, a table for each page."""
        pen, sheets = self._pen, self._sheets
        made: list[b.Box] = []
        for row in rows:
            rest, done = max(len(cell.lines) for cell in row.cells), 0
            whole = int(sheets.area.height / pen.step)
            if row.head and not sheets.fresh and sheets.room(pen.step) < rest + _LEAST:
                self._close(made)
                sheets.turn()
            while rest:
                room = sheets.room(pen.step)
                if not sheets.fresh and (room < rest <= whole or not room):
                    self._close(made)
                    sheets.turn()
                    continue
                taken = min(rest, max(room, 1))
                made.append(self._row(row, done, done + taken))
                sheets.y += pen.step * taken
                rest, done = rest - taken, done + taken
            sheets.y += pen.step * _BETWEEN
            if row.head:
                self._across(sheets.y)
                sheets.y += pen.step * self._hand.after
        self._close(made)
        sheets.y += pen.step * (self._hand.after - _BETWEEN)

    def _row(self, row: Row, first: int, last: int) -> b.Group:
        """Those lines of a row."""
        pen, left, top = self._pen, self._sheets.area.x, self._sheets.y
        cells = []
        for cell in row.cells:
            placed = [
                (left + x, top + pen.step * (at + _BASE), line) for at, (x, line) in enumerate(cell.lines[first:last])
            ]
            boxes = tuple(box for x, y, line in placed for box in pen.boxes(line, x, y))
            if cell.quiet and boxes:
                self._sheets.put(b.Group(tag="Artifact", boxes=boxes))
            elif not cell.quiet:
                cells.append(b.Group(tag="TH" if row.head else "TD", boxes=boxes, scope="Column" if row.head else ""))
        return b.Group(tag="TR", boxes=tuple(cells))

    def _close(self, made: list[b.Box]) -> None:
        if made:
            self._sheets.put(b.Group(tag="Table", boxes=tuple(made)))
            made.clear()


def _said(run: Span) -> bool:
    return bool(run.text)


def _share(lines: int, room: int, *, fresh: bool) -> int:
    """How many of so many lines go on a page that has room for so many: no line of several stands alone."""
    if lines <= room:
        return lines
    left = room - 1 if lines - room == 1 else room
    if left < _LEAST and not fresh:
        return 0
    return max(left, 1)
