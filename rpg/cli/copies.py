"""Dated copies of a campaign beside it: the last few evenings, should the file ever be damaged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.store import StoreError
from rpg.words import Say

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.store import Store

FOLDER = "backups"
KEPT = 10
"""Copies of one campaign; an older one goes when a new one comes."""


def kept(store: Store, at: str) -> Say:
    """Copy a campaign to ``backups/NAME-2026-11-23-2045.db`` beside it; the sentence that says where, or why not.

    ``at`` is when (ISO 8601). A copy of the same minute gives way: whatever it held is in the new one too.
    """
    path = store.path_of_file
    folder = path.parent / FOLDER
    copy = folder / f"{path.stem}-{at[:10]}-{at[11:13]}{at[14:16]}{path.suffix}"
    draft = folder / f".{copy.name}.part"
    try:
        folder.mkdir(exist_ok=True)
        draft.unlink(missing_ok=True)
        store.backup(draft)
        draft.replace(copy)
        for old in dated(path)[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, StoreError) as error:
        why = error.strerror if isinstance(error, OSError) else ""
        return Say("cli.copy.failed", {"path": f"{FOLDER}/{copy.name}", "why": why or f"{error}"})
    return Say("cli.copy.kept", {"path": f"{FOLDER}/{copy.name}"})


def dated(path: Path) -> list[Path]:
    """The dated copies of that campaign, oldest first."""
    name = re.compile(rf"{re.escape(path.stem)}-\d{{4}}-\d\d-\d\d-\d{{4}}{re.escape(path.suffix)}")
    return sorted(file for file in (path.parent / FOLDER).iterdir() if name.fullmatch(file.name))
