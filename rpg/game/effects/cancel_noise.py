"""Alert points from noise that are taken back as they are gained (GAME.md 2, White Noise)."""

from __future__ import annotations

import msgspec


class CancelNoise(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Up to so many ``points``."""

    points: int
