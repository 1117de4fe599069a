"""A clean hit that slows its target (GAME.md 2, Line Shot)."""

from __future__ import annotations

import msgspec


class Slow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The target's Pace is at most ``pace`` for so many ``exchanges`` after this one."""

    pace: int
    exchanges: int
