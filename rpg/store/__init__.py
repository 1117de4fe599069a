"""A campaign is one SQLite file to which things are only ever added.

An entry is a typed line with the events that followed from it; entries hang on their parents as a tree, and ``head`` is
a list of where the table stood, its last row being where it stands. Undo and redo add a row to it. Nothing is erased:
triggers forbid it. What was acknowledged is on disk: WAL with ``synchronous=FULL``.
"""

from __future__ import annotations

from rpg.store.fault import StoreError
from rpg.store.file import SIDES
from rpg.store.store import First, Store

__all__ = ["SIDES", "First", "Store", "StoreError"]
