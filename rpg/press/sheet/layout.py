"""A sheet as an author lays it out: pages of named zones, each a column of elements.

A zone stands at [column, row, columns, rows] in the squares of the frame (8 by 12, so that the same sheet fits every
paper). An element's numbers and texts come from literals, from the catalogue (keys), or from the character: a JSON
pointer ("/person/name"), which inside ``each`` and tables may be relative to the item ("name").
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.press.boxes import Align

Style = Literal["body", "strong", "italic", "label", "heading", "title"]
Shows: TypeAlias = Literal["character", "village", "expedition", "wanderer", "adversary"]
"""Whom or what a sheet shows: where its pointers lead."""
OF_THEIR_OWN: tuple[Shows, ...] = ("adversary",)
"""What has a way of its own to be asked for."""
Pointer: TypeAlias = str
Number: TypeAlias = int | str
"""A number, or a pointer to one."""


class _Element(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="is"):
    pass


class Text(_Element, tag="text", frozen=True):
    """Printed words: ``say`` is a key of the catalogue, spoken with the values pointed to; or ``value`` points to them.

    ``height`` is the room in millimetres; 0 takes what the text needs.
    """

    say: str = ""
    values: dict[str, Pointer] = {}
    value: Pointer = ""
    style: Style = "body"
    size: float = 9.0
    height: float = 0.0
    align: Align = "left"


class Field(_Element, tag="field", frozen=True):
    """A form field under its label, or beside it (``beside``, in millimetres of label).

    A ``height`` of 0 takes the rest of the zone.
    """

    name: str
    label: str
    value: Pointer = ""
    height: float = 7.0
    size: float = 10.0
    lines: bool = False
    beside: float = 0.0
    align: Align = "left"


class Check(_Element, tag="check", frozen=True):
    """One box to tick, and what it means: a label of the catalogue, or a value; ``note`` points to more words."""

    name: str
    label: str = ""
    value: Pointer = ""
    on: Pointer = ""
    note: Pointer = ""
    height: float = 4.2


class Track(_Element, tag="track", frozen=True):
    """A row of ``count`` boxes, ``filled`` of them ticked from the left, and ``spare`` dashed ones behind.

    ``last`` is said under the last box. ``beside`` is the width of the label; 0 puts it above, and ``silent`` leaves it
    to those who cannot see. ``align`` is where the boxes stand in the rest of the line; ``across`` is how many stand in
    a row before the next one begins (0: all of them). ``marks`` points to what is written under single boxes (each with
    its number ``at``, a ``name``, and whether it ``sends`` somebody, which is drawn in the colour of the alert).
    """

    name: str
    count: Number
    label: str = ""
    value: Pointer = ""
    note: str = ""
    values: dict[str, Pointer] = {}
    filled: Number = 0
    spare: Number = 0
    last: str = ""
    size: float = 5.5
    beside: float = 0.0
    mark: Literal["cross", "fill", "disc"] = "cross"
    shape: Literal["box", "ring"] = "box"
    align: Literal["left", "right"] = "left"
    silent: bool = False
    across: int = 0
    marks: Pointer = ""


class Box(_Element, tag="box", frozen=True):
    """A square with one large value in it, over its label."""

    name: str
    label: str
    value: Pointer = ""
    size: float = 12.0


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A column of a table: its heading, its share of the width, and what it shows of each row."""

    name: str
    label: str
    share: float
    value: Pointer = ""
    align: Align = "left"
    lines: bool = False


class Table(_Element, tag="table", frozen=True):
    """A table of fields: the rows pointed to, and empty ones up to ``count``.

    Rows are ``height`` millimetres high; 0 shares the rest of the zone among them.
    """

    name: str
    columns: tuple[Column, ...]
    count: int
    rows: Pointer = ""
    height: float = 7.0
    size: float = 9.0


class Slots(_Element, tag="slots", frozen=True):
    """A grid of ``count`` boxes, ``across`` in a row, then ``spare`` hatched ones; ``filled`` of them are ticked.

    ``label`` is for those who cannot see.
    """

    name: str
    label: str
    count: Number
    spare: Number = 0
    filled: Number = 0
    across: int = 4
    size: float = 8.0


class RuleRef(_Element, tag="rule-ref", frozen=True):
    """A rule's name and its text, from the rules of the campaign, by full id and key."""

    id: str
    text: str = "effect"
    size: float = 9.0


class Strip(_Element, tag="strip", frozen=True):
    """The items pointed to (each with ``faces`` and ``name``) side by side, the first one black: how a roll is read."""

    of: Pointer
    height: float = 11.0


class Plate(_Element, tag="plate", frozen=True):
    """A section through the City at 1:``scale``, a person standing in it.

    It shows the place ``motif`` (:data:`rpg.press.motif.drawn.NAMES`), or that whose name ``value`` points to.
    """

    height: float
    scale: int
    motif: str = "bridge"
    value: Pointer = ""


class Space(_Element, tag="space", frozen=True):
    """Nothing, on purpose."""

    height: float


class Row(_Element, tag="row", frozen=True):
    """Elements side by side; ``shares`` of the width (all the same if empty), ``gap`` millimetres apart."""

    elements: tuple[Element, ...]
    shares: tuple[float, ...] = ()
    gap: float = 3.0


class Stack(_Element, tag="stack", frozen=True):
    """Elements above one another, as one element of a row."""

    elements: tuple[Element, ...]


class Each(_Element, tag="each", frozen=True):
    """The elements again for every item pointed to, ``across`` items in a row of at least ``height`` millimetres."""

    of: Pointer
    elements: tuple[Element, ...]
    across: int = 1
    gap: float = 3.0
    height: float = 0.0
    ruled: bool = False


Element: TypeAlias = (
    Text | Field | Check | Track | Box | Table | Slots | RuleRef | Strip | Plate | Space | Row | Stack | Each
)


class Added(msgspec.Struct, frozen=True):
    """So many elements at the end of a zone, and the file that they came from."""

    file: str
    count: int


class Zone(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named part of a page: where it stands, its heading, and the step of making a character that it is (0: none).

    ``flush`` leaves no margin: the zone reaches to the frame. The last elements are those of ``added`` files.
    """

    name: str
    at: tuple[float, float, float, float]
    elements: tuple[Element, ...] = ()
    title: str = ""
    step: int = 0
    flush: bool = False
    added: tuple[Added, ...] = ()


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One page."""

    title: str
    zones: tuple[Zone, ...]


class Addition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Elements put at the end of the zones of a sheet, by name of the zone: how homebrew changes a sheet."""

    id: str
    sheet: str
    zones: dict[str, tuple[Element, ...]]


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole sheet of what it ``shows``. ``scale`` is what its title block says."""

    id: str
    pages: tuple[Page, ...]
    scale: str = ""
    shows: Shows = "character"

    def extended(self, added: Addition, file: str = "") -> tuple[Sheet, tuple[str, ...]]:
        """The sheet with what a ``file`` adds to it, and the zones named there that it lacks."""
        pages = tuple(
            msgspec.structs.replace(page, zones=tuple(_grown(zone, added, file) for zone in page.zones))
            for page in self.pages
        )
        known = {zone.name for page in self.pages for zone in page.zones}
        missing = tuple(name for name in added.zones if name not in known)
        return msgspec.structs.replace(self, pages=pages), missing


def _grown(zone: Zone, added: Addition, file: str) -> Zone:
    more = added.zones.get(zone.name, ())
    if not more:
        return zone
    told = (*zone.added, Added(file, len(more)))
    return msgspec.structs.replace(zone, elements=zone.elements + more, added=told)
