"""The drawing of a room, turned and stretched to what room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.maps.drawings import held, stretched

if TYPE_CHECKING:
    from rpg.maps.district import Room, Stretch
    from rpg.maps.drawings import Rows
    from rpg.maps.generate.chance import Chance


class Drawing(NamedTuple):
    """A room as it was drawn by lot: how often its parts stand there, and how it lies. Most find no ground."""

    room: Room
    across: int
    down: int
    turned: bool
    flipped: bool
    mirrored: bool

    @property
    def size(self) -> tuple[int, int]:
        """Cells from west to east, and from north to south."""
        wide = _long(self.room.across, len(self.room.rows[0]), self.across)
        high = _long(self.room.down, len(self.room.rows), self.down)
        return (high, wide) if self.turned else (wide, high)

    @property
    def rows(self) -> Rows:
        """Its cells."""
        rows = stretched(self.room, self.across, self.down)
        rows = rows[::-1] if self.flipped else rows
        rows = tuple(row[::-1] for row in rows) if self.mirrored else rows
        return tuple("".join(column) for column in zip(*rows, strict=True)) if self.turned else rows


def drawn(room: Room, chance: Chance, width: int, height: int) -> Drawing | None:
    """The room turned and stretched by lot, as large as fits into ``width`` by ``height``; None if it never fits."""
    turns = chance.order([(turn, flip) for turn in (False, True) for flip in (False, True)])
    for turn, flip in turns:
        wide, high = (height, width) if turn else (width, height)
        across, down = _most(room.across, len(room.rows[0]), wide), _most(room.down, len(room.rows), high)
        if across < 0 or down < 0:
            continue
        across, down = _lot(chance, room.across, across), _lot(chance, room.down, down)
        return Drawing(room, across, down, turn, flip, chance.once_in(2))
    return None


def _long(stretch: Stretch | None, own: int, times: int) -> int:
    return own if stretch is None else own + (held(stretch, times) - 1) * (stretch.end - stretch.start)


def _most(stretch: Stretch | None, own: int, room: int) -> int:
    """How many times the part may stand there in so much room; -1 if the rest does not fit either."""
    if stretch is None:
        return 1 if own <= room else -1
    step = stretch.end - stretch.start
    times = min(stretch.most, (room - own + step) // step)
    return times if times >= stretch.least else -1


def _lot(chance: Chance, stretch: Stretch | None, most: int) -> int:
    return most if stretch is None else chance.between(max(stretch.least, most - 2), most)
