"""A printed table: headings, wrapped cells, a rule under each row; and a column of headings, sentences and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.look import Look
    from rpg.press.theme import Font

LABEL = 6.5
"""Points of a heading."""
HEAD = 4.0
"""Millimetres that the heads of a table take."""
_SIDE = 0.8
_EPS = 0.01
UNDER = 1.3
"""Millimetres of a row that are empty."""


class Column(NamedTuple):
    """A column: its heading, its share of the width, and how its cells are set."""

    label: str
    share: float
    align: b.Align = "left"
    font: Font = "body"


class Made(NamedTuple):
    """The boxes of a table, its height, and where each row stands."""

    boxes: tuple[b.Box, ...]
    height: float
    rows: tuple[Area, ...]
    rest: str = ""


def grid(
    area: Area, columns: Sequence[Column], rows: Sequence[Sequence[str]], look: Look, *, size: float = 9.0
) -> Made:
    """The table from the top of an area; cells are wrapped, never cut.

    A column is as wide as its longest word, if that takes nothing from the longest words of the others.
    """
    places = spread(area, columns, least(columns, rows, look, size=size))
    heads = header(columns, places, area.y, look)
    labelled = any(column.label for column in columns)
    y = area.y + (HEAD if labelled else 0.0)
    ground: list[b.Box] = [b.Line(x1=area.x, y1=y, x2=area.right, y2=y, weight="cut")]
    drawn: list[b.Box] = [b.Group(tag="TR", boxes=heads)] if labelled else []
    stand: list[Area] = []
    for row in rows:
        cells = [
            wrapped(text, column, place[1], look, size)
            for text, column, place in zip(row, columns, places, strict=True)
        ]
        high = fit.height(max(len(lines) for lines in cells), size) + UNDER
        drawn.append(b.Group(tag="TR", boxes=cells_of(cells, columns, places, y, size)))
        stand.append(Area(area.x, y, area.width, high))
        y += high
        ground.append(b.Line(x1=area.x, y1=y, x2=area.right, y2=y, weight="far", colour="rule"))
    return Made((*ground, b.Group(tag="Table", boxes=tuple(drawn))), y - area.y, tuple(stand))


def wrapped(text: str, column: Column, width: float, look: Look, size: float) -> tuple[str, ...]:
    """The lines of one cell."""
    return fit.prose(look.metrics.faces[column.font], text, width - 2 * _SIDE, size)


def header(
    columns: Sequence[Column], places: Sequence[tuple[float, float]], y: float, look: Look
) -> tuple[b.Group, ...]:
    """The headings of a table whose top is at ``y``; ``places`` are the left edge and the width of each column."""
    return tuple(
        b.Group(tag="TH", scope="Column", boxes=(_head(column, place, y, look),))
        for column, place in zip(columns, places, strict=True)
    )


def least(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], look: Look, *, size: float, wrapped: bool = False
) -> list[float]:
    """The width (mm) that the longest word of each column needs; 0 where there is no text.

    A heading is one word, unless headings are ``wrapped``.
    """
    out = []
    for number, column in enumerate(columns):
        face = look.metrics.faces[column.font]
        words = [face.width(word, size) for row in rows for word in row[number].split(" ") if word]
        heads = _labelled(column).split(" ") if wrapped else [_labelled(column)]
        named = [look.metrics.faces["body"].width(head, LABEL) for head in heads if head]
        longest = max([*words, *named], default=0.0)
        out.append(longest + 2 * _SIDE + _EPS if longest else 0.0)
    return out


def headed(
    columns: Sequence[Column], places: Sequence[tuple[float, float]], look: Look
) -> tuple[tuple[b.Group, ...], float]:
    """The headings of a table from 0 down, on as many lines as they need, and the height that they take."""
    face, step = look.metrics.faces["body"], fit.height(1, LABEL)
    said = [
        fit.wrap(face, _labelled(column), place[1] - _SIDE, LABEL)
        for column, place in zip(columns, places, strict=True)
    ]
    most = max(len(lines) for lines in said)
    if most == 1:
        return header(columns, places, 0.0, look), HEAD
    heads = tuple(
        b.Group(tag="TH", scope="Column", boxes=tuple(
            b.Text(x=_anchor(column.align, place), y=2.6 + (most - len(lines) + i) * step, text=line, size=LABEL,
                   colour="quiet", align=column.align)
            for i, line in enumerate(lines)
        ))
        for lines, column, place in zip(said, columns, places, strict=True)
    )  # fmt: skip
    return heads, HEAD + (most - 1) * step


def spread(area: Area, columns: Sequence[Column], needs: Sequence[float] = ()) -> list[tuple[float, float]]:
    """The left edge and the width of each column: its share, or what it ``needs`` (mm) where others can spare that.

    A column that needs nothing keeps its share: something is drawn in it.
    """
    total = sum(column.share for column in columns)
    widths = [area.width * column.share / total for column in columns]
    given = list(needs) or widths
    kept = [need or width for need, width in zip(given, widths, strict=True)]
    lacks = sum(max(0.0, need - width) for need, width in zip(kept, widths, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(kept, widths, strict=True))
    if 0.0 < lacks <= spare:
        left = 1.0 - lacks / spare
        widths = [max(need, need + (width - need) * left) for need, width in zip(kept, widths, strict=True)]
    out, x = [], area.x
    for width in widths:
        out.append((x, width))
        x += width
    return out


def _anchor(align: b.Align, place: tuple[float, float]) -> float:
    x, width = place
    return {"left": x + _SIDE, "centre": x + width / 2, "right": x + width - _SIDE}[align]


def _head(column: Column, place: tuple[float, float], y: float, look: Look) -> b.Text:
    text = _labelled(column)
    face = look.metrics.faces["body"]
    spacing = 0.3 if face.width(text, LABEL, 0.3) <= place[1] - 2 * _SIDE else 0.0
    return b.Text(
        x=_anchor(column.align, place), y=y + 2.6, text=text, size=LABEL, colour="quiet", align=column.align,
        spacing=spacing,
    )  # fmt: skip


def _labelled(column: Column) -> str:
    """What heads a column, in capitals, but for dice."""
    return column.label if column.label[:1].isdigit() else column.label.upper()


def cells_of(
    cells: Sequence[tuple[str, ...]],
    columns: Sequence[Column],
    places: Sequence[tuple[float, float]],
    y: float,
    size: float,
) -> tuple[b.Group, ...]:
    """The cells of a row whose top is at ``y``, each of several lines."""
    step = size * fit.LEADING * MM_PER_PT
    return tuple(
        b.Group(
            tag="TD",
            boxes=tuple(
                b.Text(x=_anchor(column.align, place), y=y + UNDER / 2 + step * (i + 0.78), text=line,
                       font=column.font, size=size, align=column.align)
                for i, line in enumerate(lines)
            ),
        )
        for lines, column, place in zip(cells, columns, places, strict=True)
    )  # fmt: skip
