"""Ending a hostile link at the price of the item (GAME.md 2, the finger probe)."""

from __future__ import annotations

import msgspec


class SeverLink(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Ending a hostile link at the price of the item."""
