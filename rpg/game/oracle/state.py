"""What is true of the oracle now."""

from __future__ import annotations

import msgspec


class Oracle(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often it was asked in this scene, and what the silence has come to.

    ``last`` is what was asked last in it, and the key of the answer. ``silence``: this campaign plays by that rule.
    ``spoken`` are the lines of this scene, ``silent`` the nodes (by the key of their place) that have given their
    Bearing.
    """

    asked: int = 0
    silence: bool = False
    spoken: int = 0
    silent: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
