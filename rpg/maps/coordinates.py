"""The frame of a plate: zones A-H from the top, 1-12 from the left, so that everybody at the table can say "C7"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.cells import height, width

if TYPE_CHECKING:
    from rpg.maps.model import Feature, Map, Place, Stratum

LETTERS = "ABCDEFGH"
NUMBERS = tuple(range(1, 13))
ZONE = r"([A-Ha-h])\s*0?(1[0-2]|[1-9])"
"""A zone as one writes it, in patterns of ASCII: its letter and its number."""
_ZONES = re.compile(rf"\s*{ZONE}\s*(?:[-–:]\s*{ZONE}\s*)?", re.ASCII)


class Zones(NamedTuple):
    """A rectangle of zones: its columns and rows in the frame, from 0, the last ones included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def said(self) -> str:
        """As one says it: ``C5-F9``; a single zone as ``C7``."""
        one, other = (f"{LETTERS[y]}{NUMBERS[x]}" for x, y in ((self.left, self.top), (self.right, self.bottom)))
        return one if one == other else f"{one}-{other}"


EVERY = Zones(0, 0, len(NUMBERS) - 1, len(LETTERS) - 1)
"""The whole frame."""


def zones(text: str) -> Zones | None:
    """The zones meant by ``C5-F9``, any two corners, or by ``C7`` alone; None if the frame has none such."""
    read = _ZONES.fullmatch(text)
    if not read:
        return None
    row, column, other_row, other_column = read.groups()
    rows = sorted(LETTERS.index(letter.upper()) for letter in (row, other_row or row))
    columns = sorted(int(number) for number in (column, other_column or column))
    return Zones(columns[0] - 1, rows[0], columns[1] - 1, rows[1])


def extent(stratum: Stratum, part: Zones) -> tuple[float, float, float, float]:
    """What those zones hold of a stratum, in cells: left, top, width, height."""
    left, right = (column * width(stratum) / len(NUMBERS) for column in (part.left, part.right + 1))
    top, bottom = (row * height(stratum) / len(LETTERS) for row in (part.top, part.bottom + 1))
    return left, top, right - left, bottom - top


def zone(stratum: Stratum, x: float, y: float) -> str:
    """The zone in which a point (in cells; the middle of a cell is at .5) lies; the nearest one if it lies outside."""
    row = _index(y, height(stratum), len(LETTERS))
    column = _index(x, width(stratum), len(NUMBERS))
    return f"{LETTERS[row]}{NUMBERS[column]}"


def zone_of_cell(stratum: Stratum, x: int, y: int) -> str:
    """The zone of the middle of a cell."""
    return zone(stratum, x + 0.5, y + 0.5)


def zone_of_place(map_: Map, place: Place) -> str:
    """The zone of the middle of a place."""
    left, top, wide, high = place.area
    return zone(map_.strata[place.stratum], left + wide / 2, top + high / 2)


def zone_of_feature(map_: Map, feature: Feature) -> str:
    """The zone in which a feature stands."""
    return zone_of_cell(map_.strata[feature.stratum], *feature.at)


def _index(value: float, extent: int, parts: int) -> int:
    return max(0, min(parts - 1, int(value * parts / extent))) if extent else 0
