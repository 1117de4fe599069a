"""The contents and the index: lines that end in the numbers of pages, each of which leads there."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.book.atoms import Atom
from rpg.press.book.runs import Run
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rpg.press.book.flow import Flow
    from rpg.press.theme import Font

_INDEX = 9.0
_ENTRY = {True: (10.5, 2.0), False: (8.75, 0.15)}  # points, and empty paper above, of a chapter and of a section
_NUMBER = 8.0
_LEADER = 1.4


class Entry(NamedTuple):
    """A line of the contents: a chapter, or a section of one; where it leads, and its page.

    ``apart`` is what is no section and no chapter: it is set as a chapter without a number.
    """

    title: str
    to: str
    page: int
    chapter: int = 0
    apart: bool = False


def contents(to: Flow, entries: Sequence[Entry]) -> None:
    """A line for each, with a row of dots."""
    for place, entry in enumerate(entries):
        ahead = entries[place + 1] if place + 1 < len(entries) else None
        ends = place + 2 >= len(entries) or _opens(entries[place + 2])
        # a chapter is not parted from its first section, nor the last one from those before it: none stands alone
        glued = ahead is not None and not _opens(ahead) and (_opens(entry) or ends)
        to.add(*_line(to, entry, glued=glued), above=_ENTRY[_opens(entry)][1])


def _opens(entry: Entry) -> bool:
    """Whether it is set large."""
    return bool(entry.chapter) or entry.apart


def _line(to: Flow, entry: Entry, *, glued: bool) -> list[Atom]:
    big = _opens(entry)
    size = _ENTRY[big][0]
    face: Font = "strong" if big else "body"
    metrics, step = to.look.metrics, size * fit.LEADING * MM_PER_PT
    left, right = _NUMBER, to.area.width - _NUMBER
    lines = fit.wrap(metrics.faces[face], entry.title, right - left, size)
    atoms: list[Atom] = []
    base, number = step * 0.8, to.next_text
    for i, line in enumerate(lines):
        boxes: list[b.Box] = [b.Text(x=left, y=base, text=line, font=face, size=size)]
        ground: list[b.Box] = []
        if entry.chapter and not i:
            boxes.insert(0, b.Text(x=0.0, y=base, text=f"{entry.chapter:02d}", font="heading", size=size))
        if i == len(lines) - 1:
            boxes.append(b.Text(x=to.area.width, y=base, text=f"{entry.page}", font=face, size=size, align="right"))
            start = left + metrics.width(line, face, size) + _LEADER
            end = to.area.width - metrics.width(f"{entry.page}", face, size) - _LEADER
            if start < end:
                ground.append(b.Line(x1=start, y1=base, x2=end, y2=base, weight="near", colour="rule", dash=(0.4, 2.4)))
        tip = f"{entry.title}, {entry.page}"
        link = b.Link(x=0.0, y=0.0, width=to.area.width, height=step, to=entry.to, tip=tip, boxes=tuple(boxes))
        atoms.append(Atom(step, (link,), number, "TOCI", glued=glued or i < len(lines) - 1, ground=tuple(ground)))
    return atoms


def index(to: Flow, terms: Mapping[str, Iterable[int]]) -> None:
    """Terms in the order of their letters, with the pages on which they stand."""
    letter = ""
    for term in sorted(terms, key=lambda term: (sorting(term), term)):
        first = sorting(term)[:1].upper()
        if first != letter:
            letter = first
            step = 11.0 * fit.LEADING * MM_PER_PT
            text = b.Text(x=0.0, y=step * 0.8, text=letter, font="heading", size=11.0)
            rule = b.Line(x1=5.0, y1=step * 0.55, x2=to.area.width, y2=step * 0.55, weight="near")
            to.add(Atom(step + 0.4, (text,), to.next_text, "H2", glued=True, ground=(rule,)), above=3.0)
        runs = [Run(f"{term} ")]
        for number, page in enumerate(sorted(set(terms[term]))):
            runs += [Run(", ")] if number else []
            runs.append(Run(f"{page}", "strong", to=f"page.{page}"))
        to.rich(runs, above=0.2, size=_INDEX)


def sorting(term: str) -> str:
    """A term as it is sorted: without accents, without what is no letter at its start, small."""
    plain = unicodedata.normalize("NFKD", term.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return kept.lstrip("«“‘'\"–— ")
