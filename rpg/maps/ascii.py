"""A stratum for the console: one letter a cell inside the frame of coordinates, places numbered, features by letter."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from rpg.maps.cells import height, width
from rpg.maps.coordinates import LETTERS, NUMBERS, zone_of_cell
from rpg.maps.model import UNSEEN

if TYPE_CHECKING:
    from rpg.maps.model import Map, Place

SYMBOLS = {
    "tower": "T", "source": "$", "door": "+", "sealed": "!", "lift": "L", "stair": "/", "terminal": "t",
    "beam_hole": "O", "body": "b", "eye": "@", "exit": "E", "note": "?",
}  # fmt: skip


_FRAME = 4
"""Columns of the frame beside the cells."""


def numbers(map_: Map) -> dict[str, int]:
    """The number of each place in the key, from 1: its own, or else by stratum, in the map's order; hidden ones last.

    So a place has the same number on the GM's map and on the players', and no gap tells of a secret.
    """
    ordered = sorted(map_.places, key=lambda place: (place.hidden, place.stratum))
    given = {place.number for place in map_.places}
    free = (number for number in count(1) if number not in given)
    return {place.key: place.number or next(free) for place in ordered}


def drawing(map_: Map, stratum: int, here: str = "") -> tuple[str, ...]:
    """The lines of a stratum, ASCII only. The map's own letters stand for cells, digits for places (see numbers).

    The number of the place with the key ``here`` is marked: ``<12>``.
    """
    level = map_.strata[stratum]
    canvas = [list(row) for row in level.rows]
    for feature in map_.features:
        if feature.stratum == stratum:
            canvas[feature.at[1]][feature.at[0]] = SYMBOLS[feature.symbol]
    numbered = numbers(map_)
    for place in map_.places:
        if place.stratum == stratum:
            number = str(numbered[place.key])
            _write(canvas, place, f"<{number}>" if place.key == here else number)
    head = _head(width(level))
    body = (f"{_side(map_, stratum, y)} {''.join(row)} {_side(map_, stratum, y)}" for y, row in enumerate(canvas))
    return (head, *body, head)


def window(map_: Map, stratum: int, here: str = "", *, columns: int, rows: int = 0) -> tuple[str, ...]:
    """The lines of a stratum that anything is known of, in at most so many columns and rows (0: all of them).

    What does not fit is cut off, farthest from the place ``here``; the frame of coordinates stays.
    """
    head, *body, _ = drawing(map_, stratum, here)
    level = map_.strata[stratum]
    known = [(x, y) for y, row in enumerate(level.rows) for x, letter in enumerate(row) if letter != UNSEEN]
    place = next((place for place in map_.places if place.key == here), None)
    left, top, wide, high = place.area if place else (0, 0, width(level), height(level))
    across = _kept([x for x, _ in known], left + wide // 2, max(1, columns - _FRAME))
    down = _kept([y for _, y in known], top + high // 2, rows or height(level))
    numbered = head[2:].ljust(width(level))
    lines = (f"{body[y][:2]}{body[y][2:-2][across.start : across.stop]}{body[y][-2:]}".rstrip() for y in down)
    edge = f"  {numbered[across.start : across.stop]}".rstrip()
    return (edge, *lines, edge)


def _kept(known: list[int], middle: int, most: int) -> range:
    """From the first to the last that is known, at most so many, those about the middle."""
    first, end = min(known, default=0), max(known, default=-1) + 1
    start = max(first, min(middle - most // 2, end - most))
    return range(start, min(end, start + most))


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
