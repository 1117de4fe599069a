"""Holding better than others do (GAME.md 2, Hold the Gap)."""

from __future__ import annotations

import msgspec


class Pin(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whoever holds pins up to ``machines``, and those who flee gain ``bonus`` dice."""

    machines: int
    bonus: int
