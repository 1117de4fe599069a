"""Keeping watch while others work, without leaving the work (GAME.md 2, the ear rig)."""

from __future__ import annotations

import msgspec


class KeepWatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Keeping watch while others work, without leaving the work."""
