"""How to print, and what the title block says; and what comes back."""

from __future__ import annotations

import msgspec

from rpg.press.boxes import Document
from rpg.problem import Problem


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """``paper`` and ``theme`` by name; ``place``, ``seed`` and ``notice`` as text; ``stratum`` a depth or None.

    ``large`` asks for large print. ``lines`` and ``veils`` are what the table agreed to keep out of the game, and off
    screen; ``written`` is what a player wrote on the sheet, by field.
    """

    paper: str = "a4"
    theme: str = "concrete"
    place: str = ""
    stratum: int | None = None
    seed: str = ""
    notice: str = ""
    large: bool = False
    lines: tuple[str, ...] = ()
    veils: tuple[str, ...] = ()
    written: dict[str, str] = {}


class Laid(msgspec.Struct, frozen=True):
    """A document ready for ink, and what had no room, no letter or no meaning in it."""

    document: Document
    problems: tuple[Problem, ...] = ()


class Printed(msgspec.Struct, frozen=True):
    """A PDF, the document that it was made from, and the same."""

    data: bytes
    document: Document
    problems: tuple[Problem, ...] = ()
