"""A body that takes harm (GAME.md 2, Hard Shell)."""

from __future__ import annotations

import msgspec


class Soak(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` harm taken away beside that of a suit; ``no_suits``: nothing worn helps."""

    by: int
    no_suits: bool = False
