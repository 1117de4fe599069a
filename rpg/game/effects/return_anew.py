"""A return from death (GAME.md 2, Body Archive)."""

from __future__ import annotations

import msgspec


class ReturnAnew(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """While ``gear`` is not lost, one may return from death, with an attribute that is ``attribute`` lower."""

    gear: str
    attribute: int
