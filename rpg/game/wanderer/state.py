"""What is true of the Wanderer now. Sums run on; they are clamped where they are read."""

from __future__ import annotations

import msgspec


class Wanderer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where he is and what he has spent.

    ``nearer`` is proximity beside what a campaign starts with, ``spent`` charge, ``harm`` Vitality lost, ``said`` words
    of this scene. ``fired`` is the exchange of this fight for which he ("") or somebody has had their act already;
    ``acted``: he has changed this fight. ``interventions`` are those of this season, ``saved`` the people of them;
    ``hunter`` is the adversary that is still to come for them, ``opened`` for whom the emitter is unlocked.
    """

    nearer: int = 0
    here: bool = False
    spent: int = 0
    harm: int = 0
    said: int = 0
    fired: dict[str, int] = {}
    acted: bool = False
    interventions: int = 0
    saved: tuple[str, ...] = ()
    hunter: str = ""
    opened: tuple[str, ...] = ()
