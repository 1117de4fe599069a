"""Tables and dotted rows of a handout: how wide their columns are, and what stands in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press.handout.spans import Span, spans, wrapped

if TYPE_CHECKING:
    from rpg.press.handout.pens import Pen
    from rpg.press.handout.spans import Line
    from rpg.press.handout.tabled import Align
    from rpg.press.handout.words import Block

_FEW, _LESS, _MANY = 3, 2, 6  # dots: that there should be, that there are at least, and where nobody said
_SHARE = 0.62  # of a row that names may take
_GAP = 5.0  # millimetres between two columns


class Cell(NamedTuple):
    """The lines of a cell, each with where it begins, in millimetres from the left; ``quiet`` is nothing to be read."""

    lines: tuple[tuple[float, Line], ...]
    quiet: bool = False


class Row(NamedTuple):
    """The cells of a row; ``head`` if it is the heading."""

    cells: tuple[Cell, ...]
    head: bool = False


def rows_of(block: Block, width: float, pen: Pen) -> list[Row]:
    """Names, dots, and what they come to, in rows of that width: what is long goes on below itself."""
    cut = [(spans(name), spans(value)) for name, value in block.rows]
    space, dot = pen.width((Span(" "),)), pen.width((Span("."),))
    column = _column(block, cut, width, pen)
    made = []
    for name, value in cut:
        names = wrapped(name, column - 2 * space - _LESS * dot, pen.size, pen.face)
        values = wrapped(value, width - column, pen.size, pen.face)
        free = column - pen.width(names[-1]) - 2 * space
        dots = (Span("." * int(free / dot + 0.01)),)
        trail = ((0.0, ()),) * (len(names) - 1) + ((column - space - pen.width(dots), dots),)
        cells = (Cell(tuple((0.0, line) for line in names)), Cell(tuple((column, line) for line in values)))
        made.append(Row((*cells, Cell(trail, quiet=True))))
    return made


def _column(block: Block, cut: list[tuple[Line, Line]], width: float, pen: Pen) -> float:
    """Where the second column begins: where the author's dots say, or where its longest line has room."""
    space, dot = pen.width((Span(" "),)), pen.width((Span("."),))
    names = [pen.width(name) for name, _ in cut]
    longest = max(pen.width(value) for _, value in cut)
    wanted = max(name + 2 * space + (dots or _MANY) * dot for name, dots in zip(names, block.dots, strict=True))
    least = max(names) + 2 * space + _FEW * dot
    return min(wanted, max(least, width - longest), width * _SHARE)


def table_of(block: Block, width: float, pen: Pen) -> list[Row]:
    """The rows of a table of at most that width: columns as wide as what stands in them, as far as there is room."""
    cut = [[_styled(text, block, at) for text in row] for at, row in enumerate(block.rows)]
    wide = _widths([max(pen.width(row[at]) for row in cut) for at in range(len(cut[0]))], width)
    lefts = [sum(wide[:at]) + _GAP * at for at in range(len(wide))]
    return [
        Row(
            tuple(
                _cell(line, (left, room), align, pen)
                for line, left, room, align in zip(row, lefts, wide, block.aligns, strict=True)
            ),
            block.heads and at == 0,
        )
        for at, row in enumerate(cut)
    ]


def _cell(line: Line, place: tuple[float, float], align: Align, pen: Pen) -> Cell:
    left, room = place
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    lines = wrapped(line, room + 0.01, pen.size, pen.face)
    return Cell(tuple((left + share * max(0.0, room - pen.width(each)), each) for each in lines))


def _widths(wanted: list[float], width: float) -> list[float]:
    """How wide each column is: none is wider than it wants, and those that want too much share what is left alike."""
    free, made = width - _GAP * (len(wanted) - 1), dict[int, float]()
    for left, at in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        made[at] = min(wanted[at], free / (len(wanted) - left))
        free -= made[at]
    return [made[at] for at in range(len(wanted))]


def _styled(text: str, block: Block, at: int) -> Line:
    line = spans(text)
    return tuple(run._replace(bold=True) for run in line) if block.heads and at == 0 else line
