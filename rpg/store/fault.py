"""What can be wrong with a campaign's file: a sentence, never a traceback."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rpg.words import Value


class StoreError(Exception):
    """A campaign's file cannot be used as asked; the file itself is as it was. ``say`` is why, as a sentence."""

    def __init__(self, key: str, path: Path, **values: Value) -> None:
        """The fault ``store.<key>`` of the file at ``path``."""
        super().__init__(f"{key}: {path}")
        self.key = key
        self.say = Say(f"store.{key}", {"path": str(path), **values})


_BY_MESSAGE = (
    ("readonly", "read_only"),
    ("read-only", "read_only"),
    ("full", "disk_full"),
    ("locked", "busy"),
    ("busy", "busy"),
    ("unable to open", "no_access"),
    ("disk i/o", "disk_full"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the decoder raise about this file into a StoreError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error).casefold()
        key = next((key for words, key in _BY_MESSAGE if words in text), "damaged")
        raise StoreError(key, path, why=str(error)) from error
    except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
        raise StoreError("damaged", path, why=str(error)) from error
