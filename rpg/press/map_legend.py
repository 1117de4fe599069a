"""The column beside a plate: the numeral of the stratum, the signs, what hatching means, scale, and the title block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.maps.coordinates import zone_of_feature
from rpg.maps.depths import numeral
from rpg.press import fit
from rpg.press.boxes import Hatch, Line, Path, Rect, Scaled, Text
from rpg.press.map_frame import LABEL, spoken
from rpg.press.map_labels import EVERYWHERE, seen, within
from rpg.press.map_mark import mark
from rpg.press.map_pieces import sample
from rpg.press.map_plan import BLOCKED_GAP, SOLID_GAP
from rpg.press.map_symbols import symbol
from rpg.press.shapes import polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.maps.model import Fittings, Map
    from rpg.press.boxes import Box
    from rpg.press.map_labels import View
    from rpg.press.map_words import MapWords
    from rpg.press.metrics import Metrics
    from rpg.press.theme import Font

WIDTH = 54.0
"""Millimetres: as wide as the ruler of 50 mm needs."""
PANEL = 27.0
SIGN = 5.0
_CLOSEST = 3.9
"""The least height of a row of signs, in millimetres."""
_FITTED = 4.4
"""The height of a row of what stands in rooms."""
_ZONES = 6
SWATCH = 7.0
"""The height of a row of what hatching means, in millimetres."""
_BODY = 8.5
_SMALL = 7.5


class Cell(msgspec.Struct, frozen=True):
    """A cell of the title block: what it says, over ``span`` of its two columns."""

    label: str
    value: str
    span: int = 1


def panel(at: tuple[float, float], depth: int | None, title: str, words: MapWords, metrics: Metrics) -> tuple[Box, ...]:
    """The black panel at the head: the numeral of the stratum (or the sign of a section), and the name of the plate."""
    x, y = at
    head = words.word("stratum") if depth is not None else words.word("section")
    big = numeral(depth) if depth is not None else "A–A"
    lines = fit.wrap(metrics.faces["heading"], title, WIDTH - 2, 13)
    return (
        Rect(x=x, y=y, width=WIDTH, height=PANEL, fill="mass", weight="wall"),
        spoken(Text(x=x + 3, y=y + 5.2, text=head.upper(), font="code", size=LABEL, colour="on_mass", spacing=1.2)),
        spoken(
            Text(x=x + WIDTH - 3, y=y + PANEL - 3.4, text=big, font="title", size=58, align="right", colour="on_mass")
        ),
        *(
            spoken(Text(x=x + 0.5, y=y + PANEL + 7 + 5.2 * i, text=line, font="heading", size=13), tag="H1")
            for i, line in enumerate(lines)
        ),
    )


def panel_height(title: str, metrics: Metrics) -> float:
    """How much room the panel and the name below it take, in millimetres."""
    return PANEL + 7 + 5.2 * len(fit.wrap(metrics.faces["heading"], title, WIDTH - 2, 13)) - 1.5


def signs(map_: Map, index: int, words: MapWords, view: View = EVERYWHERE) -> tuple[tuple[str, str, str], ...]:
    """What stands on a stratum, as far as it lies in ``view``: (symbol, name, zones), each name once."""
    found: dict[tuple[str, str], list[str]] = {}
    for feature in map_.features:
        if feature.stratum == index and seen(feature.at, view):
            zones = found.setdefault((feature.symbol, words.feature(feature)), [])
            zones += [zone for zone in (zone_of_feature(map_, feature),) if zone not in zones]
    return tuple((kind, name, _told(zones)) for (kind, name), zones in found.items())


def _told(zones: Sequence[str]) -> str:
    """The zones of a sign; of many the first, and how many more there are: the name needs room beside them."""
    more = len(zones) - _ZONES
    return " ".join(zones[:_ZONES]) + (f" +{more}" if more > 0 else "")


def _names(rows: Sequence[tuple[str, str, str]], metrics: Metrics) -> list[tuple[str, ...]]:
    return [
        fit.wrap(metrics.faces["body"], name, WIDTH - 8 - metrics.width(zones, "code", LABEL), _BODY)
        for _, name, zones in rows
    ]


def furnished(map_: Map, index: int, view: View, words: MapWords) -> tuple[tuple[Fittings, str], ...]:
    """What stands in the places of a stratum, as far as they lie in ``view``, each with its name, by name."""
    kinds = {place.fittings for place in map_.places if place.stratum == index and within(place, view)}
    return tuple(sorted(((kind, words.word(f"fittings.{kind}")) for kind in kinds if kind), key=lambda pair: pair[1]))


def least(rows: Sequence[tuple[str, str, str]], metrics: Metrics) -> float:
    """How high the signs of a plate are at least, in millimetres."""
    return _CLOSEST * len(rows) + 3.3 * sum(len(lines) - 1 for lines in _names(rows, metrics))


def fitting_list(
    kinds: Sequence[tuple[Fittings, str]], rows: Sequence[tuple[str, str, str]], at: tuple[float, float],
    bottom: float, metrics: Metrics,
) -> tuple[tuple[Box, ...], float]:  # fmt: skip
    """What stands in rooms, two a row, above ``bottom``, and where it begins; nothing if the signs need the room."""
    top = bottom - 1.0 - _FITTED * -(-len(kinds) // 2)
    if not kinds or at[1] + least(rows, metrics) > top:
        return (), bottom
    boxes: list[Box] = []
    for i, (kind, name) in enumerate(kinds):
        x, y = at[0] + i % 2 * WIDTH / 2, top + i // 2 * _FITTED
        text = fit.line(metrics.faces["body"], name, WIDTH / 2 - 7, size=_BODY, floor=LABEL)
        boxes.append(Scaled(x=x + 2.4, y=y + _FITTED / 2, scale=3.4, boxes=sample(kind)))
        boxes.append(spoken(Text(x=x + 6, y=y + _FITTED * 0.7, text=text.lines[0], size=text.size)))
    return tuple(boxes), top


def sign_list(
    rows: Sequence[tuple[str, str, str]], at: tuple[float, float], bottom: float, metrics: Metrics
) -> tuple[Box, ...]:
    """The signs of a plate with their names and zones, from ``at`` down; many stand closer, above ``bottom``."""
    boxes: list[Box] = []
    x, y = at
    wrapped = _names(rows, metrics)
    more = sum(3.3 * (len(lines) - 1) for lines in wrapped)
    pitch = max(_CLOSEST, min(SIGN, (bottom - y - more) / max(1, len(rows))))
    for (kind, _, zones), lines in zip(rows, wrapped, strict=True):
        boxes += [
            Line(x1=x, y1=y, x2=x + WIDTH, y2=y, weight="far", colour="rule"),
            symbol(kind, x + 2.4, y + pitch / 2, 2.1 if kind == "tower" else 3.1),
            spoken(
                *(Text(x=x + 6, y=y + pitch * 0.7 + 3.3 * i, text=line, size=_BODY) for i, line in enumerate(lines)),
                Text(x=x + WIDTH, y=y + pitch * 0.7, text=zones, font="code", size=LABEL, align="right"),
            ),
        ]
        y += pitch + 3.3 * (len(lines) - 1)
    return tuple(boxes)


def swatches(kinds: Sequence[str], x: float, y: float, words: MapWords, metrics: Metrics) -> tuple[Box, ...]:
    """What mass, void, lines and black numbers mean, those kinds in two columns, ``swatches_high`` of them."""
    boxes: list[Box] = []
    for i, kind in enumerate(kinds):
        left, top = x + (i % 2) * WIDTH / 2, y + (i // 2) * SWATCH
        text = fit.line(metrics.faces["body"], words.word(f"legend.{kind}"), WIDTH / 2 - 12, size=_BODY, floor=LABEL)
        boxes += [*_swatch(kind, left, top)]
        boxes.append(spoken(Text(x=left + 11, y=top + 3.6, text=text.lines[0], size=text.size)))
    return tuple(boxes)


def swatches_high(kinds: Sequence[str]) -> float:
    """How high so many swatches are, in millimetres."""
    return SWATCH * -(-len(kinds) // 2)


def _swatch(kind: str, x: float, y: float) -> Iterable[Box]:
    box = (rectangle(x, y, 9, 5),)
    if kind == "void":
        yield Rect(x=x, y=y, width=9, height=5, fill="mass", weight="near")
        yield Rect(x=x + 2, y=y + 1.7, width=7, height=1.6, fill="below")
        return
    if kind == "hidden":
        yield from mark("", x + 4.5, y + 2.5, hidden=True)
        return
    if kind in {"solid", "blocked"}:
        hard = kind == "blocked"
        yield Hatch(
            outlines=box, gap=BLOCKED_GAP if hard else SOLID_GAP, weight="near" if hard else "far",
            colour="ink" if hard else "hatch",
        )  # fmt: skip
        yield Path(outlines=box, weight="cut" if hard else "wall")
        return
    bars = tuple(polyline([(x + 0.5 + i, y + 0.6), (x + 0.5 + i, y + 4.4)]) for i in range(9))
    if kind == "catwalk":
        yield Path(outlines=bars, weight="far", colour="rule")
        yield Path(
            outlines=(polyline([(x, y + 0.6), (x + 9, y + 0.6)]), polyline([(x, y + 4.4), (x + 9, y + 4.4)])),
            weight="near",
        )
    apart = 0.5 if kind == "railing" else 0.9
    if kind != "catwalk":
        yield Line(x1=x, y1=y + 2.5, x2=x + 9, y2=y + 2.5, weight="near" if kind == "railing" else "far")
        yield Line(x1=x, y1=y + 2.5 + apart, x2=x + 9, y2=y + 2.5 + apart, weight="far")


def title_block(cells: Sequence[Cell], x: float, bottom: float, notice: str, metrics: Metrics) -> tuple[Box, ...]:
    """Ruled cells in two columns and the notice below, standing on ``bottom``."""
    lines = fit.wrap(metrics.faces["body"], notice, WIDTH - 3, LABEL)
    y = top = bottom - block_height(cells, notice, metrics)
    boxes: list[Box] = [Rect(x=x, y=top, width=WIDTH, height=bottom - top, weight="cut")]
    for row in _rows(cells):
        wide, high = WIDTH / len(row), _high(row, metrics)
        for j, cell in enumerate(row):
            boxes += _cell(cell, (x + j * wide, y), (wide, high), metrics)
        y += high
    texts = [Text(x=x + 1.5, y=y + 3 + 2.75 * i, text=t, size=LABEL, colour="quiet") for i, t in enumerate(lines)]
    return (*boxes, spoken(*texts))


def block_height(cells: Sequence[Cell], notice: str, metrics: Metrics) -> float:
    """The height of the title block in millimetres."""
    lines = fit.wrap(metrics.faces["body"], notice, WIDTH - 3, LABEL)
    return sum(_high(row, metrics) for row in _rows(cells)) + 2.75 * len(lines) + 2


def _rows(cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for cell in cells:
        if cell.span == 1 and rows and len(rows[-1]) == 1 and rows[-1][0].span == 1:
            rows[-1] = (*rows[-1], cell)
        else:
            rows.append((cell,))
    return rows


def _high(row: tuple[Cell, ...], metrics: Metrics) -> float:
    return 7.6 + 3.3 * (max(len(_lines(cell, WIDTH / len(row), metrics)) for cell in row) - 1)


def _lines(cell: Cell, wide: float, metrics: Metrics) -> tuple[str, ...]:
    """The value of a cell: wrapped in a wide one, on one line in a narrow one."""
    return fit.wrap(metrics.faces[_font(cell)], cell.value, wide - 3, _SMALL if cell.span == 1 else _BODY)


def _font(cell: Cell) -> Font:
    return "body" if cell.span > 1 else "code"


def _cell(cell: Cell, at: tuple[float, float], size: tuple[float, float], metrics: Metrics) -> list[Box]:
    (x, y), (wide, high) = at, size
    points = _SMALL if cell.span == 1 else _BODY
    values = [
        Text(x=x + 1.5, y=y + 6.3 + 3.3 * i, text=line, font=_font(cell), size=points)
        for i, line in enumerate(_lines(cell, wide, metrics))
    ]
    head = Text(x=x + 1.5, y=y + 2.8, text=cell.label, size=LABEL, colour="quiet", spacing=0.2)
    return [Rect(x=x, y=y, width=wide, height=high, weight="near"), spoken(head, *values)]
