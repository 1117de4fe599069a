"""A lamp: a condition takes no dice (GAME.md 2, the hand lamp in the dark)."""

from __future__ import annotations

import msgspec


class Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The condition ``spares`` takes no dice from whoever has this."""

    spares: str
