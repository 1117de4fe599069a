"""What came of a case that was played many times."""

from __future__ import annotations

import msgspec


class Figures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of ``runs``, of which ``counted`` count: shares in per cent, ``survivors`` in people.

    What a fight does not know is None. ``all_dead``: nobody of them is left; ``food`` and ``quiet`` are as the case
    means them; ``wanderer``: he came.
    """

    runs: int
    counted: int
    all_dead: float
    survivors: float
    food: float | None = None
    some_food: float | None = None
    someone_dead: float | None = None
    tagged_home: float | None = None
    quiet: float | None = None
    wanderer: float | None = None
    levels: tuple[float, ...] = ()
