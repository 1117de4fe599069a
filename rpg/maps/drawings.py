"""The drawing of a room, stretched to a size; and whether it is one piece in every size that it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rpg.maps.cells import WALKED, around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.district import Room, Stretch

Rows: TypeAlias = tuple[str, ...]
_LARGE = 64
"""Cells of a side that no room is built in."""
_KINDS = 3
"""A part that stands once more is joined like one that stands there already, from the third on."""


def stretched(room: Room, across: int, down: int) -> Rows:
    """The drawing with its parts so many times over, each held within what it allows."""
    rows = room.rows
    if room.down:
        rows = rows[: room.down.start] + _part(rows, room.down) * held(room.down, down) + rows[room.down.end :]
    if room.across:
        cut = room.across
        times = held(cut, across)
        rows = tuple(row[: cut.start] + row[cut.start : cut.end] * times + row[cut.end :] for row in rows)
    return rows


def broken(room: Room) -> Rows | None:
    """The room in the first size in which one cannot walk from each cell to each other; None if there is none such.

    What is stretched must be sound: within the drawing, and its least not above its most.
    """
    sizes = (
        (across, down) for down in _times(room.down, len(room.rows)) for across in _times(room.across, _wide(room))
    )
    return next((rows for rows in (stretched(room, *size) for size in sizes) if not _one_piece(rows)), None)


def _wide(room: Room) -> int:
    return len(room.rows[0]) if room.rows else 0


def _times(stretch: Stretch | None, own: int) -> Iterator[int]:
    """How often a part may stand there, as far as it makes a difference."""
    if stretch is None:
        yield 1
        return
    for times in range(stretch.least, min(stretch.most, stretch.least + _KINDS) + 1):
        if own + (times - 1) * (stretch.end - stretch.start) <= _LARGE:
            yield times


def _one_piece(rows: Rows) -> bool:
    left = {(x, y) for y, row in enumerate(rows) for x, letter in enumerate(row) if letter in WALKED}
    if not left:
        return False
    edge = [left.pop()]
    while edge:
        fresh = [at for at in around(*edge.pop()) if at in left]
        left.difference_update(fresh)
        edge += fresh
    return not left


def _part(rows: Rows, stretch: Stretch) -> Rows:
    return rows[stretch.start : stretch.end]


def held(stretch: Stretch, times: int) -> int:
    """How often a part stands there that was to stand there so many times."""
    return max(stretch.least, min(stretch.most, times))
