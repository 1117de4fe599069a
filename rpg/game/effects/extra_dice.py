"""More or fewer dice on some rolls, beside what gear gives."""

from __future__ import annotations

import msgspec


class ExtraDice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``by`` dice on rolls of those ``skills`` and ``attributes``; on every roll if neither is named."""

    by: int
    skills: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
