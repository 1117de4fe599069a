"""The drawing of a room, turned and stretched to what room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.drawings import stretched

if TYPE_CHECKING:
    from rpg.maps.district import Room, Stretch
    from rpg.maps.drawings import Rows
    from rpg.maps.generate.chance import Chance


def drawn(room: Room, chance: Chance, width: int, height: int) -> Rows | None:
    """The room turned and stretched by lot, as large as fits into ``width`` by ``height``; None if it never fits."""
    turns = chance.order([(turn, flip) for turn in (False, True) for flip in (False, True)])
    for turn, flip in turns:
        wide, high = (height, width) if turn else (width, height)
        across, down = _most(room.across, len(room.rows[0]), wide), _most(room.down, len(room.rows), high)
        if across < 0 or down < 0:
            continue
        rows = stretched(room, _lot(chance, room.across, across), _lot(chance, room.down, down))
        rows = rows[::-1] if flip else rows
        rows = tuple(row[::-1] for row in rows) if chance.once_in(2) else rows
        return tuple("".join(column) for column in zip(*rows, strict=True)) if turn else rows
    return None


def _most(stretch: Stretch | None, own: int, room: int) -> int:
    """How many times the part may stand there in so much room; -1 if the rest does not fit either."""
    if stretch is None:
        return 1 if own <= room else -1
    step = stretch.end - stretch.start
    times = min(stretch.most, (room - own + step) // step)
    return times if times >= stretch.least else -1


def _lot(chance: Chance, stretch: Stretch | None, most: int) -> int:
    return most if stretch is None else chance.between(max(stretch.least, most - 2), most)
