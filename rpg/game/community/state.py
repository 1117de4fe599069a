"""What is true of the village now: changes since its beginning, clamped where they are read."""

from __future__ import annotations

import msgspec


class Community(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far the village is from where it started.

    ``levels`` and ``ticks`` (of the clock at hand) are by development; ``project`` is the one that the assembly builds
    on. Of this cycle: ``hauls`` units that each expedition brought, ``wiped`` expeditions, Cohesion that a breach
    costs, items ``made``, whether the party was ``fed``. Of this season: its modifier, ``cycles`` that ended in it,
    ``rerolls`` spent. ``lost`` is why there is no village any more.
    """

    population: int = 0
    stores: int = 0
    hunger: int = 0
    cohesion: int = 0
    levels: dict[str, int] = {}
    ticks: dict[str, int] = {}
    project: str = ""
    hauls: tuple[int, ...] = ()
    wiped: int = 0
    breached: int = 0
    made: int = 0
    fed: bool = False
    season: str = ""
    cycles: int = 0
    rerolls: int = 0
    lost: str = ""
