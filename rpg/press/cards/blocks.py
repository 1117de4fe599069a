"""What stands in a zone of a card, piece by piece: each with its height, drawn where it comes to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.cards import layout as lay
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from rpg.press.look import Look
    from rpg.press.theme import Colour, Font
    from rpg.words import Voice

_CELL = 9.1  # height of a row of numbers
_NUMBER = 13.0  # points
_SMALL = 6.8
_SQUARE = 3.2
_BETWEEN = 0.8
_GROUP = 5  # squares side by side before a gap
_BESIDE = 13.5  # millimetres for the name of a row of squares; a longer one stands above it
_INDENT = 3.4
_AFTER = 1.5  # empty paper below a paragraph


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Some boxes from (0, 0) down. Pieces of one ``paragraph`` (not "") are read as one.

    ``clings``: never the last on a card, because it announces what follows. ``air`` is empty paper below.
    """

    boxes: tuple[b.Box, ...]
    height: float
    paragraph: str = ""
    clings: bool = False
    air: float = 0.0


class Bench:
    """Makes pieces ``width`` millimetres wide of one thing; reading text ``less`` points smaller, down to the floor."""

    def __init__(self, facts: dict[str, Any], voice: Voice, look: Look, width: float, less: float = 0.0) -> None:
        """A bench for one thing."""
        self.facts, self.voice, self.look, self.width, self.less = facts, voice, look, width, less

    def value(self, pointer: str) -> Any:  # noqa: ANN401 -- plain data of any shape
        """What a pointer leads to; None if nothing is there."""
        found: Any = self.facts
        for part in pointer.removeprefix("/").split("/"):
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def pieces(self, element: lay.CardElement, *, colour: Colour = "ink") -> list[Piece]:
        """The pieces of an element; none if the thing has nothing of the kind."""
        match element:
            case lay.Label():
                return self._label(element, colour)
            case lay.Title():
                return self._title(element, colour)
            case lay.Cells():
                return self._cells(element)
            case lay.Boxes():
                return self._boxes(element)
            case lay.Words():
                return self.words(str(self.value(element.value) or ""), element.size, element.font, element.value)
            case lay.Points():
                return self._points(element)

    def title(self, element: lay.Title) -> fit.Fitted:
        """The name as it fits; its ``rest`` is what does not."""
        room = (self.width, element.height)
        floor = self.look.theme.floors.body
        return fit.block(self.look.metrics.faces["title"], str(self.value(element.value)), room, size=element.size,
                         floor=floor)  # fmt: skip

    def words(self, said: str, size: float, font: Font, name: str, indent: float = 0.0) -> list[Piece]:
        """A paragraph, a piece a line, so that it can go on elsewhere."""
        if not said:
            return []
        size = max(size - self.less, self.look.theme.floors.body)
        wrapped = fit.balanced(self.look.metrics.faces[font], fit.tied(said), self.width - indent, size)
        lines = [line.replace(fit.TIE, " ") for line in wrapped]
        step = size * fit.LEADING * MM_PER_PT
        last = len(lines) - 1
        return [
            Piece(
                boxes=(b.Text(x=indent, y=step * 0.8, text=line, font=font, size=size),),
                height=step, paragraph=name, air=_AFTER if i == last else 0.0,
            )
            for i, line in enumerate(lines)
        ]  # fmt: skip

    def _said(self, key: str) -> str:
        """A sentence of the catalogue, or for a pointer what stands there."""
        return str(self.value(key) or "") if key.startswith("/") else self.voice.word(key)

    def _line(self, said: str, room: float, size: float, font: Font) -> fit.Fitted:
        return fit.line(self.look.metrics.faces[font], said, room, size=size, floor=self.look.theme.floors.label)

    def said(self, element: lay.Label) -> str:
        """Small print, whole."""
        said = self._said(element.say or element.value)
        return said.upper() if element.font == "heading" else said

    def label(self, element: lay.Label) -> fit.Fitted:
        """The small print as it fits; with a ``rest`` it is left out here, and stands where there is room."""
        return self._line(self.said(element), self.width * element.share, _SMALL, element.font)

    def _label(self, element: lay.Label, colour: Colour) -> list[Piece]:
        fitted = self.label(element)
        if fitted.rest or not fitted.lines[0]:
            return [Piece(boxes=(), height=element.height)]
        x = {"left": 0.0, "centre": self.width / 2, "right": self.width}[element.align]
        text = b.Text(
            x=x, y=2.5, text=fitted.lines[0], font=element.font, size=fitted.size, align=element.align, colour=colour
        )
        return [Piece(boxes=(b.Group(tag="P", boxes=(text,)),), height=element.height)]

    def _title(self, element: lay.Title, colour: Colour) -> list[Piece]:
        fitted = self.title(element)
        step = fitted.size * fit.LEADING * MM_PER_PT
        lines = tuple(
            b.Text(x=0, y=step * (i + 0.85), text=line, font="title", size=fitted.size, colour=colour)
            for i, line in enumerate(fitted.lines)
        )
        return [Piece(boxes=(b.Group(tag="H2", boxes=lines),), height=step * len(lines))]

    def _cells(self, element: lay.Cells) -> list[Piece]:
        """Rows of numbers between rules; one that is too long for its place, or whose name is, becomes a paragraph."""
        known = [(self._said(cell.label), str(self.value(cell.value) or "")) for cell in element.cells]
        known = [(label, value) for label, value in known if value]
        columns = min(element.columns, max(1, len(known)))
        wide = self.width / columns
        fits = [
            (label, value)
            for label, value in known
            if not (self._line(value, wide - 1.5, _NUMBER, "heading").rest or self._named(label, wide).rest)
        ]
        out = []
        for start in range(0, len(fits), columns):
            last = start + columns >= len(fits)
            row = [self._cell(i * wide, wide, *cell) for i, cell in enumerate(fits[start : start + columns])]
            rule = b.Line(x1=0, y1=_CELL - 0.6, x2=self.width, y2=_CELL - 0.6, weight="near" if last else "far")
            out.append(Piece(boxes=(*row, rule), height=_CELL, air=_AFTER if last else 0.0))
        for label, value in known:
            if (label, value) not in fits:
                out += self.words(f"{label}: {value}", 11.0, "body", label)
        return out

    def _cell(self, x: float, wide: float, label: str, value: str) -> b.Box:
        number = self._line(value, wide - 1.5, _NUMBER, "heading")
        named = self._named(label, wide)
        return b.Group(tag="P", boxes=(
            b.Text(x=x, y=2.8, text=named.lines[0], size=named.size, colour="quiet"),
            b.Text(x=x, y=7.6, text=number.lines[0], font="heading", size=number.size),
        ))  # fmt: skip

    def _named(self, label: str, wide: float) -> fit.Fitted:
        return self._line(label, wide - 1.5, _SMALL, "body")

    def _boxes(self, element: lay.Boxes) -> list[Piece]:
        """Squares in rows, every fifth a little apart, beside their name or below it."""
        count = int(self.value(element.count) or 0)
        said = self._said(element.label)
        if count <= 0:
            return []
        if count > element.most:
            return self.words(f"{said} {count}", 11.0, "strong", element.label)
        named = self._line(f"{said} · {count}", self.width, _SMALL, "body")
        if named.rest:
            squares, height = _squares(count, 0.0, 0.6, self.width)
            return [*self.words(f"{said} · {count}", _SMALL, "body", element.label),
                    Piece(boxes=squares, height=height, air=_AFTER)]  # fmt: skip
        wide = self.look.metrics.width(named.lines[0], "body", named.size)
        left, top = max(_BESIDE + 0.5, wide + 2.0), 0.6
        if wide > _BESIDE and _squares(count, left, top, self.width - left)[1] > top + _SQUARE + _BETWEEN:
            left, top = 0.0, 3.8
        head = b.Text(x=0, y=3.0 if left else 2.4, text=named.lines[0], size=named.size, colour="quiet")
        squares, height = _squares(count, left, top, self.width - left)
        return [Piece(boxes=(b.Group(tag="P", boxes=(head,)), *squares), height=height, air=_AFTER)]

    def _points(self, element: lay.Points) -> list[Piece]:
        items = [str(item) for item in self.value(element.of) or () if item]
        out = self._head(element.head) if element.head and items else []
        for number, item in enumerate(items):
            lines = self.words(item, element.size, element.font, f"{element.of}/{number}", _INDENT)
            first = lines[0]
            mark = b.Rect(x=0.3, y=first.height * 0.8 - 1.75, width=1.3, height=1.3, fill="ink")
            out += [msgspec.structs.replace(first, boxes=(mark, *first.boxes)), *lines[1:]]
            out[-1] = msgspec.structs.replace(out[-1], air=0.5 if number < len(items) - 1 else _AFTER)
        return out

    def _head(self, key: str) -> list[Piece]:
        said = self._line(self._said(key).upper(), self.width, _SMALL, "heading")
        if said.rest:
            lines = self.words(self._said(key), _SMALL, "strong", key)
            return [msgspec.structs.replace(line, clings=True) for line in lines]
        wide = self.look.metrics.width(said.lines[0], "heading", said.size)
        text = b.Text(x=0, y=2.6, text=said.lines[0], font="heading", size=said.size)
        rule = b.Line(x1=wide + 2, y1=1.8, x2=max(wide + 2, self.width), y2=1.8, weight="near")
        return [Piece(boxes=(b.Group(tag="P", boxes=(text,)), rule), height=3.6, clings=True)]


def _squares(count: int, left: float, top: float, room: float) -> tuple[tuple[b.Rect, ...], float]:
    """So many squares in rows as wide as ``room``, and the height down to their lower edge."""
    each = _SQUARE + _BETWEEN
    group = _GROUP * each + _BETWEEN
    row = max(1, int((room + 2 * _BETWEEN + 0.01) // group)) * _GROUP
    places = ((left + i % row // _GROUP * group + i % _GROUP * each, top + i // row * each) for i in range(count))
    drawn = tuple(b.Rect(x=x, y=y, width=_SQUARE, height=_SQUARE, weight="cut") for x, y in places)
    return drawn, top + -(-count // row) * each
