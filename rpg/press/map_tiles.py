"""Posters for the table: squares of exactly 25.4 mm over several pages, with overlap, cut marks and a plan of them.

Pages on which nobody could stand are left out; the plan of the tiles says which ones are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.cells import height, width
from rpg.maps.coordinates import EVERY, LETTERS, NUMBERS, Zones, extent
from rpg.maps.depths import numeral
from rpg.press.boxes import Clip, Group, Line, Page, Path, Rect, Scaled, Text
from rpg.press.map_crop import cropped
from rpg.press.map_frame import Field, label, spoken
from rpg.press.map_key import marked
from rpg.press.map_labels import discs, spots
from rpg.press.map_measures import ruler
from rpg.press.map_plan import plan
from rpg.press.map_sheet import stood
from rpg.press.shapes import arrow, polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.model import Map
    from rpg.press.boxes import Box
    from rpg.press.map_labels import Spot
    from rpg.press.map_sheet import MapSheet
    from rpg.press.theme import Colour

SQUARE = 25.4
"""Millimetres: one inch, one cell."""
OVERLAP = 10.0
EDGE = 8.0
FOOT = 12.0
_PLAN, _PLAN_HIGH = 26.0, 12.6
"""Millimetres: where the words beside the plan of the tiles begin, and how high that plan may be."""


class Tile(NamedTuple):
    """One page of a poster: its column and row, and where its top left corner lies on the poster, in millimetres."""

    column: int
    row: int
    x: float
    y: float


def posters(sheet: MapSheet) -> tuple[Page, ...]:
    """The tiles of every stratum that is to be drawn."""
    return tuple(page for index in sheet.strata for page in _poster(sheet, index))


def window(size: tuple[float, float]) -> tuple[float, float]:
    """How much of a poster one page shows: (width, height) in millimetres."""
    return size[0] - 2 * EDGE, size[1] - 2 * EDGE - FOOT


def tiles(map_: Map, index: int, size: tuple[float, float], area: Zones = EVERY) -> tuple[Tile, ...]:
    """The pages of the poster of a stratum, or of some zones of it, on which somebody could stand."""
    part = extent(map_.strata[index], area)
    x, y, across, down = (cells * SQUARE for cells in part)
    wide, high = window(size)
    step = (wide - OVERLAP, high - OVERLAP)
    columns, rows = _count(across - OVERLAP, step[0]), _count(down - OVERLAP, step[1])
    left = x + (across - OVERLAP - columns * step[0]) / 2
    top = y + (down - OVERLAP - rows * step[1]) / 2
    every = (Tile(i, j, left + i * step[0], top + j * step[1]) for j in range(rows) for i in range(columns))
    return tuple(tile for tile in every if stood(map_, index, _common(tile, (wide, high), part)))


def _count(length: float, step: float) -> int:
    return max(1, int(-(-length // step)))


def _common(
    tile: Tile, view: tuple[float, float], part: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """What a page shows of the part that was asked for, in cells: left, top, width, height."""
    left, top = max(tile.x / SQUARE, part[0]), max(tile.y / SQUARE, part[1])
    right, bottom = (
        min((at + long) / SQUARE, begin + of)
        for at, long, begin, of in ((tile.x, view[0], part[0], part[2]), (tile.y, view[1], part[1], part[3]))
    )
    return left, top, max(0.0, right - left), max(0.0, bottom - top)


def _poster(sheet: MapSheet, index: int) -> Iterator[Page]:
    stratum = sheet.map.strata[index]
    rim = Path(outlines=(rectangle(0, 0, width(stratum), height(stratum)),), weight="wall")
    numbered = spots(sheet.map, index, SQUARE / sheet.times, extent(stratum, sheet.area))
    drawing = (*plan(sheet.map, index, grid=True, clear=discs(numbered, SQUARE / sheet.times)), rim)
    found = tiles(sheet.map, index, sheet.size, sheet.area)
    name = sheet.words.stratum(stratum)
    for i, tile in enumerate(found):
        bookmark = f"{numeral(stratum.depth)} {name}" if i == 0 else ""
        yield Page(size=sheet.size, bookmark=bookmark, boxes=_tile(sheet, index, tile, found, (drawing, numbered)))


def _tile(
    sheet: MapSheet, index: int, tile: Tile, found: tuple[Tile, ...], drawn: tuple[tuple[Box, ...], tuple[Spot, ...]]
) -> tuple[Box, ...]:
    drawing, numbered = drawn
    wide, high = window(sheet.size)
    x, y, across, down = tile.x / SQUARE, tile.y / SQUARE, wide / SQUARE, high / SQUARE
    if sheet.area != EVERY:  # what lies beside it is not for tonight
        x, y, across, down = _common(tile, (wide, high), extent(sheet.map.strata[index], sheet.area))
    view = (rectangle(EDGE + x * SQUARE - tile.x, EDGE + y * SQUARE - tile.y, across * SQUARE, down * SQUARE),)
    placed = Scaled(
        x=EDGE - tile.x, y=EDGE - tile.y, scale=SQUARE,
        boxes=tuple(cropped(drawing, Field(x, y, across, down, 1.0))),
    )  # fmt: skip
    alt = sheet.words.word("alt.tile", name=sheet.words.stratum(sheet.map.strata[index]), tile=_name(tile, found))
    figure = Group(
        tag="Figure", alt=alt, boxes=(Clip(outlines=view, boxes=(placed, *_numbers(sheet, numbered, tile))),)
    )
    return (
        figure,
        *sheet.letters.boxes(tuple(_zones(sheet, index, tile, (wide, high)))),
        *_cuts(tile, found, (wide, high)),
        *sheet.letters.boxes(tuple(_foot(sheet, index, tile, found))),
    )


def _numbers(sheet: MapSheet, numbered: tuple[Spot, ...], tile: Tile) -> Iterator[Box]:
    for spot in numbered:
        x, y = EDGE - tile.x + spot.x * SQUARE, EDGE - tile.y + spot.y * SQUARE
        if 0 < x < sheet.size[0] and 0 < y < sheet.size[1]:
            yield from marked(sheet, spot, (x, y))


def _name(tile: Tile, found: tuple[Tile, ...]) -> str:
    """Which page of the poster it is; letters and numbers are zones of the frame."""
    return f"{found.index(tile) + 1}/{len(found)}"


def _zones(sheet: MapSheet, index: int, tile: Tile, view: tuple[float, float]) -> Iterator[Box]:
    """Marks where the zones of the frame meet, each with its name, so that C7 is C7 on the table, too."""
    stratum, area = sheet.map.strata[index], sheet.area
    across, down = width(stratum) * SQUARE / len(NUMBERS), height(stratum) * SQUARE / len(LETTERS)
    for j, letter in enumerate(LETTERS[area.top : area.bottom + 1], area.top):
        for i, number in enumerate(NUMBERS[area.left : area.right + 1], area.left):
            x, y = EDGE + i * across - tile.x, EDGE + j * down - tile.y
            if EDGE <= x <= EDGE + view[0] - 8 and EDGE <= y <= EDGE + view[1] - 4:
                cross = (polyline([(x - 2, y), (x + 2, y)]), polyline([(x, y - 2), (x, y + 2)]))
                yield Rect(x=x + 0.8, y=y + 0.8, width=6.4, height=3.2, fill="paper")
                yield Path(outlines=cross, weight="cut", colour="quiet")
                yield label(x + 4.0, y + 3.2, f"{letter}{number}", align="centre")


def _cuts(tile: Tile, found: tuple[Tile, ...], view: tuple[float, float]) -> Iterator[Box]:
    """Where to cut: the left and the upper edge of a page that lies over another one."""
    wide, high = view
    beside = {(other.column, other.row) for other in found}
    yield Path(outlines=(rectangle(EDGE, EDGE, wide, high),), weight="far")
    if (tile.column + 1, tile.row) in beside:
        x = EDGE + wide - OVERLAP
        yield Line(x1=x, y1=EDGE - 4, x2=x, y2=EDGE + high + 4, weight="near", colour="quiet", dash=(4, 3))
        yield Path(outlines=(arrow(x + 0.8, EDGE - 2.2, 2.2),), fill="quiet")
    if (tile.column, tile.row + 1) in beside:
        y = EDGE + high - OVERLAP
        yield Line(x1=EDGE - 4, y1=y, x2=EDGE + wide + 4, y2=y, weight="near", colour="quiet", dash=(4, 3))


def _foot(sheet: MapSheet, index: int, tile: Tile, found: tuple[Tile, ...]) -> Iterator[Box]:
    words, stratum = sheet.words, sheet.map.strata[index]
    y = sheet.size[1] - EDGE - 4
    title = words.word("tile", depth=numeral(stratum.depth), name=words.stratum(stratum), tile=_name(tile, found))
    yield spoken(Text(x=EDGE + _PLAN, y=y - 1.2, text=title, font="heading", size=10), tag="H1")
    yield spoken(Text(x=EDGE + _PLAN, y=y + 2.8, text=words.word("tile.how", overlap=f"{OVERLAP:g}"), size=8.5))
    right = sheet.size[0] - EDGE - 52 * sheet.times
    yield spoken(
        Text(x=right - 4, y=y - 1.2, text=words.word("tile.square"), size=8.5, align="right"),
        Text(x=right - 4, y=y + 2.8, text=words.word("notice.short"), size=6.5, align="right"),
    )
    yield from ruler(right, y, words)
    wide = min(3.0, (_PLAN - 2) / (1 + max(other.column for other in found)))
    high = min(2.1, _PLAN_HIGH / (1 + max(other.row for other in found)))
    for other in found:
        fill: Colour | None = "ink" if other == tile else None
        yield Rect(
            x=EDGE + other.column * wide, y=y - 5.5 + other.row * high, width=wide, height=high, weight="far",
            fill=fill,
        )  # fmt: skip
