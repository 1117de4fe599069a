"""The arrival clock, read exactly from a roll (GAME.md 2, Dead Air)."""

from __future__ import annotations

import msgspec


class ReadClock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """On a clean roll of that ``skill``."""

    skill: str
