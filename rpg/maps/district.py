"""What an author may say about a kind of stratum: its rooms as drawings that stretch, its voids, its names.

The generator (rpg.maps.generate) builds a stratum from one district; which one, the structure table decides.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.maps.model import Fittings
from rpg.words import Text

Use: TypeAlias = Literal["hall", "room", "gallery", "platform", "floor", "source", "vault", "entry", "goal"]
Void: TypeAlias = Literal["canyon", "well", "none"]
Thing: TypeAlias = Literal["tower", "source", "terminal", "body", "note", "eye"]


class Stretch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Columns (or rows) ``start`` to ``end``, excluded, of a drawing may stand there ``least`` to ``most`` times."""

    start: int
    end: int
    least: int
    most: int


class Guise(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a room may be called, what the GM then reads of it, and what stands in it."""

    key: str
    name: Text
    gm: Text = ""
    fittings: Fittings = ""


class Room(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A room: what it is good for, its drawing (letters as in a map), how that stretches, its guises.

    Galleries, platforms and floors are shaped by the void: they need no drawing.
    """

    key: str
    use: Use
    guises: tuple[Guise, ...]
    rows: tuple[str, ...] = ()
    across: Stretch | None = None
    down: Stretch | None = None


class Sight(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that stands in a stratum of this kind: its symbol and what the key says."""

    key: str
    symbol: Thing
    name: Text


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name for a whole stratum."""

    key: str
    name: Text


class District(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of stratum.

    ``structures`` are keys of the structure table (strata rules): when the dice read one of them, the stratum is of
    this kind. ``voids`` are drawn by lot, so that one named twice is twice as likely. ``pillars`` is the distance, in
    cells, of the columns that carry the City (0: none); ``height`` in metres, from and to.
    """

    id: str
    name: Text
    structures: tuple[str, ...]
    titles: tuple[Title, ...]
    rooms: tuple[Room, ...]
    sights: tuple[Sight, ...] = ()
    voids: tuple[Void, ...] = ("canyon", "well")
    pillars: int = 0
    height: tuple[float, float] = (12.0, 24.0)
