"""A roll that counts as better than it fell (GAME.md 2, Light Bones)."""

from __future__ import annotations

from typing import Literal

import msgspec


class RaiseDegree(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A roll ``of`` that purpose which is ``low`` counts as ``high``."""

    of: Literal["hazard"]
    low: Literal["fail", "partial"]
    high: Literal["partial", "full"]
