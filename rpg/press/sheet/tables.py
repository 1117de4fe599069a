"""Tables of fields: headings, the rows there are, and empty ones to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.sheet.entries import entry
from rpg.press.sheet.words import Drawn, label

if TYPE_CHECKING:
    from rpg.press.sheet import layout
    from rpg.press.sheet.bind import Scope

_HEAD = 3.8


def table(element: layout.Table, area: Area, scope: Scope) -> Drawn:
    """The table; rows that are too many go to the notes."""
    items = scope.items(element.rows) if element.rows else []
    scope.binder.spent(element.count * len(element.columns))
    heads = tuple(scope.say(column.label) for column in element.columns)
    _left_over(items[element.count :], element, scope)
    columns = _columns(element, area)
    high = element.height or (area.height - _HEAD - 1.0) / element.count
    top = area.y + _HEAD
    head = b.Group(
        tag="TR",
        boxes=tuple(
            b.Group(tag="TH", scope="Column", boxes=(label(x + 0.6, area.y, said, scope, width - 1),))
            for (x, width), said in zip(columns, heads, strict=True)
        ),
    )
    ground: list[b.Box] = [b.Line(x1=area.x, y1=top, x2=area.right, y2=top, weight="cut")]
    rows: list[b.Box] = []
    for i in range(element.count):
        y = top + i * high
        ground.append(b.Line(x1=area.x, y1=y + high, x2=area.right, y2=y + high, weight="near", colour="rule"))
        item = items[i] if i < len(items) else None
        rows.append(_row(element, columns, heads, (y, high, i + 1), scope.inside(item, f"{element.name}.{i + 1}")))
    ground += [
        b.Line(x1=x, y1=area.y + 0.4, x2=x, y2=top + element.count * high, weight="far", colour="rule")
        for x, _ in columns[1:]
    ]
    whole = b.Group(tag="Table", boxes=(head, *rows))
    return Drawn((*ground, whole), _HEAD + element.count * high + 1.0)


def _columns(element: layout.Table, area: Area) -> list[tuple[float, float]]:
    total = sum(column.share for column in element.columns)
    out, x = [], area.x
    for column in element.columns:
        width = area.width * column.share / total
        out.append((x, width))
        x += width
    return out


def _row(
    element: layout.Table,
    columns: list[tuple[float, float]],
    heads: tuple[str, ...],
    place: tuple[float, float, int],
    scope: Scope,
) -> b.Group:
    cells = []
    y, high, number = place
    for column, head, (x, width) in zip(element.columns, heads, columns, strict=True):
        area = Area(x + 0.2, y + 0.2, width - 0.4, high - 0.4)
        value = scope.text(column.value) if scope.item is not None else ""
        cells.append(b.Group(tag="TD", boxes=(entry(area, scope, column, (f"{head} {number}", value), element.size),)))
    return b.Group(tag="TR", boxes=tuple(cells))


def _left_over(items: list[Any], element: layout.Table, scope: Scope) -> None:
    for item in items:
        within = scope.inside(item, element.name)
        scope.binder.left_over.append(" · ".join(filter(None, (within.text(c.value) for c in element.columns))))
