"""What a column is filled with: lines of text that know how high they are and whether they may be parted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.desk.recap import Piece
    from rpg.press.look import Look
    from rpg.press.theme import Font

SIZE = 10.0
"""Points of the text; headings and fights are a little larger."""
_APART = 2
"""Lines of one text that must stay together at either end of it."""

_LISTED = frozenset({"told", "deed"})
"""Kinds that are items of a list."""
_SECRET = 1.6  # millimetres between a column and the bar beside what only the GM knows
_SIGNS = str.maketrans("→", "›")
"""What screens have letters for and the text's font has not."""

Kind = Literal["scene", "fight", "note", "paragraph", "told", "deed"]


class Style(NamedTuple):
    """How a kind of text is set: font, points, indent, and the empty paper above and below, in millimetres."""

    font: Font
    size: float
    indent: float
    above: float
    below: float


STYLES: dict[Kind, Style] = {
    "scene": Style("heading", 10.5, 0.0, 3.2, 2.4),
    "fight": Style("strong", 11.0, 0.0, 1.4, 1.0),
    "note": Style("italic", SIZE, 3.2, 0.5, 0.9),
    "paragraph": Style("italic", SIZE, 3.2, 0.0, 0.9),
    "told": Style("body", SIZE, 3.2, 0.0, 0.7),
    "deed": Style("body", SIZE, 6.4, 0.0, 0.5),
}


class Unit(NamedTuple):
    """A line. ``text`` is the number of what it belongs to; ``glued``: the next one stands below it, come what may.

    ``secret``: only the GM knows of it.
    """

    text: int
    kind: Kind
    line: str
    first: bool
    last: bool
    glued: bool
    secret: bool = False

    @property
    def style(self) -> Style:
        """How it is set."""
        return STYLES[self.kind]

    @property
    def height(self) -> float:
        """In millimetres, with the empty paper that belongs to it."""
        style = self.style
        return step(style) + (style.above if self.first else 0.0) + (style.below if self.last else 0.0)


def step(style: Style) -> float:
    """From one line to the next, in millimetres."""
    return style.size * fit.LEADING * MM_PER_PT


def units(pieces: Sequence[Piece], width: float, look: Look) -> list[Unit]:
    """The lines of the evening in a column of that width (millimetres)."""
    out: list[Unit] = []
    for number, piece in enumerate(pieces):
        announces = piece.kind == "told" and number + 1 < len(pieces) and pieces[number + 1].kind == "deed"
        lines = list(_lines(number, piece, width, look))
        out += [*lines[:-1], lines[-1]._replace(glued=True)] if announces else lines
    return out


def _lines(number: int, piece: Piece, width: float, look: Look) -> Iterator[Unit]:
    style = STYLES[piece.kind]
    said = piece.text.translate(_SIGNS).replace(" · ", "\N{NO-BREAK SPACE}· ")
    said = said.upper() if piece.kind == "scene" else said
    lines = fit.wrap(look.metrics.faces[style.font], said, width - style.indent, style.size)
    last = len(lines) - 1
    head = piece.kind in {"scene", "fight"}
    for at, line in enumerate(lines):
        inside = at < last and (at < _APART - 1 or at >= last - _APART + 1)
        yield Unit(number, piece.kind, line, at == 0, at == last, inside or head, piece.secret)


def drawn(column: Sequence[Unit], x: float, y: float, width: float, look: Look) -> tuple[b.Box, ...]:
    """The boxes of a column whose top left corner is (x, y); a list is tagged as one."""
    out: list[b.Box] = []
    items: list[b.Group] = []
    top = True
    for text in _texts(column):
        style = text[0].style
        y += 0.0 if top or not text[0].first else style.above
        out += _marks(text, x, y, width, look)
        group = _group(text, x, y)
        if text[0].kind in _LISTED:
            items.append(group)
        else:
            out += [*_list(items), group]
            items = []
        y += step(style) * len(text) + (style.below if text[-1].last else 0.0)
        top = False
    return (*out, *_list(items))


def _texts(column: Sequence[Unit]) -> Iterator[list[Unit]]:
    held: list[Unit] = []
    for unit in column:
        if held and held[0].text != unit.text:
            yield held
            held = []
        held.append(unit)
    if held:
        yield held


def _group(text: Sequence[Unit], x: float, y: float) -> b.Group:
    style = text[0].style
    lines = tuple(
        b.Text(
            x=x + style.indent, y=y + step(style) * (i + 0.8), text=unit.line, font=style.font, size=style.size,
        )
        for i, unit in enumerate(text)
    )  # fmt: skip
    if text[0].kind in _LISTED:
        return b.Group(tag="LI", boxes=(b.Group(tag="LBody", boxes=lines),))
    return b.Group(tag="H3" if text[0].kind == "scene" else "P", boxes=lines)


def _list(items: Sequence[b.Group]) -> tuple[b.Box, ...]:
    return (b.Group(tag="L", boxes=tuple(items)),) if items else ()


def _marks(text: Sequence[Unit], x: float, y: float, width: float, look: Look) -> tuple[b.Box, ...]:
    """What tells the kinds apart at a glance: a rule behind a scene, a block before a fight, a bar beside a note."""
    made = _MARKS[text[0].kind](text, x, y, width, look)
    marks: tuple[b.Box, ...] = (made,) if made else ()
    if text[0].secret:
        high = step(text[0].style) * len(text)
        marks += (b.Rect(x=x - _SECRET, y=y + 0.2, width=1.1, height=high - 0.2, weight="cut", fill="ink"),)
    return (b.Group(tag="Artifact", boxes=marks),) if marks else ()


def _rule(text: Sequence[Unit], x: float, y: float, width: float, look: Look) -> b.Box | None:
    style, last = text[0].style, text[-1]
    end = x + look.metrics.width(last.line, style.font, style.size) + 2.0
    at = y + step(style) * (len(text) - 1 + 0.55)
    return b.Line(x1=end, y1=at, x2=x + width, y2=at, weight="cut") if last.last and end < x + width else None


def _underline(text: Sequence[Unit], x: float, y: float, width: float, _: Look) -> b.Box | None:
    style = text[0].style
    at = y + step(style) * len(text) + 0.5
    return b.Line(x1=x, y1=at, x2=x + width, y2=at, weight="near") if text[-1].last else None


def _bar(text: Sequence[Unit], x: float, y: float, _: float, __: Look) -> b.Box | None:
    style = text[0].style
    return b.Rect(x=x + 0.4, y=y + 0.4, width=0.7, height=step(style) * len(text) - 0.6, fill="rule")


def _bullet(text: Sequence[Unit], x: float, y: float, _: float, __: Look) -> b.Box | None:
    middle = y + step(text[0].style) * 0.52
    return b.Rect(x=x + 0.4, y=middle - 0.35, width=0.9, height=0.9, fill="ink") if text[0].first else None


def _dash(text: Sequence[Unit], x: float, y: float, _: float, __: Look) -> b.Box | None:
    middle = y + step(text[0].style) * 0.52
    return b.Line(x1=x + 3.4, y1=middle, x2=x + 5.2, y2=middle, weight="near") if text[0].first else None


_MARKS = {"scene": _rule, "fight": _underline, "note": _bar, "paragraph": _bar, "told": _bullet, "deed": _dash}
