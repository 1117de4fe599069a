"""The plates: the section through all strata, and each stratum from above with its key below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps import section
from rpg.maps.cells import inside, walkable
from rpg.maps.coordinates import EVERY
from rpg.maps.depths import numeral
from rpg.press import map_index, map_section
from rpg.press.boxes import Clip, Group, Line, Page, Path, Scaled, Text
from rpg.press.large import magnified
from rpg.press.map_crop import cropped
from rpg.press.map_drawn import drawn
from rpg.press.map_frame import BAND, Field, border, coordinates, depth_ruler, metre_marks, spoken
from rpg.press.map_key import column, entries, fits, flow, marked
from rpg.press.map_labels import discs, sign, spots
from rpg.press.map_legend import (
    WIDTH,
    block_height,
    fitting_list,
    furnished,
    least,
    panel,
    panel_height,
    sign_list,
    signs,
    swatches,
    swatches_high,
    title_block,
)
from rpg.press.map_measures import ruler, scale_bar, taller
from rpg.press.map_plan import FINEST, SIGN, plan
from rpg.press.map_sheet import GAP, RULER
from rpg.press.map_stack import legible, stack
from rpg.press.shapes import polygon, rectangle

if TYPE_CHECKING:
    from rpg.press.boxes import Box
    from rpg.press.map_key import Entry
    from rpg.press.map_sheet import MapSheet

COLUMNS = 4
_KEY = 50.0  # the room for the key below a plan
_ROOMS = (16.0, 24.0, 32.0, 40.0)
"""What may do instead; the players want ruled lines for what they find out, too."""
_MORE = tuple(range(54, 95, 4))
_SMALLER = 0.72
_FEW = 130.0
"""Millimetres of entries for which no other page is begun, if plans so much smaller at most leave room for them."""
_MEASURES, _MEASURES_LARGE = 24.0, 20.0
"""Millimetres for the scale bar and the ruler, which large print does not magnify."""
LEVEL, _LEVEL_LEAST, _ON_LINE = 7.0, 4.4, 4.7 / 7
"""Millimetres from one stratum's name to the next, the least of it, and where in it the line of text stands."""
_SIGNS = 6.0
_RULED = 6.5
_LEAST = 46.0  # a column of the key, so that a name stands beside its Watch


def section_plate(sheet: MapSheet) -> tuple[Page, bool]:
    """The first plate: all strata, cut along the map's section; and whether it has the index below it."""
    words, map_ = sheet.words, sheet.map
    cells = map_section.size(map_)
    left = _left()
    side = sheet.cell((sheet.column - GAP - left - 2 * BAND, sheet.bottom - sheet.top - 2 * BAND), cells)
    field = Field(left + BAND, sheet.top + BAND, cells[0] * side, cells[1] * side, side)
    metre = side / map_.metres
    zero = field.y - section.cut(map_).top * side
    cut = Scaled(x=field.x, y=field.y, scale=side, boxes=map_section.drawing(map_))
    figure = Group(tag="Figure", alt=words.word("alt.section", name=words.name()), boxes=(cut,))
    index = () if sheet.large else map_index.below(sheet, field.x - BAND, field.bottom + BAND + GAP)
    page = Page(
        size=sheet.size,
        bookmark=words.word("section"),
        boxes=(
            *border(sheet.size),
            figure,
            *sheet.letters.boxes(
                (
                    *coordinates(field, letters=False),
                    *depth_ruler(sheet_left(), (field.y, field.bottom), RULER, sheet.depths(zero, metre, -1)),
                    *metre_marks(sheet_left() + RULER, (field.y, field.bottom), sheet.depths(zero, metre, -1)),
                )
            ),
            *_places_cut(sheet, field, zero),
            *_column(sheet, None, words.name(), side, 1),
            *index,
        ),
    )
    return page, bool(index)


def sheet_left() -> float:
    """Where the depth ruler begins."""
    return _left() - RULER - GAP


def _left() -> float:
    return 9.5 + GAP + RULER + GAP


def key_room(sheet: MapSheet) -> float:
    """How high the room for the key below every plan is: less, and the plans larger, where all keys fit even so.

    More, where that spares a page with hardly an entry on it.
    """
    if not sheet.strata:
        return _KEY
    widest = _field(sheet, sheet.strata[0], _KEY).cell
    wide = _columns(sheet)[1]
    found = [entries(sheet, k, wide) for k in sheet.strata]

    def heights(index: int, room: float) -> list[float]:
        return [sheet.bottom - y for _, y in _corners(sheet, _field(sheet, index, room))]

    def all_fit(room: float) -> bool:
        return all(fits(each, heights(k, room)) for k, each in zip(sheet.strata, found, strict=True))

    for room in _ROOMS[0 if sheet.gm else 1 :]:
        if _field(sheet, sheet.strata[0], room).cell > widest and all_fit(room):
            return room
    rest = [entry for k, each in zip(sheet.strata, found, strict=True) for entry in flow(each, heights(k, _KEY))[1]]
    if rest and sum(entry.height for entry in rest) < _FEW:
        most = (room for room in _MORE if _field(sheet, sheet.strata[0], room).cell >= widest * _SMALLER)
        return next((room for room in most if all_fit(room)), _KEY)
    return _KEY


def _field(sheet: MapSheet, index: int, key: float) -> Field:
    """Where a plan lies, over so much room for its key."""
    left, (_, _, across, down) = _left(), sheet.view(index)
    room = (sheet.column - GAP - left - 2 * BAND, sheet.bottom - sheet.top - 2 * BAND - GAP - key)
    side = sheet.cell(room, (across, down))
    return Field(left + BAND, sheet.top + BAND, across * side, down * side, side)


def _columns(sheet: MapSheet) -> tuple[int, float]:
    """How many columns a key has, and how wide they are."""
    room = sheet.column - GAP - _left()
    count = next((n for n in (COLUMNS, COLUMNS - 1) if (room + 4) / n - 4 >= _LEAST), COLUMNS - 2)
    return count, (room + 4) / count - 4


def _corners(sheet: MapSheet, field: Field) -> list[tuple[float, float]]:
    """Where the columns of the key begin: below the plan, or at the top of the plate if they stand clear of it."""
    left, top, right = field.x - BAND, field.bottom + BAND + GAP, field.right + BAND + GAP
    count, wide = _columns(sheet)
    return [(x, sheet.top if x >= right else top) for x in (left + i * (wide + 4) for i in range(count))]


def plate(sheet: MapSheet, index: int, room: float) -> tuple[Page, tuple[Entry, ...]]:
    """The plate of a stratum, with so much room for the key, and the entries of it that found none."""
    stratum, words = sheet.map.strata[index], sheet.words
    field = _field(sheet, index, room)
    side = field.cell
    key, rest = ((), ()) if sheet.large else _key(sheet, index, field)
    name = words.stratum(stratum)
    page = Page(
        size=sheet.size,
        bookmark=f"{numeral(stratum.depth)} {name}",
        boxes=(
            *border(sheet.size),
            Group(tag="Figure", alt=words.word("alt.plan", name=name), boxes=_drawn(sheet, index, field)),
            *sheet.letters.boxes((*coordinates(field, sheet.area), *_schematic(sheet, index))),
            *_cut_marks(sheet, index, field),
            *_column(sheet, index, name, side, sheet.number(index)),
            *key,
        ),
    )
    return page, rest


def _drawn(sheet: MapSheet, index: int, field: Field) -> tuple[Box, ...]:
    side, view = field.cell, sheet.view(index)
    x, y = field.x - view[0] * side, field.y - view[1] * side
    seen = side / sheet.times  # signs and numbers take the room that they would have on smaller cells
    found = spots(sheet.map, index, seen, view)
    boxes = plan(sheet.map, index, grid=False, sign=sign(seen), clear=discs(found, seen))
    if sheet.area != EVERY:
        boxes = tuple(cropped(boxes, Field(*view, 1.0)))
    drawing = Scaled(x=x, y=y, scale=side, boxes=boxes)
    frame = (rectangle(field.x, field.y, field.width, field.height),)
    tight = sign(side) > SIGN
    marks = [box for spot in found for box in marked(sheet, spot, (x + spot.x * side, y + spot.y * side), tight=tight)]
    return (Clip(outlines=frame, boxes=(drawing,)), *marks)


def _key(sheet: MapSheet, index: int, field: Field) -> tuple[tuple[Box, ...], tuple[Entry, ...]]:
    """The key below the plan, in columns; those that stand clear of it on its right begin at the top of the plate."""
    top, wide, corners = field.bottom + BAND + GAP, _columns(sheet)[1], _corners(sheet, field)
    found = entries(sheet, index, wide)
    filled, rest = flow(found, [sheet.bottom - y for _, y in corners])
    low = [part for part, (_, y) in zip(filled, corners, strict=True) if y == top]
    used = max((sum(entry.height for entry in part) for part in low), default=0.0)
    boxes = [
        box for part, corner in zip(filled, corners, strict=True) for box in column(part, *corner, wide, sheet.words)
    ]
    clear = min((x for x, y in corners if y < top), default=sheet.column + 1) - 4
    return (*boxes, *_survey(sheet, field, used, min(clear, sheet.column - GAP))), rest


def _cut_marks(sheet: MapSheet, index: int, field: Field) -> tuple[Box, ...]:
    """Where the section is cut: a mark at both sides of the frame."""
    y = field.y + (section.row(sheet.map) + 0.5 - sheet.view(index)[1]) * field.cell
    if not field.y < y < field.bottom:
        return ()
    ends = ((field.x, 1), (field.right, -1))
    lines = [Line(x1=x, y1=y, x2=x + 5 * way, y2=y, weight="cut", dash=(5, 2, 1, 2)) for x, way in ends]
    heads = [
        Path(outlines=(polygon([(x - 1.6 * way, y + 1.2), (x, y + 1.2), (x - 0.8 * way, y - 0.9)]),), fill="ink")
        for x, way in ends
    ]
    return (*lines, *heads)


def _schematic(sheet: MapSheet, index: int) -> tuple[Box, ...]:
    """The depth ruler of a plan: the whole map from top to bottom, this stratum in black."""
    depths = sheet.depths(0, 1, index).metres
    span = sheet.map.strata[0].height + depths[-1]
    metre = (sheet.bottom - sheet.top) / span
    zero = sheet.top + sheet.map.strata[0].height * metre
    return depth_ruler(sheet_left(), (sheet.top, sheet.bottom), RULER, sheet.depths(zero, metre, index))


def _column(sheet: MapSheet, index: int | None, title: str, side: float, number: int) -> tuple[Box, ...]:
    """The column beside a plate, from the panel down to the title block."""
    x, y, words, metrics = sheet.column, sheet.top, sheet.words, sheet.metrics
    foot = y + (sheet.bottom - y) / sheet.times
    depth = None if index is None else sheet.map.strata[index].depth
    plate_name = words.word("section.a") if depth is None else words.word("stratum.n", depth=numeral(depth))
    cells = sheet.block(plate_name, side, number)
    notice = sheet.notice
    below = foot - block_height(cells, notice, metrics)
    boxes: list[Box] = [*panel((x, y), depth, title, words, metrics)]
    y += panel_height(title, metrics) + 3
    if sheet.gm:
        boxes.append(_gm(sheet, x, y))
        y += _SIGNS
    metre = side / sheet.map.metres
    free = _free(sheet, index, below - y)
    high = below - taller(metre, free) / sheet.times
    if index is None:
        boxes += _overview(sheet, y, high)
    elif not sheet.large:
        boxes += _signs(sheet, index, y, high, finest=sign(side) < FINEST)
    boxes += title_block(cells, x, foot, notice, metrics)
    low = sheet.bottom - (foot - below) * sheet.times
    measures = (*scale_bar(x + 1, low - 15.5 * sheet.times, metre, words, free=free),
                *ruler(x + 2, low - 6.5 * sheet.times, words))  # fmt: skip
    return (*magnified(boxes, sheet.times, (x, sheet.top)), *sheet.letters.boxes(measures))


def _free(sheet: MapSheet, index: int | None, room: float) -> float:
    """Millimetres of the room over the title block that neither names nor signs nor measures need."""
    if index is None or sheet.large:
        return room - _MEASURES - _LEVEL_LEAST * len(sheet.map.strata)
    rows = signs(sheet.map, index, sheet.words, sheet.view(index))
    high = swatches_high(drawn(sheet.map, index, sheet.view(index)))
    return room - _MEASURES - 1.5 - high - least(rows, sheet.metrics)


def _overview(sheet: MapSheet, y: float, below: float) -> list[Box]:
    """Beside the section: the strata by name, and drawn over one another where there is room."""
    low = below - (_MEASURES_LARGE if sheet.large else _MEASURES)
    pitch = level_pitch(sheet, low - y)
    boxes: list[Box] = []
    if pitch:
        boxes += levels(sheet, sheet.column, y, pitch)
        y += pitch * len(sheet.map.strata) + 2
    if legible(sheet, WIDTH, low - y):
        boxes.append(stack(sheet, (sheet.column, WIDTH), (y, low)))
    return boxes


def _signs(sheet: MapSheet, index: int, y: float, below: float, *, finest: bool) -> list[Box]:
    """Beside a plan: its signs, what stands in its rooms if lines are so fine, what hatching means."""
    x, words, metrics, view = sheet.column, sheet.words, sheet.metrics, sheet.view(index)
    kinds = drawn(sheet.map, index, view)
    low = below - _MEASURES + 1.0 - swatches_high(kinds)
    rows, bottom = signs(sheet.map, index, words, view), low - 1.5
    boxes: list[Box] = []
    if finest:
        stood, bottom = fitting_list(furnished(sheet.map, index, view, words), rows, (x, y), bottom, metrics)
        boxes += stood
    boxes += sign_list(rows, (x, y), bottom - 1.0, metrics)
    boxes += swatches(kinds, x, low, words, metrics)
    return boxes


def _gm(sheet: MapSheet, x: float, y: float) -> Box:
    text = Text(
        x=x + WIDTH / 2, y=y + 2.6, text=sheet.words.word("gm"), font="code", size=6.5, align="centre", spacing=0.6
    )
    frame = Path(outlines=(rectangle(x, y - 0.8, WIDTH, 5.0),), weight="cut")
    return Group(tag="P", boxes=(frame, text))


def _strata(sheet: MapSheet) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (numeral(s.depth), sheet.words.stratum(s), sheet.words.metres(m))
        for s, m in zip(sheet.map.strata, sheet.depths(0, 1, -1).metres, strict=True)
    )


def level_pitch(sheet: MapSheet, room: float) -> float:
    """How far apart the names of the strata stand in that room; 0.0 if they cannot be read there."""
    pitch = min(LEVEL, room / len(sheet.map.strata))
    return pitch if pitch >= _LEVEL_LEAST else 0.0


def levels(sheet: MapSheet, x: float, y: float, pitch: float, part: slice = slice(None)) -> list[Box]:
    """The strata by name and depth, or a part of them, so far apart."""
    boxes: list[Box] = []
    for i, (number, name, metres) in enumerate(_strata(sheet)[part]):
        top, line = y + pitch * i, y + pitch * i + pitch * _ON_LINE
        boxes += [
            Line(x1=x, y1=top, x2=x + WIDTH, y2=top, weight="far", colour="rule"),
            spoken(
                Text(x=x, y=line, text=number, font="heading", size=min(11, pitch * 2)),
                Text(x=x + 10, y=line, text=name, size=min(10, pitch * 1.9)),
                Text(x=x + WIDTH, y=line, text=metres, font="code", size=7.5, align="right"),
            ),
        ]
    return boxes


def _places_cut(sheet: MapSheet, field: Field, zero: float) -> tuple[Box, ...]:
    """The numbers of the places through which the section goes, each over the floor where one would stand."""
    at, levels = section.row(sheet.map), section.floors(sheet.map)
    boxes: list[Box] = []
    for spot in (spot for k in range(len(levels)) for spot in spots(sheet.map, k, field.cell)):
        place = sheet.map.places[spot.place]
        stratum, (left, _, wide, _) = sheet.map.strata[place.stratum], place.area
        stood = [x + 0.5 for x in range(left, left + wide) if inside(place, x, at) and walkable(stratum, x, at)]
        if stood:
            x = min(stood, key=lambda x, middle=left + wide / 2: (abs(x - middle), x))  # type: ignore[misc]  # bound now
            y = zero + (levels[place.stratum] - 2.2) * field.cell
            boxes += marked(sheet, spot, (field.x + x * field.cell, y))
    return tuple(boxes)


def _survey(sheet: MapSheet, field: Field, used: float, right: float) -> tuple[Box, ...]:
    """Ruled lines below the key, for what the players find out."""
    left, top = field.x - BAND, field.bottom + BAND + GAP + used
    count = int((sheet.bottom - top - 4) / _RULED)
    if sheet.gm or count < 1:
        return ()
    lines = [sheet.bottom - i * _RULED for i in range(count)]
    head = Text(
        x=left, y=lines[-1] - _RULED + 4.2, text=sheet.words.word("survey"), font="code", size=6.5, colour="quiet"
    )
    return (spoken(head), *(Line(x1=left, y1=y, x2=right, y2=y, weight="far", colour="rule") for y in lines))
