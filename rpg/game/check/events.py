"""What can have happened when dice fell. The faces are inside: replay never rolls."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec


class Part(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One reason for dice: what it is called (a rules id or a catalogue word) and how many dice it gives or takes."""

    what: str
    dice: int


class Tested(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="check/tested", omit_defaults=True):
    """Somebody made the core roll.

    ``label`` names the roll inside its line; ``faces`` fell first, ``again`` is the whole pool after a push
    (empty: not pushed). ``told`` is true when the result was typed in from the table; a degree told alone has no faces.
    """

    who: str
    label: str
    parts: tuple[Part, ...]
    pool: int
    faces: tuple[int, ...]
    degree: str
    again: tuple[int, ...] = ()
    told: bool = False

    @property
    def last(self) -> tuple[int, ...]:
        """The faces that count."""
        return self.again or self.faces


class Came(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One thing that dice came to: its kind, the value as text, and the ladder or table (by its name in dice) it is of.

    ``number`` (``8``, ``7/2``) · ``words`` (the faces, apart by spaces) · ``bool`` (``yes``, ``no``) · ``degree`` and
    ``row`` (their keys). How it is said is up to the language of the table.
    """

    kind: str
    value: str
    of: str = ""


class Rolled(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="check/rolled", omit_defaults=True):
    """Dice were rolled from a text: ``faces`` in the order in which they fell, ``total`` as the text reads them.

    ``read`` is the text with every name put in, where it had any ("" otherwise): with the faces it tells the whole roll
    again. ``came`` is what it came to where that is no whole number, and no degree: words, a fraction, each of several
    results. ``result`` is the same as older campaigns keep it: said already, in English.
    """

    text: str
    faces: tuple[int, ...]
    total: int
    degree: str = ""
    why: str = ""
    told: bool = False
    read: str = ""
    result: str = ""
    came: tuple[Came, ...] = ()


class TableRead(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="check/table_read"):
    """A table was read: the faces that fell and the key of the row."""

    table: str
    faces: tuple[int, ...]
    row: str


class TurnDrawn(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="check/turn_drawn", omit_defaults=True):
    """What a partial costs, or a surge gives, was drawn from its table: the key of the row, and whose roll it was."""

    of: Literal["price", "surge"]
    table: str
    row: str
    who: str = ""


CheckEvent: TypeAlias = Tested | Rolled | TableRead | TurnDrawn
