"""The Watch of a place, known without a roll (GAME.md 2, Knows the Hum)."""

from __future__ import annotations

import msgspec


class LearnWatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many ``nodes``, the next one first."""

    nodes: int
