"""Which places there are, by name, and how one is drawn into an area."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.figure import person
from rpg.press.motif import depths, works
from rpg.press.motif.board import BARE, VOID, Board
from rpg.press.plate import section
from rpg.press.shapes import rectangle

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACES: dict[str, Callable[[Board], None]] = {
    "gallery": depths.gallery, "stair": depths.stair, "silo": works.silo, "tower": works.tower, "pipes": works.pipes,
    "eye": depths.eye, "growth": depths.growth, "shaft": depths.shaft, "beam": depths.beam,
    "terraces": works.terraces, "helix": depths.helix, "doors": works.doors,
}  # fmt: skip
BRIDGE = "bridge"
NAMES = (BRIDGE, *_PLACES)
"""The places that a chapter may open on."""
_WINDOWS = (
    (1.0, 1.0, 0.0, 0.0), (1.7, 1.9, 0.05, 0.55), (1.35, 1.3, 0.3, 0.1), (2.3, 1.5, 0.55, 0.4), (1.25, 2.2, 0.0, 0.75),
    (1.8, 1.2, 0.7, 0.05), (1.15, 1.6, 0.12, 0.4),
)  # fmt: skip
"""Parts of the bridge's drawing: its width and height, and where its left and top edge are, as so many plates."""
_DECK, _ON = 0.55, 0.38


def opening(name: str, plate: Area, number: int, scale: float) -> tuple[b.Box, ...]:
    """The place in black, ``scale`` millimetres a metre; another part or another one of its kind for each number.

    A name that is none, or none at all, gets a place by its number.
    """
    known = _known(name, number)
    return _bridge(plate, number, scale) if known == BRIDGE else _place(known, plate, scale, f"{number}", bare=False)


def closing(name: str, plate: Area, number: int, scale: float, seed: str = "") -> tuple[b.Box, ...]:
    """The same kind of place, in lines on the paper: it may be large, and toner costs. ``seed`` is the paper's."""
    known = _known(name, number)
    return _place("doors" if known == BRIDGE else known, plate, scale, f"{seed}{number} closes", bare=True)


def by(seed: str) -> int:
    """A number for a seed, for whoever has none of its own: it chooses the place."""
    return crc32(seed.encode("utf-8", "replace"))


def filled(name: str, area: Area, scale: float, seed: str) -> tuple[b.Box, ...]:
    """A place in black over a whole area, another one of its kind for each seed; the bridge where no such is known."""
    return _place(name, area, scale, seed, bare=False) if name in _PLACES else section(area, scale, seed)


def footing(floor: Area, number: int, scale: float) -> tuple[b.Box, ...]:
    """Cut mass along the foot of an empty page, and somebody who stands on it and looks up."""
    mass = (rectangle(floor.x, floor.y, floor.width, floor.height),)
    at = floor.x + floor.width * (0.62 + 0.3 * (number * _ON % 1.0))
    drawn = (
        b.Hatch(outlines=mass, gap=1.1),
        b.Line(x1=floor.x, y1=floor.y, x2=floor.right, y2=floor.y, weight="cut"),
        person(at, floor.y, scale),
    )
    return (b.Group(tag="Artifact", boxes=drawn),)


def _known(name: str, number: int) -> str:
    return name if name in NAMES else NAMES[number % len(NAMES)]


def _place(name: str, plate: Area, scale: float, seed: str, *, bare: bool) -> tuple[b.Box, ...]:
    board = Board(plate, scale, f"{name} {seed}", BARE if bare else VOID)
    _PLACES[name](board)
    return board.framed()


def _bridge(plate: Area, number: int, scale: float) -> tuple[b.Box, ...]:
    """A part of one large section through the City, another for each chapter; somebody stands in each."""
    wide, high, left, top = _WINDOWS[number % len(_WINDOWS)]
    whole = Area(plate.x - plate.width * left, plate.y - plate.height * top, plate.width * wide, plate.height * high)
    frame = (rectangle(plate.x, plate.y, plate.width, plate.height),)
    stands = person(plate.x + plate.width * (0.3 + 0.4 * (number * _ON % 1.0)), whole.y + whole.height * _DECK, scale,
                    on_void=True)  # fmt: skip
    drawn = (b.Clip(outlines=frame, boxes=(*section(whole, scale), stands)), b.Path(outlines=frame, weight="wall"))
    return (b.Group(tag="Artifact", boxes=drawn),)
