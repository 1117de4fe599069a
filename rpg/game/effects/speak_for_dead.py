"""Words over a body that came home (GAME.md 2, Speak for the Dead)."""

from __future__ import annotations

import msgspec


class SpeakForDead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The village gains so much ``cohesion``."""

    cohesion: int
