"""Being closer to the Wanderer than the campaign is (GAME.md 2, Someone Came)."""

from __future__ import annotations

import msgspec


class Proximity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` more while whoever has this is the last one standing."""

    by: int
