"""The frame of a plate: zones A-H from the top, 1-12 from the left, so that everybody at the table can say "C7"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.cells import height, width

if TYPE_CHECKING:
    from rpg.maps.model import Feature, Map, Place, Stratum

LETTERS = "ABCDEFGH"
NUMBERS = tuple(range(1, 13))


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
