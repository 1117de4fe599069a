"""A paper without a form: what its fields hold is printed where they were, and cannot be typed over.

For programs that show no forms, and for print shops that refuse them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press import boxes as b
from rpg.press.encoding import by_hand
from rpg.press.metrics import MM_PER_PT
from rpg.press.shapes import circle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.metrics import Metrics

PADDING, LEADING = 2.0, 1.2
"""Points between the edge of a field and its text, and from line to line in sizes: as in a field that is shown."""
_EDGE, _FILLED, _DISC = 0.2, 0.7, 0.66
"""Shares of the side of a box: from its edge to a cross, of a filled square, of a disc."""


def flattened(document: b.Document, metrics: Metrics) -> b.Document:
    """The same paper with text and marks in the place of its fields."""
    pages = tuple(msgspec.structs.replace(page, boxes=tuple(_flat(page.boxes, metrics))) for page in document.pages)
    return msgspec.structs.replace(document, pages=pages)


def _flat(boxes: tuple[b.Box, ...], metrics: Metrics) -> Iterator[b.Box]:
    for box in boxes:
        if isinstance(box, b.Field):
            yield from _text(box, metrics)
        elif isinstance(box, b.Check):
            yield from _mark(box)
        elif isinstance(box, b.Group):
            yield from _group(box, metrics)
        elif isinstance(box, b.Clip | b.Scaled | b.Link):
            yield msgspec.structs.replace(box, boxes=tuple(_flat(box.boxes, metrics)))
        else:
            yield box


def _group(box: b.Group, metrics: Metrics) -> Iterator[b.Box]:
    """What is tagged as a form is none any more: its parts stand for themselves."""
    inside = tuple(_flat(box.boxes, metrics))
    if box.tag == "Form":
        yield from inside
    else:
        yield msgspec.structs.replace(box, boxes=inside)


def _text(box: b.Field, metrics: Metrics) -> Iterator[b.Box]:
    """The lines of a field, as they are shown in it; nothing if it is empty."""
    face, size = metrics.faces[box.font], box.size * MM_PER_PT
    lines = () if by_hand(box.value) else box.lines or ((box.value,) if box.value else ())
    rise, fall = face.ascent * size / 1000, face.descent * size / 1000
    pad = PADDING * MM_PER_PT
    top = box.y + pad + rise if box.multiline else box.y + (box.height + rise + fall) / 2
    x = {"left": box.x + pad, "centre": box.x + box.width / 2, "right": box.x + box.width - pad}[box.align]
    drawn = tuple(
        b.Text(
            x=x,
            y=top + number * size * LEADING,
            text=line,
            font=box.font,
            size=box.size,
            align=box.align,
            colour="field",
        )
        for number, line in enumerate(lines)
        if line
    )
    if drawn:
        yield b.Group(tag="P", boxes=drawn)


def _mark(box: b.Check) -> Iterator[b.Box]:
    """The mark of a box that is ticked; a reader that speaks is told what it means."""
    if not box.on:
        return
    side, middle = box.size, (box.x + box.size / 2, box.y + box.size / 2)
    drawn: tuple[b.Box, ...]
    if box.mark == "cross":
        low, high = side * _EDGE, side * (1 - _EDGE)
        drawn = (
            b.Line(x1=box.x + low, y1=box.y + low, x2=box.x + high, y2=box.y + high, weight="wall", colour="field"),
            b.Line(x1=box.x + low, y1=box.y + high, x2=box.x + high, y2=box.y + low, weight="wall", colour="field"),
        )
    elif box.mark == "fill":
        inner, edge = side * _FILLED, side * (1 - _FILLED) / 2
        drawn = (b.Rect(x=box.x + edge, y=box.y + edge, width=inner, height=inner, fill="field"),)
    else:
        drawn = (b.Path(outlines=(circle(*middle, side * _DISC / 2),), fill="field"),)
    yield b.Group(tag="Figure", boxes=drawn, alt=box.tip)
