"""A roll made better by letting the Contagion in (GAME.md 2, Rewrite)."""

from __future__ import annotations

from typing import Literal

import msgspec


class Rewrite(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A roll of those ``skills`` which is ``low`` is ``high``, for so many stages of the Contagion."""

    skills: tuple[str, ...]
    low: Literal["fail", "partial"]
    high: Literal["partial", "full"]
    contagion: int
