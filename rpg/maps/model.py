"""A map: strata of cells, and on them places, links and features (PRESS.md). One cell is one square on the table."""

from __future__ import annotations

from typing import Literal

import msgspec

from rpg.words import Text

Cell = Literal["solid", "floor", "corridor", "bridge", "void", "shaft", "blocked", "unseen"]
LETTERS: dict[str, Cell] = {
    "#": "solid",
    ".": "floor",
    ",": "corridor",
    "=": "bridge",
    " ": "void",
    "o": "shaft",
    "X": "blocked",
    ":": "unseen",
}
Fittings = Literal[
    "", "beds", "belts", "consoles", "crates", "desks", "lockers", "machines", "pipes", "plants", "rubble", "seats",
    "shelves", "tables", "vats", "water",
]  # fmt: skip
"""What stands in a place, for the drawing alone: whoever is there sees it. "": nothing worth a line."""
UNSEEN = ":"
"""Of what nobody has seen nothing is known; no author draws it (rpg.maps.seen)."""


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named area: its rectangle in cells (left, top, width, height) on one stratum; ``gm`` is for the GM alone.

    ``number`` is its number in the key; 0: it is counted (rpg.maps.ascii).
    """

    key: str
    name: Text
    stratum: int
    area: tuple[int, int, int, int]
    watch: int = 0
    gm: Text = ""
    hidden: bool = False
    number: int = 0
    fittings: Fittings = ""


class Feature(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something standing in one cell (x, y) of a stratum: a symbol and what the key says of it.

    What is sealed opens to who was at the place, or the feature, ``opened_by``; without one it stays shut.
    """

    key: str
    symbol: Literal[
        "tower", "source", "door", "sealed", "lift", "stair", "terminal", "beam_hole", "body", "eye", "exit", "note"
    ]
    name: Text
    stratum: int
    at: tuple[int, int]
    visible_to: Literal["all", "gm"] = "all"
    opened_by: str = ""


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way between two places, by their keys, that leads through no third; ``lock`` is the sealed door on it."""

    one: str
    other: str
    kind: Literal["way", "bridge", "stair", "lift"] = "way"
    lock: str = ""


class Stratum(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One level: ``rows`` of equal length, a letter a cell (see LETTERS); ``depth`` counts strata below the village.

    ``height`` is in metres, from this floor to the floor of the stratum above.
    """

    key: str
    name: Text
    depth: int
    rows: tuple[str, ...]
    height: float = 6.0


class Conduit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A pipe or a cable that crosses a stratum: a polyline through points (x, y) in cells; nobody walks on it."""

    kind: Literal["pipe", "cable"]
    stratum: int
    points: tuple[tuple[float, float], ...]


class Map(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place of the City, drawn by hand or generated. ``metres`` is the side of one cell.

    ``section`` is the row of cells at which the vertical section is cut (-1: the middle row). ``links`` are what its
    maker meant to join; the proof holds the ground to them.
    """

    id: str
    name: Text
    metres: float
    strata: tuple[Stratum, ...]
    places: tuple[Place, ...]
    features: tuple[Feature, ...]
    conduits: tuple[Conduit, ...] = ()
    links: tuple[Link, ...] = ()
    section: int = -1
    seed: str = ""
    source: Text = ""
