"""Packs of JSON files become checked, linked, merged, typed rules.

:func:`open_packs` is the quick way in, for packs that are sound; :func:`check` is the thorough one, which finds every
fault of every file in one run and says where it stands. The first falls back to the second when anything is amiss.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.rulebook.checking import check
    from rpg.rulebook.opening import open_packs

__all__ = ["check", "open_packs"]

_HOMES = {"check": "rpg.rulebook.checking", "open_packs": "rpg.rulebook.opening"}


def __getattr__(name: str) -> object:
    """Each way in is imported when it is asked for: a sound pack opens without the checker, a check needs no rules."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(name)
