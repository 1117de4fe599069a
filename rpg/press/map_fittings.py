"""What stands in rooms: beds, racks, vats, pipes, drawn in thin lines; no cell and no wall is changed by it.

Which cells of a place may hold a piece follows from the place and from the ground around each of them alone. Nothing
that only the GM knows moves a piece, so that none tells of it; where it would stand in a way, it is left out.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from rpg.maps.cells import height
from rpg.maps.regions import mask, spans
from rpg.press.boxes import Outline
from rpg.press.map_islands import fitted, islands
from rpg.press.map_pieces import PIECES, drawn, turned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rpg.maps.model import Cell, Map, Place, Stratum
    from rpg.maps.regions import Mask
    from rpg.press.boxes import Path
    from rpg.press.map_pieces import Layout, Piece

_FLOOR: frozenset[Cell] = frozenset({"floor"})
_MASS: frozenset[Cell] = frozenset({"solid", "blocked"})
_WAYS = frozenset({"door", "sealed", "stair", "lift", "exit"})
_GONE = 8  # one piece of so many has been carried off, or has fallen to dust
_STREWN = 4
_ROOMY = 5  # cells: what is two cells wide stands in no narrower room
_SIGN, _TOWER = 0.5, 1.3  # what signs take, from their middle
_AMONG = frozenset({"walls", "blocks", "grid"})
"""Layouts of what would crowd the ways between blocks that are the same thing."""
_UP, _RIGHT, _DOWN, _LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
_BACKS = (_UP, _RIGHT, _DOWN, _LEFT)
"""Where a piece has its back, by how often it is turned by a quarter."""


class Disc(NamedTuple):
    """Where something else is drawn: its middle and its radius in cells."""

    x: float
    y: float
    radius: float


class Standing(NamedTuple):
    """A piece in its place: its middle in cells, how often it is turned by a quarter; ``small`` if it is to be."""

    x: float
    y: float
    turn: int
    small: bool = False


def fittings(map_: Map, index: int, clear: Iterable[Disc] = ()) -> Iterator[Path]:
    """The pieces of every place of a stratum, one unit a cell; none meets ``clear``, a door, a sign or another one."""
    furnished = [place for place in map_.places if place.stratum == index and place.fittings]
    if not furnished:
        return
    ground = _ground(map_.strata[index])
    taken = _taken(map_, index, clear)
    for place in furnished:
        yield from _drawn(place, ground, taken)
        left, top, wide, high = place.area
        for y in range(top, min(top + high, len(taken))):  # what two places share is furnished once
            taken[y] |= ((1 << wide) - 1) << left


def _drawn(place: Place, ground: Ground, taken: list[int]) -> tuple[Path, ...]:
    bodies: list[Outline] = []
    lines: list[Outline] = []
    for island in islands(place, ground.mass):
        for into, outlines in zip((bodies, lines), fitted(place.fittings, island, taken), strict=True):
            into.extend(outlines)
    if bodies and place.fittings and PIECES[place.fittings].layout in _AMONG:
        return drawn(tuple(bodies), tuple(lines))
    for x, y, turn, small in standing(place, ground, [~row for row in taken]):
        for into, shapes in zip((bodies, lines), turned(place.fittings, turn, small=small), strict=True):
            into.extend(
                Outline(tuple([(x + dx, y + dy) for dx, dy in one.points]), closed=one.closed, curved=one.curved)
                for one in shapes
            )
    return drawn(tuple(bodies), tuple(lines))


class Ground(NamedTuple):
    """The cells of a stratum: bare floor, floor with floor on all four sides, floor on no way; mass."""

    floor: Mask
    inner: Mask
    calm: Mask
    mass: Mask


@lru_cache(8)
def _ground(stratum: Stratum) -> Ground:
    bare = mask(stratum.rows, _FLOOR)
    return Ground(bare, _amid(bare, bare), _amid(bare, mask(stratum.rows, _FLOOR | _MASS)), mask(stratum.rows, _MASS))


def _amid(cells: Mask, others: Mask) -> Mask:
    """Those cells whose four neighbours are among the others."""
    around = zip(cells, others, (0, *others[:-1]), (*others[1:], 0), strict=True)
    return tuple(cell & row << 1 & row >> 1 & above & below for cell, row, above, below in around)


def _taken(map_: Map, index: int, clear: Iterable[Disc]) -> list[int]:
    """The cells, a number a row, on which something else is drawn, or that are a step from a door or a stair."""
    taken = [0] * height(map_.strata[index])
    discs = list(clear)
    for feature in map_.features:
        if feature.stratum == index:
            x, y = feature.at
            discs.append(Disc(x + 1, y + 1, _TOWER) if feature.symbol == "tower" else Disc(x + 0.5, y + 0.5, _SIGN))
            if feature.symbol in _WAYS:
                discs += [Disc(x + dx + 0.5, y + dy + 0.5, _SIGN / 2) for dx, dy in _BACKS]
    for disc in discs:
        for y in range(max(0, floor(disc.y - disc.radius)), min(len(taken), ceil(disc.y + disc.radius))):
            taken[y] |= _row(disc, y)
    return taken


def _row(disc: Disc, y: int) -> int:
    """The cells of a row that a disc meets, as bits."""
    aside = disc.radius**2 - max(y - disc.y, disc.y - y - 1, 0) ** 2
    if aside <= 0:
        return 0
    half = sqrt(aside)
    first, last = max(0, floor(disc.x - half)), ceil(disc.x + half)
    return ((1 << max(0, last - first)) - 1) << first


class _Room(NamedTuple):
    """A place with what decides of its cells: its layout, the ground, the rows of cells that are free."""

    place: Place
    piece: Piece
    ground: Ground
    free: list[int]

    @property
    def lying(self) -> bool:
        """Whether it is wider than it is deep."""
        return self.place.area[2] >= self.place.area[3]


def standing(place: Place, ground: Ground, free: list[int]) -> Iterator[Standing]:
    """Where the pieces of a place stand, as far as the cells that they need are ``free``."""
    if not place.fittings:
        return
    (left, top, wide, high), seed = place.area, crc32(place.key.encode())
    room = _Room(place, PIECES[place.fittings], ground, free)
    choose = _LAYOUTS[room.piece.layout]
    ground_of = ground.inner if room.piece.layout in {"rows", "grid"} else ground.calm
    for y in range(top, min(top + high, len(free))):
        for start, end in spans(free[y] & ((1 << wide) - 1) << left & ground_of[y]):
            for x in range(start, end):
                lot = _lot(seed, x - left, y - top)
                if lot % _GONE and (found := choose(room, x, y, lot // _GONE)):
                    yield found


def _lot(seed: int, x: int, y: int) -> int:
    """A number that seems drawn by lot, the same one for the same cell of the same place."""
    mixed = (seed ^ x * 73856093 ^ y * 19349663) * 2654435761 & 0xFFFFFFFF
    return (mixed ^ mixed >> 15) & 0xFFFF


def _rows(room: _Room, x: int, y: int, _: int) -> Standing | None:
    left, top, *_rest = room.place.area
    step = room.piece.step
    held = (y - top if room.lying else x - left) % step == 1 % step
    return Standing(x + 0.5, y + 0.5, 0 if room.lying else 3) if held else None


def _grid(room: _Room, x: int, y: int, _: int) -> Standing | None:
    left, top, *_rest = room.place.area
    return Standing(x + 0.5, y + 0.5, 0) if (x - left) % 2 == (y - top) % 2 == 1 else None


def _strewn(_: _Room, x: int, y: int, lot: int) -> Standing | None:
    return Standing(x + 0.5, y + 0.5, lot // _STREWN % 4) if lot % _STREWN == 0 else None


def _along(room: _Room, x: int, y: int, _: int) -> Standing | None:
    """A piece with its back to one of the long walls, and floor before it."""
    turns = (0, 2) if room.lying else (1, 3)
    return next(
        (
            Standing(x + 0.5, y + 0.5, turn)
            for turn in turns
            for dx, dy in (_BACKS[turn],)
            if _at(room.ground.mass, x + dx, y + dy) and _at(room.ground.floor, x - dx, y - dy)
        ),
        None,
    )


def _around(room: _Room, x: int, y: int, _: int) -> Standing | None:
    """A shallow piece with its back to any wall."""
    mass = room.ground.mass
    return next(
        (Standing(x + 0.5, y + 0.5, turn) for turn, (dx, dy) in enumerate(_BACKS) if _at(mass, x + dx, y + dy)), None
    )


def _blocks(room: _Room, x: int, y: int, lot: int) -> Standing | None:
    """A piece of two by two cells, a cell from the next one; a small one in a narrow room."""
    left, top, wide, high = room.place.area
    if min(wide, high) < _ROOMY:
        found = _grid(room, x, y, lot)
        return found._replace(small=True) if found else None
    step = room.piece.step
    if (x - left) % step != 1 or (y - top) % step != 1 or y + 1 >= min(top + high, len(room.free)):
        return None
    both = all((room.ground.floor[row] & room.free[row]) >> x & 3 == 3 for row in (y, y + 1))  # noqa: PLR2004 - two bits
    return Standing(x + 1.0, y + 1.0, 0) if both and x + 1 < left + wide else None


def _at(bits: Mask, x: int, y: int) -> bool:
    return x >= 0 and 0 <= y < len(bits) and bool(bits[y] >> x & 1)


_LAYOUTS: dict[Layout, Callable[[_Room, int, int, int], Standing | None]] = {
    "wall": _along, "walls": _around, "rows": _rows, "grid": _grid, "blocks": _blocks, "strewn": _strewn,
}  # fmt: skip
