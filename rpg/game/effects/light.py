"""A lamp: the dark takes no dice (GAME.md 2)."""

from __future__ import annotations

import msgspec


class Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A lamp: the dark takes no dice."""
