"""A rest that mends nerves further (GAME.md 2, Second Wind)."""

from __future__ import annotations

import msgspec


class RestStrain(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` Strain more for each companion at a rest."""

    by: int
