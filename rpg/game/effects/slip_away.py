"""Hiding alone after a flight that failed (GAME.md 2, Small)."""

from __future__ import annotations

import msgspec


class SlipAway(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hiding alone after a flight that failed."""
