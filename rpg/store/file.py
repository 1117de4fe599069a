"""Opening and making campaign files, with the settings that keep what was acknowledged."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rpg.store.fault import PRIMARY, StoreError, explained, reached
from rpg.store.schema import APPLICATION_ID, FORMAT, TABLES, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_MARK = slice(68, 72)
"""Where ``application_id`` stands in a SQLite file, big-endian."""

PRIVATE = 0o600
"""The rights of a campaign's file, and of all that SQLite keeps beside it: it holds the GM's secrets and the seed."""
BUSY_SECONDS = 5.0
SIDES = ("-wal", "-shm", "-journal")
"""The endings of the files that SQLite keeps beside an open campaign."""


def create(path: Path, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Make a new campaign file with what ``fill`` writes into it, all in one transaction.

    StoreError if there is a file already, or none can be made; nothing is left behind then.
    """
    with made(path), explained(path):
        connection = _connect(path, BUSY_SECONDS)
        try:
            _found(connection, fill)
            settings(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def made(path: Path) -> Iterator[None]:
    """Make an empty file to fill inside the block; it goes away again if that fails. StoreError if one is there."""
    with reached(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    try:
        yield
    except BaseException:
        for side in ("", *SIDES):
            path.with_name(path.name + side).unlink(missing_ok=True)
        raise


def open_existing(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open a campaign file; StoreError if there is none, or it is not one that this program can read.

    ``busy_seconds`` is how long to wait for another writer. A file that is not ours is only read, by its first bytes.
    """
    with reached(path):
        if not path.is_file():
            raise StoreError("missing", path)
        with path.open("rb") as file:
            header = file.read(_HEADER)
    ours = header.startswith(_MAGIC) and header[_MARK] == APPLICATION_ID.to_bytes(4, "big")
    if len(header) < _HEADER or not ours:
        raise StoreError("not_a_campaign", path)
    with explained(path):
        connection = _connect(path, busy_seconds)
        try:
            _known(connection, path)
            settings(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _found(connection: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Write the beginning of a campaign. WAL comes after it, so that the file itself says at once what it is."""
    connection.execute("begin immediate")
    for statement in statements(TABLES):
        connection.execute(statement)
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {FORMAT}")
    fill(connection)
    connection.execute("commit")


def _known(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of a format that this program does not know."""
    (version,) = connection.execute("pragma user_version").fetchone()
    if version > FORMAT:
        raise StoreError("newer", path, format=version, known=FORMAT)
    if version < 1:
        raise StoreError("not_a_campaign", path)


def _connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """A connection that has written nothing yet, but what a campaign needs to be read here."""
    connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
    try:
        connection.execute("pragma trusted_schema = off")
        _without_shared_memory(connection)
        connection.execute("pragma synchronous = full")
    except BaseException:
        connection.close()
        raise
    return connection


def _without_shared_memory(connection: sqlite3.Connection) -> None:
    """Let a campaign be read where no write-ahead log can be had (folders on a network): give it another journal."""
    try:
        connection.execute("select count(*) from sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & PRIMARY not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}:
            raise
        connection.execute("pragma locking_mode = exclusive")
        connection.execute("pragma journal_mode = truncate").fetchone()
        connection.execute("pragma locking_mode = normal")
        connection.execute("select count(*) from sqlite_schema").fetchone()


def settings(connection: sqlite3.Connection) -> None:
    """Ask for what makes every acknowledged line safe: a write-ahead log, and a wait for the disk at each commit."""
    (mode,) = connection.execute("pragma journal_mode = wal").fetchone()
    if mode != "wal":
        # A network or synced folder has no shared memory: the rollback journal is slower and as safe.
        connection.execute("pragma journal_mode = truncate")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
