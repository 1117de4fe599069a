"""Somebody who never counts for the size of a group (GAME.md 2, Small)."""

from __future__ import annotations

import msgspec


class Uncounted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody who never counts for the size of a group."""
