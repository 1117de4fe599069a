"""The shape of a campaign's file (DESK.md, The file)."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x4D525047
"""``MRPG``: what tells this program's campaigns from other SQLite files."""

EVENT_BYTES = 1024
"""The most an event takes in its row; a larger one is kept as a blob, and the row names that."""

FORMAT = 1
"""The version of this shape; a file of a higher one is refused, of a lower one migrated."""

TABLES = """
create table entry(
    id integer primary key, parent integer not null, depth integer not null, session integer not null,
    at text not null, line text not null, stream integer not null, origin text not null default ''
) strict;
create table event(
    seq integer primary key, entry integer not null references entry(id), kind text not null,
    version integer not null, secret integer not null, data text not null
) strict;
create index event_of_entry on event(entry);
create index event_of_kind on event(kind, entry);
create table head(n integer primary key, entry integer not null, why text not null, at text not null) strict;
create table snapshot(entry integer primary key, version integer not null, state text not null) strict;
create table meta(key text primary key, value text not null) strict;
create table lock(pack text primary key, version text not null, sha256 text not null) strict;
create table blob(sha256 text primary key, data blob not null) strict;
create trigger entry_is_kept before update on entry
    begin select raise(abort, 'entries are never changed'); end;
create trigger entry_is_not_replaced before insert on entry when exists (select 1 from entry where id = new.id)
    begin select raise(abort, 'entries are never replaced'); end;
create trigger entry_is_never_lost before delete on entry
    begin select raise(abort, 'entries are never lost'); end;
create trigger event_is_kept before update on event
    begin select raise(abort, 'events are never changed'); end;
create trigger event_is_not_replaced before insert on event when exists (select 1 from event where seq = new.seq)
    begin select raise(abort, 'events are never replaced'); end;
create trigger event_is_never_lost before delete on event
    begin select raise(abort, 'events are never lost'); end;
create trigger head_is_kept before update on head
    begin select raise(abort, 'moves are never changed'); end;
create trigger head_is_not_replaced before insert on head when exists (select 1 from head where n = new.n)
    begin select raise(abort, 'moves are never replaced'); end;
create trigger head_is_never_lost before delete on head
    begin select raise(abort, 'moves are never lost'); end;
"""

EVENT = "insert into event(entry, kind, version, secret, data) values (?, ?, ?, ?, ?)"
KEEP = """insert into blob(sha256, data) select :sha256, :data
where not exists (select 1 from blob where sha256 = :sha256)"""

_PATH = """
with recursive path(id, parent) as (
    select id, parent from entry where id = :entry and id > :start
    union all
    select entry.id, entry.parent from path cross join entry on entry.id = path.parent
    where entry.id < path.id and entry.id > :start
)
"""
"""The entries from ``:entry`` back to, without, ``:start`` (0: to the beginning). Parents have lower numbers."""

_COLUMNS = "entry.id, entry.parent, depth, session, at, line, stream, origin"
_FACT = """event.entry, kind, version, secret,
case when substr(event.data, 1, 1) <> '"' then event.data
else (select cast(blob.data as text) from blob where sha256 = substr(event.data, 2, 64)) end"""
ENTRIES = f"select {_COLUMNS} from entry where id between :first and :last order by id"
FACTS = f"select {_FACT} from event where entry between :first and :last order by seq"
"""Entries of any branch, and their events."""
SAID = f"select {_FACT} from event order by seq"

PATH = f"{_PATH} select {_COLUMNS} from path cross join entry on entry.id = path.id limit :last"
PATH_FACTS = f"""{_PATH} select {_FACT} from (select id from path limit :last) as shown
cross join event on event.entry = shown.id order by event.seq"""
"""The path, newest first, at most ``:last`` of it (-1: all), and its events, oldest first."""

_CARRIED = "origin like 'carried:%' and parent = id - 1"
LINE_OF = f"select id from entry where id <= :entry and not ({_CARRIED}) order by id desc limit 1"
LINE_AFTER = f"select id from entry where id > :entry and not ({_CARRIED}) order by id limit 1"
"""The entry that began the line of which ``:entry`` is a part, and the one that began the next line."""

MOVES = """select entry, why from head
where n >= (select coalesce(max(n), 0) from head where why not in ('undo', 'redo')) order by n"""
"""Where the head went since the last new line, and from where."""

SNAPSHOTS = f"""{_PATH} select path.id, coalesce(snapshot.version, 0), coalesce(snapshot.state, '')
from path left join snapshot on snapshot.entry = :sign * path.id where path.id <= :before"""
"""The path, newest first, from ``:before`` on, with the snapshot of each entry that has one.

``:sign`` is 1, or -1 for the snapshots of what everybody may know."""

NUMBERS = f"{_PATH} select id from path order by id"
"""The path without anything else, oldest first."""
BEGUN = "select distinct entry from event where kind = 'campaign/session_begun' order by entry desc"
BEHIND = "select distinct entry from event where kind = :kind and entry > :start"


def statements(script: str) -> list[str]:
    """The statements of a script; those of a trigger stay together."""
    found, part = [], ""
    for piece in script.split(";"):
        part += piece + ";"
        if sqlite3.complete_statement(part) and part.strip(" ;\n"):
            found.append(part.strip())
            part = ""
    return found
