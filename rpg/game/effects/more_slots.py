"""More to carry: slots beyond those of the body (GAME.md 2, Mule)."""

from __future__ import annotations

import msgspec


class MoreSlots(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` slots that anything may fill."""

    by: int
