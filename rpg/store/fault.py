"""What can be wrong with a campaign's file: a sentence, never a traceback."""

from __future__ import annotations

import errno
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


class NewerError(msgspec.MsgspecError):
    """An event is of a version that this program does not know yet."""

    def __init__(self, version: int, known: int) -> None:
        """The version found, and the highest one known."""
        super().__init__(f"version {version} > {known}")
        self.version, self.known = version, known


_BY_CODE = {
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_full",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
    sqlite3.SQLITE_CANTOPEN: "no_access",
    sqlite3.SQLITE_PERM: "no_access",
}
_BY_NUMBER = {errno.EEXIST: "exists", errno.ENOSPC: "disk_full", errno.EROFS: "read_only"}
PRIMARY = 0xFF
"""The part of SQLite's result codes that says what went wrong; the rest says how."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the decoder raise about this file into a StoreError; a misuse of SQLite stays a bug."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & PRIMARY
        raise StoreError(_BY_CODE.get(code, "damaged"), path, why=str(error)) from error
    except NewerError as error:
        raise StoreError("newer", path, format=error.version, known=error.known) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:  # SQLite's own message may quote torn text
        raise StoreError("damaged", path, why=str(error)) from error


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """Turn what the system raises about a file that it cannot find, read or make into a StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(_BY_NUMBER.get(error.errno or 0, "no_access"), path) from error
    except ValueError as error:  # a name that no file can have
        raise StoreError("no_access", path) from error
