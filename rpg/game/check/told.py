"""Results from real dice on the table, typed in instead of rolled."""

from __future__ import annotations

import msgspec


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A result from real dice: faces in any order, or only the degree."""

    faces: tuple[int, ...] = ()
    degree: str = ""
