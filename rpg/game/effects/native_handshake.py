"""A body that the net still greets (GAME.md 2, Native Handshake)."""

from __future__ import annotations

import msgspec


class NativeHandshake(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lock that asks for a gene has that ``difficulty`` for them where there is none."""

    difficulty: int
