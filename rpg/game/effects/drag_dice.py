"""Dragging one of the downed costs fewer dice (GAME.md 2, Carry the Fallen)."""

from __future__ import annotations

import msgspec


class DragDice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` dice of its price given back, no more than it takes."""

    by: int
