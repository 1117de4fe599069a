"""A panic that is not drawn (GAME.md 2, Guilt)."""

from __future__ import annotations

import msgspec


class PanicRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The first panic of a scene is that ``row`` of the panic table, for whoever set off the alarm."""

    row: str
