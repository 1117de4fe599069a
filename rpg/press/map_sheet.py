"""What every plate of a map is made with."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from types import MappingProxyType

import msgspec

from rpg.maps.cells import walkable
from rpg.maps.coordinates import EVERY, Zones, extent
from rpg.maps.model import Map
from rpg.press.large import Glass
from rpg.press.map_frame import INNER, Depths
from rpg.press.map_legend import WIDTH, Cell
from rpg.press.map_words import MapWords
from rpg.press.metrics import Metrics

GAP = 3.0
RULER = 9.0
"""Millimetres: between the parts of a plate, and the width of the depth ruler."""
_ROUND = 20  # scales are round numbers: 1 : 360, not 1 : 347


class MapSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A map, its words, and the paper: (width, height) in millimetres, lying. ``gm``: with all that the GM knows.

    ``strata`` are the indices of those to be drawn, ``area`` the zones of them; ``whole`` if no part was asked for. In
    large print words are ``times`` as large, and drawings stay to scale. ``known`` is what players are told of a place,
    by its key.
    """

    map: Map
    words: MapWords
    size: tuple[float, float]
    metrics: Metrics
    gm: bool
    pages: int
    notice: str
    strata: tuple[int, ...]
    whole: bool = True
    area: Zones = EVERY
    times: float = 1.0
    known: Mapping[str, str] = MappingProxyType({})

    @property
    def letters(self) -> Glass:
        """Makes words large where they stand."""
        return Glass(letters=self.times)

    @property
    def large(self) -> bool:
        """Whether words are large."""
        return self.times != 1.0

    def number(self, index: int) -> int:
        """Which sheet the plate of a stratum is: of the whole set, or of those on which some zones are."""
        return index + 2 if self.area == EVERY else self.strata.index(index) + 1

    def view(self, index: int) -> tuple[float, float, float, float]:
        """What is drawn of a stratum, in cells: left, top, width, height."""
        return extent(self.map.strata[index], self.area)

    @property
    def column(self) -> float:
        """Where the column beside the drawing begins."""
        return self.size[0] - INNER - GAP - WIDTH * self.times

    @property
    def top(self) -> float:
        """The upper edge of the room inside the frame."""
        return INNER + GAP

    @property
    def bottom(self) -> float:
        """The lower edge of the room inside the frame."""
        return self.size[1] - INNER - GAP

    def cell(self, room: tuple[float, float], cells: tuple[float, float]) -> float:
        """The side of a cell in millimetres, so that so many cells fit the room at a round scale."""
        most = min(room[0] / cells[0], room[1] / cells[1])
        one_to = -(-self.map.metres * 1000 / most // _ROUND) * _ROUND
        return self.map.metres * 1000 / one_to

    def scale(self, cell: float) -> str:
        """The scale as drawings say it."""
        return f"1 : {round(self.map.metres * 1000 / cell)}"

    def depths(self, zero: float, metre: float, here: int) -> Depths:
        """The depth ruler of the map."""
        deep, metres = 0.0, [0.0]
        for stratum in self.map.strata[1:]:
            deep += stratum.height
            metres.append(deep)
        return Depths(tuple(metres), tuple(s.depth for s in self.map.strata), here, zero, metre)

    def block(self, plate: str, cell: float, number: int) -> tuple[Cell, ...]:
        """The cells of the title block: place, stratum, scale, square, sheet, zones of a part, seed and source."""
        word = self.words.word
        cells = [
            Cell(word("block.place"), self.words.name(), 2),
            Cell(word("block.plate"), plate),
            Cell(word("block.scale"), self.scale(cell)),
            Cell(word("block.square"), self.words.metres(self.map.metres)),
            Cell(word("block.sheet"), f"{number} / {self.pages if self.area == EVERY else len(self.strata)}"),
        ]
        if self.area != EVERY:
            cells.append(Cell(word("block.area"), self.area.said, 2))
        if self.map.seed:
            cells.append(Cell(word("block.seed"), self.map.seed, 2))
        if self.map.source:
            cells.append(Cell(word("block.source"), self.words.source(), 2))
        return tuple(cells)


def stood(map_: Map, index: int, part: tuple[float, float, float, float]) -> bool:
    """Whether there is a cell on which somebody could stand in that part of a stratum: left, top, width, height."""
    left, top, wide, high = part
    stratum, columns = map_.strata[index], range(floor(left), ceil(left + wide))
    return any(walkable(stratum, x, y) for y in range(floor(top), ceil(top + high)) for x in columns)
