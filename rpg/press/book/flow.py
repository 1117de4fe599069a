"""A writer whose page has no end: what it is told to write becomes atoms, for columns to be filled with later.

It writes what the table's papers and the screen write, so that the book says it in the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit, grid
from rpg.press.area import Area
from rpg.press.book.atoms import Atom, Mark, height, moved
from rpg.press.book.runs import Run, wrapped
from rpg.press.heading import HEIGHT, fitting, heading
from rpg.press.metrics import MM_PER_PT
from rpg.press.table.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.book.terms import Terms
    from rpg.press.grid import Column
    from rpg.press.look import Look
    from rpg.press.theme import Colour, Font
    from rpg.words import Value, Voice

SIZE = 9.75
"""Points of the text."""
_ENDLESS = 1e6
_APART = 2
"""Lines of one text, or rows of one table, that stay together at either end of it."""
_WHOLE = 78.0
"""Millimetres up to which a table is kept whole."""
_LINES = 12
"""Lines of a row that are not parted: one that has more goes on as another row."""
_ABOVE, _ABOVE_TITLE, _ABOVE_TABLE, _AFTER_TABLE, _ABOVE_SECTION = 1.5, 4.2, 1.0, 2.2, 6.5
_SECTION = 13.0
_INDENT = 4.4
_PAD = 2.4
_BESIDE = 1.8  # empty paper beside the head of a column


class Flow(Writer):
    """Writes into a column of that width (millimetres), downwards for ever."""

    def __init__(self, width: float, rules: Rules, voice: Voice, look: Look, terms: Terms) -> None:
        """Nothing written yet."""
        super().__init__(Area(0.0, 0.0, width, _ENDLESS), rules, voice, look, SIZE)
        self.atoms: list[Atom] = []
        self._terms, self._section, self._space = terms, "", 0.0

    def again(self, width: float) -> Flow:
        """Another one, of that width."""
        return Flow(width, self.rules, self.voice, self.look, self._terms)

    @property
    def next_text(self) -> int:
        """A number for another text; unique in the book, because the terms count them."""
        return self._terms.count()

    def add(self, *atoms: Atom, above: float = _ABOVE) -> None:
        """Atoms below what there is, with that much empty paper between."""
        first, *rest = atoms
        self.atoms += [first._replace(above=max(0.0, above + self._space)), *rest]
        self._space = 0.0

    def gap(self, by: float = 3.0) -> None:
        """Some empty paper; or, if something has been drawn, that much for it."""
        if not self.boxes:
            self._space += by
            return
        drawn, self.boxes = tuple(self.boxes), []
        self.add(Atom(by, drawn, self.next_text, "Sect"))

    def title(self, said: str, *, step: int = 0, marks: tuple[Mark, ...] = ()) -> None:
        """A heading inside a section; none if it says what that of the section does."""
        if said.casefold() == self._section:
            return
        found, room = marks or self._terms.marks(said), Area(0.0, 0.0, self.area.width, HEIGHT)
        if fitting(room, said, self.look.metrics, step=step).rest:  # a name that no line holds
            self.rich([Run(said.upper(), "heading")], above=_ABOVE_TITLE, tag="H3", glued=True, marks=found)
            return
        drawn = heading(room, said, self.look.metrics, step=step)
        atom = Atom(HEIGHT, drawn.boxes, self.next_text, "H3", glued=True, marks=found)
        self.add(atom, above=_ABOVE_TITLE)

    def section(self, said: str, anchor: str) -> None:
        """The heading of a section, which the contents know."""
        self._section = said.casefold()
        step = _SECTION * 1.15 * MM_PER_PT
        lines = fit.wrap(self.look.metrics.faces["heading"], said, self.area.width, _SECTION)
        number = self.next_text
        marks = (Mark("anchor", anchor), Mark("section", said), *self._terms.marks(said))
        rule = b.Line(x1=0.0, y1=0.4, x2=self.area.width, y2=0.4, weight="wall")
        tab = b.Rect(x=0.0, y=0.4, width=9.0, height=1.5, fill="ink")
        atoms = [
            Atom(
                step + (3.2 if not i else 0.0) + (0.8 if i == len(lines) - 1 else 0.0),
                (b.Text(x=0.0, y=step * 0.8 + (3.2 if not i else 0.0), text=line, font="heading", size=_SECTION),),
                number, "H2", glued=True, marks=marks if not i else (), ground=(rule, tab) if not i else (),
            )
            for i, line in enumerate(lines)
        ]  # fmt: skip
        self.add(*atoms, above=_ABOVE_SECTION)

    def text(self, said: str, *, font: Font = "body", indent: float = 0.0) -> None:
        """A paragraph; one that is nothing but a term of the index is a small heading."""
        marks = self._terms.marks(said) if font == "strong" else ()
        self.rich([Run(said, font)], indent=indent, glued=bool(marks), marks=marks)

    def rich(  # noqa: PLR0913 -- how a paragraph can be set
        self, runs: Sequence[Run], *, indent: float = 0.0, mark: str = "", above: float = _ABOVE, tag: b.Tag = "P",
        glued: bool = False, marks: tuple[Mark, ...] = (), size: float = SIZE,
    ) -> None:  # fmt: skip
        """A paragraph of several fonts; ``mark`` stands to its left, ``indent`` millimetres wide."""
        ends = len(runs) - 1
        bound = [run._replace(text=fit.tied(run.text, ends=i == ends)) for i, run in enumerate(runs)]
        lines = wrapped(bound, self.area.width - indent, size, self.look.metrics)
        step = size * fit.LEADING * MM_PER_PT
        base, number, last = step * 0.8, self.next_text, len(lines) - 1
        atoms = []
        for i, line in enumerate(lines):
            boxes = line.boxes(indent, base, size)
            if mark and not i:
                boxes = (_mark(mark, base, size), *boxes)
            inside = i < last and (i < _APART - 1 or i >= last - _APART + 1)
            found = (*(marks if not i else ()), *(Mark("term", term) for term in line.terms))
            atoms.append(Atom(step, boxes, number, tag, glued=inside or glued, marks=found))
        if atoms:
            self.add(*atoms, above=above)

    def keep(self, start: int) -> None:
        """What has been written since there were ``start`` atoms is never parted."""
        last = len(self.atoms) - 1
        self.atoms[start:last] = [atom._replace(glued=True) for atom in self.atoms[start:last]]

    def item(self, runs: Sequence[Run], mark: str = "") -> None:
        """An item of a list, behind a number or a small block."""
        if mark:
            self.rich(runs, indent=_INDENT, mark=mark, above=0.7, tag="LI")
            return
        self.rich(runs, indent=_INDENT, above=0.7, tag="LI")
        first = next(i for i, atom in enumerate(self.atoms) if atom.text == self.atoms[-1].text)
        step = self.atoms[first].height
        block = b.Rect(x=1.2, y=step * 0.52 - 0.35, width=0.9, height=0.9, fill="ink")
        self.atoms[first] = self.atoms[first]._replace(ground=(block,))

    def step(self, mark: str, key: str, /, *, at: float = 0.0, **values: Value) -> None:
        """A sentence of the catalogue behind a mark that stands out to its left."""
        said = self.voice.word(key, **values)
        self.rich([Run(said)], indent=at * 0.7 + 5.0, mark=f"{mark}\t{at * 0.7}" if mark else "", above=0.9)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], size: float = 0.0, *,
        marks: Sequence[tuple[Mark, ...]] = (),
    ) -> tuple[Area, ...]:  # fmt: skip
        """A table: whole if it is short, else parted between rows, and its head said again. No area is known yet."""
        size, wide = size or self.size - 0.5, self.area.width
        needs = grid.least(columns, rows, self.look, size=size, wrapped=True)
        places, number = grid.spread(self.area, columns, needs), self.next_text
        heads, tall = grid.headed(columns, places, self.look) if any(one.label for one in columns) else ((), 0.0)
        top = b.Line(x1=0.0, y1=tall, x2=wide, y2=tall, weight="cut")
        head = Atom(tall, heads, number, "TR", glued=True, ground=(top,))
        atoms = [head]
        for i, row in enumerate(rows):
            cells = [
                grid.wrapped(said, column, place[1], self.look, size)
                for said, column, place in zip(row, columns, places, strict=True)
            ]
            found = (*(marks[i] if marks else ()), *self._named(row, columns))
            for part in range(0, max(map(len, cells)), _LINES):
                some = [lines[part : part + _LINES] for lines in cells]
                high = fit.height(max(map(len, some)), size) + grid.UNDER
                under = b.Line(x1=0.0, y1=high, x2=wide, y2=high, weight="far", colour="rule")
                ended = part + _LINES >= max(map(len, cells))
                atoms.append(
                    Atom(high, grid.cells_of(some, columns, places, 0.0, size), number, "TR", head=(head,),
                         marks=found if not part else (), ground=(under,) if ended else ())
                )  # fmt: skip
        whole = height(atoms) <= _WHOLE
        last = len(atoms) - 1
        for i, atom in enumerate(atoms[1:], 1):
            ends = i < _APART or last - _APART < i < last
            atoms[i] = atom._replace(glued=i < last and (whole or ends))
        self.add(*atoms, above=_ABOVE_TABLE)
        self._space = _AFTER_TABLE
        return ()

    def needs(self, label: str) -> float:
        """The width that the head of a column needs on one line, in millimetres: its share among columns of numbers."""
        return self.look.metrics.width(label.upper(), "body", grid.LABEL, 0.3) + _BESIDE

    def _named(self, row: Sequence[str], columns: Sequence[Column]) -> tuple[Mark, ...]:
        """What a row is about: the first of its strong cells that is a term of the rules."""
        for cell, column in zip(row, columns, strict=True):
            found = self._terms.marks(cell) if column.font == "strong" else ()
            if found:
                return found
        return ()

    def boxed(self, title: str, paragraphs: Sequence[Sequence[Run]]) -> None:
        """A tinted box with a title: it is never parted."""
        inner = self.again(self.area.width - 2 * _PAD)
        inner.rich([Run(title, "heading")], size=SIZE - 0.75)
        for runs in paragraphs:
            inner.rich(runs, above=0.9)
        atoms, edge = inner.atoms, self.area.width
        tall = height(atoms) + 2 * _PAD
        ground = (
            b.Rect(x=0.0, y=0.0, width=edge, height=tall, fill="tint"),
            b.Rect(x=0.0, y=0.0, width=1.0, height=tall, fill="ink"),
            b.Line(x1=0.0, y1=tall, x2=edge, y2=tall, weight="near"),
            b.Line(x1=0.0, y1=0.0, x2=edge, y2=0.0, weight="near"),
        )
        self.add(Atom(_PAD, (), self.next_text, "P", glued=True, ground=ground), above=2.4)
        self.atoms += [_in_box(atom, first=not i) for i, atom in enumerate(atoms)]
        self.atoms.append(Atom(_PAD, (), self.next_text, "P"))
        self._space = 1.2


def _in_box(atom: Atom, *, first: bool) -> Atom:
    return atom._replace(boxes=moved(atom.boxes, _PAD, 0.0), glued=True, above=0.0 if first else atom.above)


def _mark(mark: str, base: float, size: float) -> b.Text:
    said, _, at = mark.partition("\t")
    colour: Colour = "ink"
    return b.Text(x=float(at or 0.0), y=base, text=said, font="heading", size=size - 0.5, colour=colour)
