"""A stratum while it is being built: its cells, and whose each of them is.

Building goes on as if the void ran from north to south; a map whose void runs across is turned when it is done.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOLID, FLOOR, CORRIDOR, BRIDGE, VOID, SHAFT, BLOCKED = b"#.,= oX"
NOBODY = -1
RIM = 1
"""The bit of the map's edge; those of owners lie above it."""


def bit(owner: int) -> int:
    """The bit of an owner."""
    return 2 << owner


class Box(NamedTuple):
    """A rectangle of cells."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column beyond it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row beyond it."""
        return self.top + self.height

    @property
    def middle(self) -> tuple[int, int]:
        """The cell in its middle."""
        return self.left + self.width // 2, self.top + self.height // 2

    def grown(self, by: int) -> Box:
        """The rectangle with so many cells more on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Box) -> bool:
        """Whether they share a cell."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Level:
    """The cells of one stratum, row by row in one array, ``at = y * width + x``; a rim of one cell stays mass.

    ``owner`` is whose floor a cell is (NOBODY: mass, void, or a way that all may use); ``near`` has, for each cell, a
    bit for every owner beside whom it lies: who may not touch an owner's floor, may not go there. ``borders`` are those
    cells by owner, in order.
    """

    __slots__ = ("borders", "boxes", "cells", "height", "near", "owner", "width")

    def __init__(self, width: int, height: int) -> None:
        """A stratum of nothing but mass."""
        self.width, self.height = width, height
        self.cells = bytearray([SOLID]) * (width * height)
        self.owner = [NOBODY] * (width * height)
        self.near = [0] * (width * height)
        for at in (*range(width), *range(width * height - width, width * height)):
            self.near[at] = RIM
        for at in (*range(0, width * height, width), *range(width - 1, width * height, width)):
            self.near[at] = RIM
        self.boxes: list[Box] = []
        self.borders: dict[int, list[int]] = {}

    def copy(self) -> Level:
        """The stratum as it is now, apart from what becomes of it."""
        other = Level.__new__(Level)
        other.width, other.height = self.width, self.height
        other.cells, other.owner, other.near = bytearray(self.cells), list(self.owner), list(self.near)
        other.boxes, other.borders = list(self.boxes), dict(self.borders)
        return other

    def inner(self, box: Box) -> bool:
        """Whether a rectangle leaves the rim alone."""
        return box.left > 0 and box.top > 0 and box.right < self.width and box.bottom < self.height

    def spots(self, box: Box) -> Iterator[int]:
        """The cells of a rectangle, as far as they lie on the map."""
        left, right = max(0, box.left), min(self.width, box.left + box.width)
        rows = range(max(0, box.top), min(self.height, box.top + box.height))
        return chain.from_iterable(range(y * self.width + left, y * self.width + right) for y in rows)

    def fill(self, box: Box, cell: int, over: int = SOLID) -> None:
        """Make the cells of a kind within a rectangle into another."""
        left, right = max(0, box.left), min(self.width, box.left + box.width)
        old, new = bytes((over,)), bytes((cell,))
        for y in range(max(0, box.top), min(self.height, box.top + box.height)):
            row = slice(y * self.width + left, y * self.width + max(left, right))
            self.cells[row] = self.cells[row].replace(old, new)

    def only(self, box: Box, kinds: bytes) -> bool:
        """Whether a rectangle has no cells but of these kinds."""
        cells, wide = self.cells, self.width
        return all(
            not cells[y * wide + box.left : y * wide + box.right].strip(kinds) for y in range(box.top, box.bottom)
        )

    def around(self, at: int) -> tuple[int, int, int, int]:
        """The four cells beside one that is not on the rim."""
        return at - self.width, at + 1, at + self.width, at - 1

    def claim(self, owner: int, spots: Iterable[int]) -> None:
        """Note whose cells these are, and that those beside them are near."""
        own, wide = bit(owner), self.width
        border: set[int] = set()
        for at in spots:
            self.owner[at] = owner
            border.update((at - wide, at + 1, at + wide, at - 1))
        for at in border:
            self.near[at] |= own
        self.borders[owner] = sorted(border)

    def whole(self, spots: Iterable[int]) -> bool:
        """Whether one can walk between all of these cells without leaving them; False if there is none."""
        left, wide = set(spots), self.width
        if not left:
            return False
        edge = [left.pop()]
        while edge:
            at = edge.pop()
            for near in (at - wide, at + 1, at + wide, at - 1):
                if near in left:
                    left.remove(near)
                    edge.append(near)
        return not left
