"""A countermeasure that is easier (GAME.md 2, Kill the Eye)."""

from __future__ import annotations

import msgspec


class Easier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Its difficulty is ``by`` lower."""

    countermeasure: str
    by: int
