"""A stratum for the console: one letter a cell inside the frame of coordinates, places numbered, features by letter."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from rpg.maps.cells import height, width
from rpg.maps.coordinates import LETTERS, NUMBERS, zone_of_cell

if TYPE_CHECKING:
    from rpg.maps.model import Map, Place

SYMBOLS = {
    "tower": "T", "source": "$", "door": "+", "sealed": "!", "lift": "L", "stair": "/", "terminal": "t",
    "beam_hole": "O", "body": "b", "eye": "@", "exit": "E", "note": "?",
}  # fmt: skip


def numbers(map_: Map) -> dict[str, int]:
    """The number of each place in the key, from 1: its own, or else by stratum, in the map's order; hidden ones last.

    So a place has the same number on the GM's map and on the players', and no gap tells of a secret.
    """
    ordered = sorted(map_.places, key=lambda place: (place.hidden, place.stratum))
    given = {place.number for place in map_.places}
    free = (number for number in count(1) if number not in given)
    return {place.key: place.number or next(free) for place in ordered}


def drawing(map_: Map, stratum: int) -> tuple[str, ...]:
    """The lines of a stratum, ASCII only. The map's own letters stand for cells, digits for places (see numbers)."""
    level = map_.strata[stratum]
    canvas = [list(row) for row in level.rows]
    for feature in map_.features:
        if feature.stratum == stratum:
            canvas[feature.at[1]][feature.at[0]] = SYMBOLS[feature.symbol]
    numbered = numbers(map_)
    for place in map_.places:
        if place.stratum == stratum:
            _write(canvas, place, str(numbered[place.key]))
    head = _head(width(level))
    body = (f"{_side(map_, stratum, y)} {''.join(row)} {_side(map_, stratum, y)}" for y, row in enumerate(canvas))
    return (head, *body, head)


def _write(canvas: list[list[str]], place: Place, number: str) -> None:
    left, top, wide, high = place.area
    row, start = canvas[top + high // 2], left + max(0, (wide - len(number)) // 2)
    for x, digit in enumerate(number, start):
        if x < len(row):
            row[x] = digit


def _head(wide: int) -> str:
    line = [" "] * wide
    for number in NUMBERS:
        at = int((number - 0.5) * wide / len(NUMBERS))
        for x, digit in enumerate(str(number), at):
            if x < wide:
                line[x] = digit
    return "  " + "".join(line).rstrip()


def _side(map_: Map, stratum: int, y: int) -> str:
    """The letter of the frame at the middle row of its zone, else a space."""
    level = map_.strata[stratum]
    middles = {int((index + 0.5) * height(level) / len(LETTERS)) for index in range(len(LETTERS))}
    return zone_of_cell(level, 0, y)[0] if y in middles else " "
