"""A campaign's file, written: one line is one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.entry import Entry
from rpg.campaign.events import SessionEnded, Voided
from rpg.campaign.fold import fold
from rpg.campaign.world import World
from rpg.desk.result import Append, Redo, Undo
from rpg.store import file
from rpg.store.fault import StoreError, explained
from rpg.store.reading import Reading
from rpg.store.wire import AMENDS, VERSION, encoded, kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rpg.campaign.entry import Fact
    from rpg.campaign.rules import PackRef
    from rpg.desk.result import Deed

SNAPSHOT_EVERY = 200
_encode = msgspec.json.encode


class Store(Reading):
    """One campaign: everything that can be read of it, and what a line does to it."""

    @classmethod
    def create(cls, path: Path, *, seed: str, packs: Sequence[str], lock: Sequence[PackRef] = ()) -> Store:
        """Make a campaign that plays by these packs; StoreError if the file is there already or cannot be made."""
        store = cls(path, file.create(path))
        with store.writing():
            store.set_meta("seed", seed)
            store.set_meta("packs", msgspec.json.encode(list(packs)).decode())
            rows = [(pack.id, pack.version, pack.sha256) for pack in lock]
            store._sql.executemany("insert into lock values (?, ?, ?)", rows)
        return store

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a campaign; StoreError says what is wrong with the file."""
        return cls(path, file.open_existing(path))

    @property
    def seed(self) -> str:
        """The seed that all its dice follow from."""
        return self.meta("seed")

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs that it plays by: shipped names, or folders."""
        return tuple(msgspec.json.decode(self.meta("packs") or "[]", type=list[str]))

    def meta(self, key: str) -> str:
        """A setting of the file; "" if it was never set."""
        with explained(self.path_of_file):
            row = self._sql.execute("select value from meta where key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Change a setting of the file."""
        with explained(self.path_of_file):
            self._sql.execute("insert or replace into meta values (?, ?)", (key, value))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is done inside is kept, or none of it. Inside another it is part of that one."""
        if self._sql.in_transaction:
            yield
            return
        with explained(self.path_of_file):
            self._sql.execute("begin immediate")
            try:
                yield
                self._sql.execute("commit")
            except BaseException:
                if self._sql.in_transaction:
                    self._sql.execute("rollback")
                self._worlds.clear()
                raise

    def perform(self, deed: Deed, *, line: str, at: str) -> list[Entry]:
        """Do what a line came to: append an entry, or move the head. Returns the entries written or moved over."""
        with self.writing():
            match deed:
                case Append():
                    return self._append(deed, line, at)
                case Undo(count=count):
                    return self._undo(count, at)
                case Redo(count=count):
                    return self._redo(count, at)
                case _:
                    return []

    def _append(self, deed: Append, line: str, at: str) -> list[Entry]:
        amended = self.entry(deed.amends) if deed.amends else None
        parent = amended.parent if amended else self.head()
        stream = amended.stream if amended else 0
        written = [self._write(parent, deed.facts, deed.line or line, at, stream=stream, amends=deed.amends)]
        for number in deed.carried:
            old = self.entry(number)
            if old is not None:
                written.append(self._write(written[-1].id, old.facts, old.line, old.at))
        self._move(written[-1].id, "do", at)
        return written

    def _write(
        self, parent: int, facts: tuple[Fact, ...], line: str, at: str, *, stream: int = 0, amends: int = 0
    ) -> Entry:
        """One entry with its events, and the world after it in the cache (and, now and then, in a snapshot)."""
        number = self.next_id()
        row = self._sql.execute("select depth from entry where id = ?", (parent,)).fetchone()
        depth = (row[0] if row else 0) + 1
        before = self.world_at(parent)
        entry = Entry(
            id=number, parent=parent, depth=depth, session=before.sessions, at=at, line=line,
            stream=stream or number, amends=amends, facts=facts,
        )  # fmt: skip
        void = any(isinstance(fact.event, Voided) for fact in facts)
        world = before if void else fold([entry], before)
        values = (number, parent, depth, world.sessions, at, line, entry.stream, f"{AMENDS}{amends}" if amends else "")
        self._sql.execute("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)", values)
        rows = [(number, kind(f.event), VERSION, int(f.secret), encoded(f.event)) for f in facts]
        self._sql.executemany("insert into event(entry, kind, version, secret, data) values (?, ?, ?, ?, ?)", rows)
        if not void:
            self._remember(number, world)
        ended = any(isinstance(fact.event, SessionEnded) for fact in facts)
        if void or ended or depth % SNAPSHOT_EVERY == 0:
            self.snapshot(number)
        return entry

    def snapshot(self, number: int) -> None:
        """Keep the world at an entry, so that it need not be folded again: a cache, which a check can rebuild."""
        state = _encode(self.world_at(number)).decode()
        self._sql.execute("insert or replace into snapshot values (?, ?, ?)", (number, VERSION, state))

    def _undo(self, count: int, at: str) -> list[Entry]:
        left = self.undoable(count)
        for entry in left:
            self._move(entry.amends or entry.parent, "undo", at)
        return left

    def _redo(self, count: int, at: str) -> list[Entry]:
        back = self.redoable(count)
        for entry in back:
            self._move(entry.id, "redo", at)
        return back

    def _move(self, number: int, why: str, at: str) -> None:
        self._sql.execute("insert into head(entry, why, at) values (?, ?, ?)", (number, why, at))

    def backup(self, path: Path) -> None:
        """Copy the campaign as it is to a new file, whoever else is writing; StoreError if there is a file already."""
        if path.exists():
            raise StoreError("exists", path)
        with explained(path), closing(sqlite3.connect(path)) as copy:
            self._sql.backup(copy)
            copy.execute("pragma journal_mode = delete")

    def settle(self) -> None:
        """Bring everything into the one file, so that no file stands beside it once it is closed."""
        with explained(self.path_of_file):
            self._sql.execute("pragma wal_checkpoint(truncate)")

    def faults(self) -> list[str]:
        """What a thorough look finds wrong: pages, and snapshots that are not what a replay gives. Empty is well."""
        with explained(self.path_of_file):
            found = [row[0] for row in self._sql.execute("pragma integrity_check") if row[0] != "ok"]
            kept = self._sql.execute("select entry, version, state from snapshot").fetchall()
            for number, version, state in kept:
                world = fold(self._path(number))
                if version == VERSION and msgspec.json.decode(state, type=World) != world:
                    found.append(f"snapshot {number}")
        return found

    def close(self) -> None:
        """Close the file; nothing is lost, because nothing was waiting."""
        self._sql.close()
