"""What a dice text may ask for. Every limit is a setting, and fails closed with an error of its own."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The bounds of one text.

    ``text`` characters, ``depth`` of nesting, ``parts`` put together, ``dice`` rolled in all, ``faces`` of a die,
    ``number`` the largest that may be written, ``explosions`` of one die (one that may go on for ever stops there),
    ``extra`` dice that come on top of those: exploded, rolled again, looked at once more under a name. ``repeated``
    parts carried out by ``#``. ``work`` steps and ``bits`` of one whole number in exact odds. However large
    ``depth`` and ``parts`` are: what Python's own recursion cannot follow is too deep.
    """

    text: int = 500
    depth: int = 40
    parts: int = 150
    dice: int = 1_000
    faces: int = 100_000
    number: int = 1_000_000_000
    explosions: int = 100
    work: int = 2_000_000
    bits: int = 4_000_000
    extra: int = 10_000
    repeated: int = 20_000


LIMITS = Limits()
