"""A fabricator that works, and somebody who knows how (GAME.md 2, Fabricate)."""

from __future__ import annotations

import msgspec


class Fabricate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A relic, made at home beside what the Workshop makes."""
