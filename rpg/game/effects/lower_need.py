"""Somebody who goes hungry for the village (GAME.md 2, Empty Bowl)."""

from __future__ import annotations

import msgspec


class LowerNeed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who takes the Hunger of those who set out unfed lowers what the village needs this cycle ``by`` units."""

    by: int
