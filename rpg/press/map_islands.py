"""Blocks of mass that stand free in a room are what stands there: a tank has a lid, a rack boards, a line rollers.

Drawn on the mass within its walls, which stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rpg.maps.regions import spans
from rpg.press.boxes import Outline
from rpg.press.shapes import circle, polyline, rectangle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rpg.maps.model import Fittings, Place
    from rpg.maps.regions import Mask

_INSET = 0.17
"""From the wall of a block to what is drawn on it, in cells."""
_SMALL = 2
"""Cells: a tank of that has no manhole."""
_ROUND = frozenset({"vats", "machines"})
_OF_ONE = frozenset({"vats", "machines", "crates"})
"""What a block of one cell may be; else it is a pillar, and carries the City."""


class Island(NamedTuple):
    """A block: its rectangle in cells."""

    left: int
    top: int
    wide: int
    high: int


def islands(place: Place, mass: Mask) -> Iterator[Island]:
    """The rectangular blocks of mass that stand free within a place, row by row."""
    left, top, wide, high = place.area
    right, bottom = left + wide, min(top + high, len(mass))
    inner = max(0, (1 << right - 1) - (1 << left + 1))
    for y in range(top + 1, bottom - 1):
        for x, end in spans(mass[y] & ~mass[y - 1] & inner):
            alone, row = ((1 << end - x) - 1) << 1, (1 << end - x + 2) - 1
            foot = y
            while foot < bottom and mass[foot] >> x - 1 & row == alone:
                foot += 1
            if y < foot < bottom and not (mass[y - 1] | mass[foot]) >> x - 1 & row:
                yield Island(x, y, end - x, foot - y)


def fitted(kind: Fittings, island: Island, taken: Sequence[int]) -> tuple[list[Outline], list[Outline]]:
    """The bodies and the lines of a block that is that; nothing of it where another thing is drawn (``taken`` bits)."""
    lying = island.wide >= island.high
    long, across = (island.wide, island.high) if lying else (island.high, island.wide)
    if kind not in _DRAWN or (long == 1 and kind not in _OF_ONE):
        return [], []
    step = across if kind in _ROUND else 1
    free = [not _met(island, i, step, taken, lying=lying) for i in range(0, long - step + 1, step)]
    bodies: list[Outline] = []
    lines: list[Outline] = []
    for begin, end in _runs(free):
        run = Run(begin * step, end * step, across, begin == 0, (end + 1) * step > long)
        for into, made in zip((bodies, lines), _DRAWN[kind](run), strict=True):
            into.extend(_put(each, island, lying=lying) for each in made)
    return bodies, lines


def _met(island: Island, i: int, step: int, taken: Sequence[int], *, lying: bool) -> bool:
    """Whether something else is drawn on the cells of a block from the ``i``-th along it."""
    left, top, wide, high = island
    if lying:
        return any(taken[y] >> left + i & ((1 << step) - 1) for y in range(top, top + high))
    return any(taken[y] >> left & ((1 << wide) - 1) for y in range(top + i, top + i + step))


def _runs(free: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """From where to where all is free."""
    begin = 0
    for free_, group in groupby(free):
        end = begin + len(list(group))
        if free_:
            yield begin, end
        begin = end


def _put(outline: Outline, at: Island, *, lying: bool) -> Outline:
    x, y = at.left, at.top
    points = [(x + a, y + b) if lying else (x + b, y + a) for a, b in outline.points]
    return Outline(tuple(points), closed=outline.closed, curved=outline.curved)


class Run(NamedTuple):
    """A part of a block, along it: from where to where and how wide, in cells; whether it is its first, its last."""

    begin: int
    end: int
    across: int
    first: bool
    last: bool

    @property
    def left(self) -> float:
        """Where it begins, off the wall."""
        return self.begin + (_INSET if self.first else 0.0)

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.end - (_INSET if self.last else 0.0)

    @property
    def body(self) -> Outline:
        """All of it, off the walls."""
        return rectangle(self.left, _INSET, self.right - self.left, self.across - 2 * _INSET)

    def along(self, share: float) -> Outline:
        """A line along it, at a share of its width."""
        y = _INSET + share * (self.across - 2 * _INSET)
        return polyline([(self.left, y), (self.right, y)])

    def over(self, x: float) -> Outline:
        """A line across it."""
        return polyline([(x, _INSET), (x, self.across - _INSET)])


Made: TypeAlias = tuple[Iterable[Outline], Iterable[Outline]]


def _squares(run: Run) -> Iterator[tuple[float, float]]:
    """The middles of the squares of a run, and how wide each is."""
    half = run.across / 2
    return ((x + half, half) for x in range(run.begin, run.end, run.across))


def _lids(run: Run) -> Made:
    radius = run.across / 2 - _INSET / 1.5
    lids = [circle(x, y, r) for x, y in _squares(run) for r in (radius, radius * 0.8)]
    holes = [circle(x + radius / 3, y - radius / 3, 0.2) for x, y in _squares(run) if run.across > _SMALL]
    return [*lids, *holes], ()


def _presses(run: Run) -> Made:
    reach, radius = run.across / 2 - _INSET, run.across / 4
    bodies: list[Outline] = []
    lines: list[Outline] = []
    for x, y in _squares(run):
        bodies += [rectangle(x - reach, y - reach, 2 * reach, 2 * reach), circle(x, y, radius)]
        lines += [polyline([(x + i * radius, y), (x + i * reach, y)]) for i in (-1, 1)]
    return bodies, lines


def _boards(run: Run) -> Made:
    return [run.body], [run.along(0.5), *(run.over(x + 0.5) for x in range(run.begin, run.end))]


def _rollers(run: Run) -> Made:
    steps = range(2 * run.begin + 1, 2 * run.end)
    return [run.body], [run.over(x / 2) for x in steps]


def _mains(run: Run) -> Made:
    wide = run.across - 2 * _INSET + 0.08
    flanges = (rectangle(x + 0.42, _INSET - 0.04, 0.16, wide) for x in range(run.begin, run.end, 2))
    return [run.body, *flanges], [run.along(1 / 3), run.along(2 / 3)]


def _boxes(run: Run) -> Made:
    seams = [run.left, *(float(x) for x in range(run.begin + 1, run.end)), run.right]
    far = run.across - _INSET
    crosses = [
        polyline(ends) for a, b in pairwise(seams) for ends in (((a, _INSET), (b, far)), ((b, _INSET), (a, far)))
    ]
    return [run.body], [*crosses, *map(run.over, seams[1:-1])]


_DRAWN: dict[Fittings, Callable[[Run], Made]] = {
    "vats": _lids, "machines": _presses, "shelves": _boards, "lockers": _boards, "desks": _boards, "consoles": _boards,
    "belts": _rollers, "pipes": _mains, "crates": _boxes, "tables": _boards,
}  # fmt: skip
