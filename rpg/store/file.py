"""Opening and making campaign files, with the settings that keep what was acknowledged."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from rpg.store.fault import StoreError, explained
from rpg.store.schema import APPLICATION_ID, FORMAT, TABLES

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
BUSY_SECONDS = 5.0
SIDES = ("-wal", "-shm", "-journal")
"""What may stand beside a campaign's file while it is open."""


def create(path: Path) -> sqlite3.Connection:
    """Make a new, empty campaign file; StoreError if there is a file already, or none can be made."""
    if path.exists():
        raise StoreError("exists", path)
    with explained(path):
        connection = _connect(path)
        connection.execute("begin immediate")
        for statement in _statements(TABLES):
            connection.execute(statement)
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {FORMAT}")
        connection.execute("commit")
    return connection


def open_existing(path: Path) -> sqlite3.Connection:
    """Open a campaign file; StoreError if there is none, or it is not one that this program can read."""
    if not path.is_file():
        raise StoreError("missing", path)
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise StoreError("not_a_campaign", path)
    with explained(path):
        connection = _connect(path)
        try:
            _known(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _known(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is somebody else's, or of a newer format than this program's."""
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    if application != APPLICATION_ID:
        raise StoreError("not_a_campaign", path)
    if version > FORMAT:
        raise StoreError("newer", path, format=version, known=FORMAT)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    (mode,) = connection.execute("pragma journal_mode = wal").fetchone()
    if mode != "wal":
        # A network or synced folder has no shared memory: the rollback journal is slower and as safe.
        connection.execute("pragma journal_mode = truncate")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma trusted_schema = off")
    return connection


def _statements(script: str) -> list[str]:
    """The statements of a script; those of a trigger stay together."""
    found, part = [], ""
    for piece in script.split(";"):
        part += piece + ";"
        if sqlite3.complete_statement(part) and part.strip(" ;\n"):
            found.append(part.strip())
            part = ""
    return found
