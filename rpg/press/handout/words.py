"""The words of a handout: a little Markdown, read line by line. No other mark means anything, so none can do harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from rpg.press.handout.spans import escaped
from rpg.press.handout.tabled import PAIR, dotted, gathered, tables
from rpg.words.marks import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rpg.press.handout.tabled import Align, Run, Table

Shape = Literal["paragraph", "heading", "item", "quote", "rule", "rows", "table"]
_HEADING = re.compile(r"(#{1,6}) +(\S.*)", re.DOTALL)
_ITEM = re.compile(r"[-*+] +(?:((?:\[[ xX]?\]){1,8})(?: +|$))?(.*)", re.DOTALL)
_NUMBER = re.compile(r"(\d{1,4}[.)]) +(\S.*)", re.DOTALL)
_QUOTE = re.compile(r">(?: +(\S.*))?", re.DOTALL)
_RULE = re.compile(r"-{3,}|\*{3,}")
_BOX = re.compile(r"\[([ xX]?)\]")


class Block(NamedTuple):
    """A piece of text, and how it stands on the page.

    An item may have a ``mark`` of its own ("2."), or ``boxes`` to tick (each ticked or not). ``rows`` are those of a
    table (``aligns`` of its columns; ``heads`` says that the first is a heading), or names with what they come to (each
    with so many ``dots``, 0 where nobody said).
    """

    shape: Shape
    text: str = ""
    level: int = 1
    mark: str = ""
    boxes: tuple[bool, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    heads: bool = False
    aligns: tuple[Align, ...] = ()
    dots: tuple[int, ...] = ()


def blocks(lines: Iterable[str], values: Mapping[str, tuple[str, ...]]) -> list[Block]:
    """The blocks of lines; a line, or an item, that is one name alone becomes an item for each value, boxes and all."""
    runs = gathered([line.strip() for line in lines])
    return [block for run in runs for block in _blocks(run, values)]


def paragraphs(text: str) -> list[str]:
    """The lines of a text that somebody wrote, each a paragraph, an item, a row, or another thing with a mark.

    Lines without a mark between empty ones are one paragraph, and so are quoted ones; an indented line goes on with
    the item above it. What follows two spaces at a line's end stands on a line of its own.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    runs = gathered([" ".join(line.split()) for line in lines])
    kinds = [(run.kind or _kind(line), line) for run in runs for line in run.lines]
    found: list[str] = []
    before, breaks = "", False
    for raw, (kind, line) in zip(lines, kinds, strict=True):
        quote = _QUOTE.fullmatch(line) if kind == "quote" else None
        said = (quote[1] or "") if quote else line
        inside = before == "item" and kind == "text" and raw.startswith(" ")
        if said and (inside or (kind == before and kind in {"text", "quote"})):
            found[-1] += ("\n" if breaks else " ") + said
            kind = before  # noqa: PLW2901 - an item goes on
        elif said:
            found.append(line)
        before, breaks = kind if said else "", raw.endswith("  ")
    return found


def _kind(line: str) -> str:
    marks = (("mark", _HEADING), ("mark", _RULE), ("item", _ITEM), ("item", _NUMBER), ("quote", _QUOTE))
    return next((kind for kind, mark in marks if mark.fullmatch(line)), "text")


def _blocks(run: Run, values: Mapping[str, tuple[str, ...]]) -> Iterator[Block]:
    item = _ITEM.fullmatch(run.lines[0])
    alone = NAMED.fullmatch(item[2] if item else run.lines[0])
    if alone and alone[1] in values:
        boxes = _boxes(item[1] if item else "")
        yield from (Block("item", escaped(value), boxes=boxes) for value in values[alone[1]])
        return
    lines = [NAMED.sub(lambda name: _value(name, values), line) for line in run.lines]
    if run.kind == "table":
        yield from map(_tabled, tables(lines))
    elif run.kind == "rows":
        parts = [dotted(line) for line in lines]
        rows, dots = tuple((name, value) for name, _, value in parts), tuple(len(dots) for _, dots, _ in parts)
        yield Block("rows", rows=rows, dots=dots)
    elif lines[0]:
        yield _block(lines[0])


def _value(name: re.Match[str], values: Mapping[str, tuple[str, ...]]) -> str:
    return escaped(", ".join(values[name[1]])) if name[1] in values else name[0]


def _tabled(given: Table) -> Block:
    if len(given.aligns) == PAIR and not given.heads:
        return Block("rows", rows=given.rows, dots=(0,) * len(given.rows))
    return Block("table", rows=given.rows, heads=given.heads, aligns=given.aligns)


def _block(line: str) -> Block:
    """What one line is."""
    if _RULE.fullmatch(line):
        return Block("rule")
    if heading := _HEADING.fullmatch(line):
        return Block("heading", heading[2], level=len(heading[1]))
    if item := _ITEM.fullmatch(line):
        return Block("item", item[2], boxes=_boxes(item[1]))
    if number := _NUMBER.fullmatch(line):
        return Block("item", number[2], mark=number[1])
    quote = _QUOTE.fullmatch(line)
    return Block("quote", quote[1] or "") if quote else Block("paragraph", line)


def _boxes(said: str | None) -> tuple[bool, ...]:
    """The boxes to tick that stand before an item, each ticked or not."""
    return tuple(bool(box[1]) and box[1] in "xX" for box in _BOX.finditer(said or ""))
