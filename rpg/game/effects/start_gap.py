"""Machines met further off, by whoever keeps watch (GAME.md 2, Count the Steps)."""

from __future__ import annotations

import msgspec


class StartGap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The gap is ``by`` larger when a force arrives, at most ``most``."""

    by: int
    most: int
