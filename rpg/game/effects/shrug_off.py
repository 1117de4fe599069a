"""A roll whose harm is ignored (GAME.md 2, Broad Back)."""

from __future__ import annotations

from typing import Literal

import msgspec


class ShrugOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The harm of a roll of that ``degree`` is none."""

    degree: Literal["partial", "fail"]
