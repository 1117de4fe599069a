"""What opens a sealed door (GAME.md 2, the cutting torch)."""

from __future__ import annotations

import msgspec


class OpenSealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """It takes ``beats`` and makes ``noise``."""

    beats: int
    noise: int
