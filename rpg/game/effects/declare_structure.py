"""The structure of a node that nobody has entered, declared (GAME.md 2, Old Charts)."""

from __future__ import annotations

import msgspec


class DeclareStructure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Of a node beside the one at hand; it says nothing more."""
