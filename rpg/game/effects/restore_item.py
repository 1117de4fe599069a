"""An item that was spent or broken, whole again (GAME.md 2, Patchwork)."""

from __future__ import annotations

import msgspec


class RestoreItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many ``items``."""

    items: int
