"""Somebody whom the network does not tag (GAME.md 2, Not on the List)."""

from __future__ import annotations

import msgspec


class StayUntagged(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody whom the network does not tag."""
