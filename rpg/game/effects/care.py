"""Care against the Contagion (GAME.md 2, Clean Hands and the stabiliser)."""

from __future__ import annotations

import msgspec


class Care(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` dice more on the drift of somebody whom one cares for; what an item gives must be asked for."""

    by: int
