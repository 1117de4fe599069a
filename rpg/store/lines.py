"""A campaign as lines of JSON: everything its log holds, to be kept as text, compared, and made a campaign again.

The first line says what it is; then settings, the packs it plays by, the rules as they were kept, every entry of every
branch with its events, and every move of the head. The same campaign gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec
from msgspec import Meta

from rpg.store import schema, wire
from rpg.store.fault import explained
from rpg.store.wire import Row, large, sha256

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

VERSION = 1
"""Of these lines; those of a higher one are refused."""


Number: TypeAlias = Annotated[int, Meta(ge=0, le=2**53)]
"""Of an entry or a move; far below the highest that SQLite holds, behind which it no longer counts on."""
Version: TypeAlias = Annotated[int, Meta(ge=1, le=2**31)]


class _Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Campaign(_Line, tag="campaign", frozen=True):
    """The first line."""

    version: Version


class Setting(_Line, tag="setting", frozen=True):
    """The seed, the packs, the entities that were copied."""

    key: str
    value: str


class Pack(_Line, tag="pack", frozen=True):
    """A pack as it was when the campaign was last played by it."""

    id: str
    version: str
    sha256: str


class Kept(_Line, tag="rules", frozen=True):
    """The rules as they were kept, should a pack get lost."""

    data: bytes


class Event(_Line, frozen=True):
    """An event of an entry, as it is kept."""

    kind: str
    version: Version
    secret: bool
    data: msgspec.Raw


class Entry(_Line, tag="entry", frozen=True):
    """A typed line with its events. The fields are those of the file (:mod:`rpg.store.schema`)."""

    id: Number
    parent: Number
    depth: Number
    session: Number
    at: str
    line: str
    stream: Number
    origin: str = ""
    events: tuple[Event, ...] = ()


class Move(_Line, tag="move", frozen=True):
    """A move of the head: to an entry, and why. ``n`` tells a reader which one; they are numbered as they come."""

    n: Number
    entry: Number
    why: str
    at: str


Line: TypeAlias = Campaign | Setting | Pack | Kept | Entry | Move

_encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_ROWS = {
    "setting": "select key, value from meta where key in ('seed', 'packs', 'kept') order by key",
    "pack": "select pack, version, sha256 from lock order by pack",
    "rules": "select data from blob where sha256 = (select value from meta where key = 'rules')",
    "move": "select n, entry, why, at from head order by n",
}


def decoded(text: bytes) -> Line:
    """A line, read; msgspec.MsgspecError says what is wrong with it."""
    return _decoder.decode(text)


def readable(entry: Entry) -> None:
    """Read every event of an entry once; msgspec.MsgspecError says what is wrong with the first that cannot be."""
    for event in entry.events:
        wire.decoded(event.kind, event.version, bytes(event.data).decode())


def lines_of(connection: sqlite3.Connection, path: Path) -> Iterator[bytes]:
    """Every line of a campaign, without line ends; what is written meanwhile is not in them."""
    with explained(path):
        connection.execute("begin")
        try:
            for line in _lines(connection):
                yield _encode(line)
        finally:
            connection.execute("rollback")


def _lines(connection: sqlite3.Connection) -> Iterator[Line]:
    rows = {key: connection.execute(query).fetchall() for key, query in _ROWS.items()}
    yield Campaign(version=VERSION)
    yield from (Setting(key=key, value=value) for key, value in rows["setting"])
    yield from (Pack(id=pack, version=version, sha256=digest) for pack, version, digest in rows["pack"])
    yield from (Kept(data=data) for (data,) in rows["rules"])
    for row in connection.execute(schema.ENTRIES, {"first": 0, "last": 2**63 - 1}):
        yield _entry(connection, row)
    yield from (Move(n=n, entry=entry, why=why, at=at) for n, entry, why, at in rows["move"])


def _entry(connection: sqlite3.Connection, row: Row) -> Entry:
    facts = connection.execute(schema.FACTS, {"first": row[0], "last": row[0]})
    return Entry(
        id=row[0], parent=row[1], depth=row[2], session=row[3], at=row[4], line=row[5], stream=row[6], origin=row[7],
        events=tuple(
            Event(kind=kind, version=version, secret=bool(secret), data=msgspec.Raw(data.encode()))
            for _, kind, version, secret, data in facts
        ),
    )  # fmt: skip


def insert(connection: sqlite3.Connection, line: Line) -> None:
    """Put a line into a new campaign's file."""
    match line:
        case Entry():
            _insert_entry(connection, line)
        case Kept(data=data):
            connection.execute(schema.KEEP, {"sha256": sha256(data), "data": data})
            connection.execute("insert or replace into meta values ('rules', ?)", (sha256(data),))
        case Pack(id=pack, version=version, sha256=digest):
            connection.execute("insert into lock values (?, ?, ?)", (pack, version, digest))
        case Move(entry=entry, why=why, at=at):
            connection.execute("insert into head(entry, why, at) values (?, ?, ?)", (entry, why, at))
        case Setting(key="seed" | "packs" | "kept" as key, value=value):
            connection.execute("insert or replace into meta values (?, ?)", (key, value))
        case Setting() | Campaign():
            pass


def _insert_entry(connection: sqlite3.Connection, line: Entry) -> None:
    values = (line.id, line.parent, line.depth, line.session, line.at, line.line, line.stream, line.origin)
    connection.execute("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)", values)
    for event in line.events:
        data = bytes(event.data)
        shown, blob = large(data.decode())
        if blob:
            connection.execute(schema.KEEP, {"sha256": sha256(blob), "data": blob})
        connection.execute(schema.EVENT, (line.id, event.kind, event.version, int(event.secret), shown))
