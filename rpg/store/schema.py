"""The shape of a campaign's file (DESK.md, The file)."""

from __future__ import annotations

APPLICATION_ID = 0x4D525047
"""``MRPG``: what tells this program's campaigns from other SQLite files."""

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
create trigger entry_is_kept before update on entry begin select raise(abort, 'entries are never changed'); end;
create trigger entry_is_never_lost before delete on entry begin select raise(abort, 'entries are never lost'); end;
create trigger event_is_kept before update on event begin select raise(abort, 'events are never changed'); end;
create trigger event_is_never_lost before delete on event begin select raise(abort, 'events are never lost'); end;
create trigger head_is_kept before update on head begin select raise(abort, 'moves are never changed'); end;
create trigger head_is_never_lost before delete on head begin select raise(abort, 'moves are never lost'); end;
"""

_PATH = """
with recursive path(id, parent, depth) as (
    select id, parent, depth from entry where id = :entry
    union all
    select entry.id, entry.parent, entry.depth from entry join path on entry.id = path.parent
)
"""
"""The entries from ``:entry`` back to the beginning."""

_COLUMNS = "id, parent, depth, session, at, line, stream, origin"
ENTRY = f"select {_COLUMNS} from entry where id = :id"
ENTRIES = f"select {_COLUMNS} from entry order by id"
ENTRIES_BETWEEN = f"select {_COLUMNS} from entry where id between :first and :last order by id"
PATH = f"{_PATH} select id from path where depth > coalesce((select depth from entry where id = :start), 0) limit :last"
"""The path's numbers, newest first: those behind ``:start``, at most ``:last`` of them (-1: all)."""

VOIDS = f"{_PATH} select path.id from path join event on event.entry = path.id where event.kind = 'campaign/voided'"
"""The entries on a path that void others."""

SNAPSHOTS = f"""{_PATH} select path.id, snapshot.version, snapshot.state
from path left join snapshot on snapshot.entry = path.id"""
"""The path, newest first, with the snapshot of each entry that has one."""
