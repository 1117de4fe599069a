"""A clean beat of work that yields more (GAME.md 2, Bleed the Pipe)."""

from __future__ import annotations

import msgspec


class MoreYield(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` food units, as far as the source goes."""

    by: int
