"""What columns are filled with: atoms, which know how high they are and whether the next one must stay with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from rpg.press import boxes as b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Mark(NamedTuple):
    """What can be found at an atom: a ``term`` of the index, an ``anchor`` of links, a ``section`` of the contents."""

    kind: Literal["term", "anchor", "section"]
    text: str


class Atom(NamedTuple):
    """A line, a row, or a drawing, with its boxes from its own top left corner, in millimetres.

    ``above`` is the empty paper above it, of which none is needed at the top of a column. ``glued``: the next one
    stands below it, come what may. Atoms of one ``text`` are one element of the structure, ``tag``; rows of one
    ``text`` one table, whose ``head`` is said again where a column begins inside it. ``ground`` is what does not speak.
    """

    height: float
    boxes: tuple[b.Box, ...] = ()
    text: int = 0
    tag: b.Tag = "P"
    above: float = 0.0
    glued: bool = False
    head: tuple[Atom, ...] = ()
    marks: tuple[Mark, ...] = ()
    ground: tuple[b.Box, ...] = ()


class Placed(NamedTuple):
    """The boxes of a column, and each mark with how far down the page it stands."""

    boxes: tuple[b.Box, ...]
    marks: tuple[tuple[Mark, float], ...]


def height(column: Sequence[Atom]) -> float:
    """The height of a column in millimetres, with the heads that are said again."""
    if not column:
        return 0.0
    heads = sum(atom.height for atom in column[0].head)
    return heads + sum(atom.height + atom.above for atom in column) - column[0].above


def placed(column: Sequence[Atom], x: float, y: float) -> Placed:
    """A column whose top left corner is (x, y)."""
    if not column:
        return Placed((), ())
    marks: list[tuple[Mark, float]] = []
    standing: list[tuple[Atom, float]] = []
    for number, atom in enumerate((*(head._replace(text=column[0].text) for head in column[0].head), *column)):
        y += atom.above if number > len(column[0].head) else 0.0
        standing.append((atom, y))
        marks += [(mark, y) for mark in atom.marks]
        y += atom.height
    ground = [box for atom, top in standing for box in moved(atom.ground, x, top)]
    anchors = dict.fromkeys(b.Anchor(y=top, name=mark.text) for mark, top in marks if mark.kind == "anchor")
    drawn = (b.Group(tag="Artifact", boxes=tuple(ground)),) if ground else ()
    return Placed((*anchors, *drawn, *_tagged(standing, x)), tuple(marks))


def _tagged(standing: Sequence[tuple[Atom, float]], x: float) -> Iterator[b.Box]:
    """Each run of atoms of one text as one element; items next to each other as a list."""
    items: list[b.Group] = []
    for run in _runs(standing):
        tag = run[0][0].tag
        parts = [moved(atom.boxes, x, top) for atom, top in run]
        if tag == "LI":
            body = b.Group(tag="LBody", boxes=tuple(box for part in parts for box in part))
            items.append(b.Group(tag="LI", boxes=(body,)))
            continue
        if items:
            yield b.Group(tag="L", boxes=tuple(items))
            items = []
        if tag == "TR":
            yield b.Group(tag="Table", boxes=tuple(b.Group(tag="TR", boxes=part) for part in parts if part))
        elif any(parts):
            yield b.Group(tag=tag, boxes=tuple(box for part in parts for box in part))
    if items:
        yield b.Group(tag="L", boxes=tuple(items))


def _runs(standing: Sequence[tuple[Atom, float]]) -> Iterator[list[tuple[Atom, float]]]:
    run: list[tuple[Atom, float]] = []
    for atom, top in standing:
        if run and run[-1][0].text != atom.text:
            yield run
            run = []
        run.append((atom, top))
    if run:
        yield run


def moved(boxes: Iterable[b.Box], x: float, y: float) -> tuple[b.Box, ...]:
    """The same boxes, that far to the right and down."""
    return tuple(_moved(box, x, y) for box in boxes)


def _moved(box: b.Box, x: float, y: float) -> b.Box:
    match box:
        case b.Group():
            return msgspec.structs.replace(box, boxes=moved(box.boxes, x, y))
        case b.Link():
            return msgspec.structs.replace(box, x=box.x + x, y=box.y + y, boxes=moved(box.boxes, x, y))
        case b.Line():
            return msgspec.structs.replace(box, x1=box.x1 + x, y1=box.y1 + y, x2=box.x2 + x, y2=box.y2 + y)
        case b.Path():
            outlines = tuple(
                msgspec.structs.replace(outline, points=tuple((px + x, py + y) for px, py in outline.points))
                for outline in box.outlines
            )
            return msgspec.structs.replace(box, outlines=outlines)
        case b.Text() | b.Rect():
            return msgspec.structs.replace(box, x=box.x + x, y=box.y + y)
        case _:
            raise TypeError(f"{type(box).__name__} does not stand in a column")
