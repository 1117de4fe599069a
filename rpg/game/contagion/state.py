"""What is true of the Contagion beside how far it has come in each, which is theirs."""

from __future__ import annotations

import msgspec


class Contagion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What waits: exposures that nobody has rolled for, oldest first (who, severity).

    ``drifted`` are those whose drift of this cycle is rolled, ``ended`` what became of the lost, by id.
    """

    due: tuple[tuple[str, int], ...] = ()
    drifted: tuple[str, ...] = ()
    ended: dict[str, str] = {}
