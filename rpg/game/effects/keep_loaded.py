"""A failed shot that does not empty the weapon (GAME.md 2, Last Bolt)."""

from __future__ import annotations

import msgspec


class KeepLoaded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A failed shot that does not empty the weapon."""
