"""A leader whose group takes no size penalty (GAME.md 2, First Foot)."""

from __future__ import annotations

import msgspec


class SpareGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Groups of ``least`` to ``most`` people, while whoever has this leads them."""

    least: int
    most: int
