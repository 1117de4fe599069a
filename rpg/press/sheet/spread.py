"""A page of a sheet in large print: its zones, in order, over as many landscape pages as they need.

Zones that stand beside one another are a band; bands go on below one another until a page is full. On the paper that
is left the tables and fields that can use it grow; where nothing can, the City is drawn. A band that is higher than a
page goes on, element by element, on the pages behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import frame
from rpg.press.area import Area
from rpg.press.plate import section
from rpg.press.sheet import layout
from rpg.press.sheet.bind import Scope
from rpg.press.sheet.zones import zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.press import boxes as b
    from rpg.press.sheet.bind import Binder

    Size = tuple[float, float]

_SQUEEZE = 0.88  # of its height on the sheet, to which a band may be pressed where all that is in it still fits
_DRAWN = 24.0  # millimetres of paper that a drawing needs
_APART = 2.0
_SCALE = 250
_SLACK = 0.01  # rows


class Band(NamedTuple):
    """Zones beside one another with their numbers on the page: from a row of the frame, over so many rows."""

    zones: tuple[tuple[int, layout.Zone], ...]
    top: float
    rows: float

    @property
    def grows(self) -> bool:
        """Whether something in it takes all the room that there is, and is of more use the more it has."""
        return any(_grows(element) for _, zone in self.zones for element in zone.elements)

    @property
    def drawn(self) -> bool:
        """Whether there is a drawing in it."""
        return any(isinstance(element, layout.Plate) for _, zone in self.zones for element in zone.elements)


def spread(binder: Binder, page: layout.Page, sizes: tuple[Size, Size], place: str) -> list[tuple[b.Box, ...]]:
    """What stands on each page; ``sizes`` are those of the sheet's own paper and of the pages here, in millimetres."""
    row, room = frame.inner(sizes[0]).height / frame.ROWS, frame.room(sizes[1])
    out: list[tuple[b.Box, ...]] = []
    rest = bands(page)
    while rest:
        pressed, plain = (_filling(rest, room.height / (row * press)) for press in (_SQUEEZE, 1.0))
        count = pressed if pressed == plain or _fits(binder, rest[:pressed], row, room, place) else plain
        if count == 1 and not _fits(binder, rest[:1], row, room, place):
            out += _apart(binder, rest[0], room, place)
        else:
            out.append(_page(binder, rest[:count], row, room, place))
        rest = rest[count:]
    return out


def bands(page: layout.Page) -> list[Band]:
    """The zones of a page in bands, from the top."""
    out: list[Band] = []
    held: list[tuple[int, layout.Zone]] = []
    bottom = 0.0
    for number, laid in sorted(enumerate(page.zones), key=lambda each: (each[1].at[1], each[0])):
        if held and laid.at[1] >= bottom - _SLACK:
            out.append(_band(held))
            held = []
        held.append((number, laid))
        bottom = max(bottom, laid.at[1] + laid.at[3])
    return [*out, _band(held)] if held else out


def _band(held: Sequence[tuple[int, layout.Zone]]) -> Band:
    top = min(laid.at[1] for _, laid in held)
    return Band(tuple(sorted(held)), top, max(laid.at[1] + laid.at[3] for _, laid in held) - top)


def _filling(rest: Sequence[Band], rows: float) -> int:
    """How many bands have room in so many rows; at least one."""
    count, used = 0, 0.0
    for band in rest:
        used += band.rows
        if count and used > rows + _SLACK:
            break
        count += 1
    return count


def _grows(element: layout.Element) -> bool:
    match element:
        case layout.Field() | layout.Table():
            return element.height == 0.0
        case layout.Row() | layout.Stack():
            return any(_grows(inner) for inner in element.elements)
        case _:
            return False


def _heights(on: Sequence[Band], row: float, room: Area) -> list[float]:
    """The height of each band in millimetres: what is left goes to those that grow, what lacks is taken from all."""
    rows = sum(band.rows for band in on)
    left = room.height - rows * row
    if left < 0.0:
        return [room.height * band.rows / rows for band in on]
    growing = [band for band in on if band.grows] or (on if any(band.drawn for band in on) else [])
    share = left / sum(band.rows for band in growing) if growing else 0.0
    return [band.rows * (row + (share if band in growing else 0.0)) for band in on]


def _page(binder: Binder, on: Sequence[Band], row: float, room: Area, place: str) -> tuple[b.Box, ...]:
    out: list[b.Box] = []
    y = room.y
    for band, high in zip(on, _heights(on, row, room), strict=True):
        for number, laid in band.zones:
            area = _stand(band, laid, Area(room.x, y, room.width, high))
            out += zone(laid, area, Scope(binder, place).at("zones").at(number))
        y += high
    free = room.bottom - y - _APART
    if free >= _DRAWN:
        out += section(Area(room.x, y + _APART, room.width, free), 1000 / _SCALE / binder.look.times, binder.look.seed)
    return tuple(out)


def _stand(band: Band, laid: layout.Zone, area: Area) -> Area:
    """Where a zone stands when its band is that area."""
    across, down = area.width / len(frame.COLUMNS), area.height / band.rows
    left, top, wide, high = laid.at
    return Area(area.x + left * across, area.y + (top - band.top) * down, wide * across, high * down)


def _fits(binder: Binder, on: Sequence[Band], row: float, room: Area, place: str) -> bool:
    """Whether everything has room: tried with a binder of its own, so that nothing is noted twice."""
    trial = binder.trial()
    _page(trial, on, row, room, place)
    return not trial.lacks_room


def _apart(binder: Binder, band: Band, room: Area, place: str) -> Iterator[tuple[b.Box, ...]]:
    """The zones of a band that is higher than a page, each from the top of a page, over as many as it needs."""
    for number, laid in band.zones:
        scope = Scope(binder, place).at("zones").at(number)
        start = 0
        while start < len(laid.elements):
            end = len(laid.elements)
            while end > start + 1 and not _part_fits(binder, laid, (start, end), room, scope.place):
                end -= 1
            yield zone(laid, room, scope, (start, end))
            start = end


def _part_fits(binder: Binder, laid: layout.Zone, part: tuple[int, int], room: Area, place: str) -> bool:
    trial = binder.trial()
    zone(laid, room, Scope(trial, place), part)
    return not trial.lacks_room
