"""Packs of JSON files become checked, linked, merged, typed rules.

:func:`open_packs` is the quick way in, for packs that are sound; :func:`check` is the thorough one, which finds every
fault of every file in one run and says where it stands. The first falls back to the second when anything is amiss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.rulebook.opening import open_packs

if TYPE_CHECKING:
    from rpg.rulebook.checking import check

__all__ = ["check", "open_packs"]


def __getattr__(name: str) -> object:
    """``check`` is imported when it is asked for: a sound pack opens without it."""
    if name == "check":
        from rpg.rulebook.checking import check  # noqa: PLC0415 - only a full check needs its stages

        return check
    raise AttributeError(name)
