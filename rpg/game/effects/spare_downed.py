"""One of the downed whom nothing finishes in this exchange (GAME.md 2, Not Yet)."""

from __future__ import annotations

import msgspec


class SpareDowned(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many ``people``, in the order in which they would have been finished."""

    people: int
