"""A structure that is rolled once more, because the charts say otherwise (GAME.md 2, the old charts)."""

from __future__ import annotations

import msgspec


class RedrawStructure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many ``times`` a season."""

    times: int
