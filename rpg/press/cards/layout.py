"""What printables/card and printables/imposition may say."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.press.boxes import Align
from rpg.press.theme import Colour, Font

Backs: TypeAlias = Literal["long", "short", "none"]


class Element(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="is"):
    """Anything on a card. Values are JSON pointers into what the rules say of it; labels are keys of the catalogue."""


class Label(Element, frozen=True, tag="label", kw_only=True):
    """A line of small print: a sentence of the catalogue, or a value; ``height`` 0 lets the next stand beside it.

    It has a ``share`` of the width, from 0 to 1. One that ``gives_way`` is left out where what flows comes close to it.
    """

    say: str = ""
    value: str = ""
    align: Align = "left"
    font: Font = "body"
    height: float = 3.4
    share: float = 1.0
    gives_way: bool = False


class Title(Element, frozen=True, tag="title", kw_only=True):
    """The name of the thing, as large as ``size`` points, in ``height`` millimetres."""

    value: str
    size: float = 14.0
    height: float = 8.9


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number and what it is called."""

    label: str
    value: str


class Cells(Element, frozen=True, tag="cells", kw_only=True):
    """Numbers side by side, ``columns`` in a row; those that the thing lacks are left out."""

    cells: tuple[Cell, ...]
    columns: int = 4


class Boxes(Element, frozen=True, tag="boxes", kw_only=True):
    """So many boxes to tick; none if they would be more than ``most``: their number stands there instead.

    ``label`` is a sentence of the catalogue, or a pointer.
    """

    label: str
    count: str
    most: int = 30


class Words(Element, frozen=True, tag="text", kw_only=True):
    """A paragraph to read, as large as ``size`` points; nothing if the thing has no such text."""

    value: str
    size: float = 11.0
    font: Font = "body"


class Points(Element, frozen=True, tag="list", kw_only=True):
    """Lines behind a mark, below a heading; nothing if the list is empty."""

    of: str
    head: str = ""
    size: float = 10.0
    font: Font = "body"


CardElement: TypeAlias = Label | Title | Cells | Boxes | Words | Points


class Zone(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the card, in millimetres from its top left corner; elements stand in it from the top.

    ``ground`` fills it, out to the bleed where it touches the edge. What does not fit goes on in the same zone of a
    further card if the zone ``flows``; the others are the same on all of them. ``pad`` is left empty at the sides,
    ``top`` above.
    """

    name: str
    at: tuple[float, float, float, float]
    elements: tuple[CardElement, ...] = ()
    ground: Colour | None = None
    pad: float = 0.0
    top: float = 0.0
    flows: bool = False


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The face of every card of one kind.

    ``of`` is what it is a card of where its ``id`` does not say it: one of the kinds of the game, or the full id of a
    table, of which every row is a card. ``players`` may have cards that are none of the game's own if it says so.
    """

    id: str
    name: str
    size: tuple[float, float]
    zones: tuple[Zone, ...]
    of: str = ""
    players: bool = False


class Imposition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where cards lie on a page, in millimetres; ``at`` is the corner of the first, ``gap`` between two.

    ``across`` turns the paper. ``bleed`` is how far colour goes beyond the cut. Crop marks start ``mark_gap`` beyond
    the bleed and are ``mark`` long. ``fold`` is where the paper is folded (0: nowhere): fronts stand left of it, backs
    right. ``slug`` is where the line stands that says what the page is, with the ruler beside it.
    """

    id: str
    paper: str
    card: tuple[float, float]
    columns: int
    rows: int
    at: tuple[float, float]
    gap: tuple[float, float] = (0.0, 0.0)
    across: bool = False
    bleed: float = 3.0
    mark: float = 3.5
    mark_gap: float = 0.5
    fold: float = 0.0
    slug: tuple[float, float]
