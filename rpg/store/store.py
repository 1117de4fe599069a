"""A campaign's file, written: one line is one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from rpg.campaign.entry import Entry
from rpg.campaign.events import SessionBegun, SessionEnded, Voided
from rpg.desk.result import Append, Redo, Restore, Undo
from rpg.store import file, lines, schema, thorough
from rpg.store.fault import explained
from rpg.store.folder import synced
from rpg.store.reading import Reading
from rpg.store.replay import Replay
from rpg.store.standing import GM, PUBLIC, decoded, encoded, voiding
from rpg.store.wire import origin, row_of, sha256
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rpg.campaign.entry import Fact
    from rpg.campaign.rules import PackRef
    from rpg.desk.result import Deed
    from rpg.store.wire import FactRow

SNAPSHOT_EVERY = 200
_RULES = "rules"


class First(NamedTuple):
    """The entry that a campaign begins with: what it does, its line, and when (ISO 8601)."""

    deed: Append
    line: str
    at: str


class Store(Reading):
    """One campaign: everything that can be read of it, and what a line does to it."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        seed: str,
        packs: Sequence[str],
        lock: Sequence[PackRef] = (),
        rules: bytes = b"",
        first: First | None = None,
    ) -> Store:
        """Make a campaign that plays by these packs; StoreError if the file is there already or cannot be made.

        With its ``first`` entry it is made whole, or not at all.
        """

        def fill(connection: sqlite3.Connection) -> None:
            settings = (("seed", seed), ("packs", msgspec.json.encode(list(packs)).decode()))
            connection.executemany("insert into meta values (?, ?)", settings)
            store = cls(path, connection)
            store.lock(lock, rules)
            if first:
                store.perform(first.deed, line=first.line, at=first.at)

        return cls(path, file.create(path, fill))

    @classmethod
    def open(cls, path: Path, *, busy_seconds: float = file.BUSY_SECONDS) -> Store:
        """Open a campaign; StoreError says what is wrong with the file.

        ``busy_seconds`` is how long a line waits for somebody else's to be written.
        """
        return cls(path, file.open_existing(path, busy_seconds))

    @classmethod
    def of_lines(cls, path: Path, given: Iterable[lines.Line]) -> Store:
        """Make a campaign of such lines as :meth:`lines` gives; StoreError if they do not fit together.

        The file is made whole, or not at all.
        """

        def fill(connection: sqlite3.Connection) -> None:
            for line in given:
                lines.insert(connection, line)

        return cls(path, file.create(path, fill))

    def _without_log(self) -> bool:
        """Whether no write-ahead log can be had in this folder, as on a network: as safe there, and slower."""
        with explained(self.path_of_file):
            return bool(self._sql.execute("pragma journal_mode").fetchone() != ("wal",))

    @property
    def risks(self) -> tuple[Say, ...]:
        """What makes this folder less good a place for a campaign than another; a sentence each."""
        folder = synced(self.path_of_file)
        found = (Say("store.risk.synced", {"folder": folder}),) if folder else ()
        return (*found, Say("store.risk.network")) if self._without_log() else found

    @property
    def seed(self) -> str:
        """The seed that all its dice follow from."""
        return self.meta("seed")

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs that it plays by: shipped names, or folders."""
        with explained(self.path_of_file):
            return tuple(msgspec.json.decode(self.meta("packs") or "[]", type=list[str]))

    @property
    def locked(self) -> dict[str, str]:
        """The SHA-256 of each pack, by its id, as it was when the campaign was last played by it."""
        return dict(self._rows("select pack, sha256 from lock", {}, list[tuple[str, str]]))

    def lock(self, packs: Sequence[PackRef], rules: bytes = b"") -> None:
        """Note the packs that the campaign plays by as they are now; keep those ``rules``, should a pack get lost."""
        with self.writing(), explained(self.path_of_file):
            self._sql.execute("delete from lock")
            rows = [(pack.id, pack.version, pack.sha256) for pack in packs]
            self._sql.executemany("insert into lock values (?, ?, ?)", rows)
            if rules:
                self._sql.execute(schema.KEEP, {"sha256": sha256(rules), "data": rules})
                self.set_meta(_RULES, sha256(rules))

    @property
    def kept_rules(self) -> bytes:
        """The rules that were kept with the packs; b"" if there are none."""
        found = self._rows(
            "select data from blob where sha256 = :name", {"name": self.meta(_RULES)}, list[tuple[bytes]]
        )
        return found[0][0] if found else b""

    def meta(self, key: str) -> str:
        """A setting of the file; "" if it was never set."""
        rows = self._rows("select value from meta where key = :key", {"key": key}, list[tuple[str]])
        return rows[0][0] if rows else ""

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
            with explained(self.path_of_file):
                self._sql.execute("commit")
        except BaseException:
            if self._sql.in_transaction:
                self._sql.execute("rollback")
            self._forget()
            raise

    def perform(self, deed: Deed, *, line: str, at: str) -> list[Entry]:
        """Do what a line came to: append an entry, or move the head. Returns the entries written or moved over."""
        with self.writing(), explained(self.path_of_file):
            match deed:
                case Append():
                    return self._append(deed, line, at)
                case Undo(count=count):
                    return self._undo(count, at)
                case Redo(count=count):
                    return self._redo(count, at)
                case Restore(entry=number):
                    return self._restore(number, at)
                case _:
                    return []

    def _append(self, deed: Append, line: str, at: str) -> list[Entry]:
        amended = self.entry(deed.amends) if deed.amends else None
        now = self._next(amended.parent if amended else self.head(), deed.facts, deed.line or line, at)
        if amended:
            now = replace(now, stream=now.id if deed.fresh else amended.stream, amends=amended.id)
        written = [self._write(now)]
        copies = {deed.amends: now.id}
        for number in deed.carried:
            old = self.entry(number)
            if old is not None:
                copy = self._next(written[-1].id, _pointed(old.facts, copies), old.line, old.at)
                written.append(self._write(replace(copy, stream=old.stream, copy_of=old.id)))
                copies[number] = copy.id
        self._move(written[-1].id, "do", at)
        return written

    def _next(self, parent: int, facts: tuple[Fact, ...], line: str, at: str) -> Entry:
        """The next entry, with its own dice; it is not yet written."""
        before = self.entry(parent)
        depth, number = before.depth + 1 if before else 1, self.next_id()
        session = self.world_at(parent).sessions + sum(isinstance(fact.event, SessionBegun) for fact in facts)
        return Entry(
            id=number, parent=parent, depth=depth, session=session, at=at, line=line, stream=number, facts=facts
        )

    def _write(self, entry: Entry) -> Entry:
        """One entry with its events, and the world after it in the cache (and, now and then, in a snapshot)."""
        void, foreseen = voiding(entry), self._after(entry)
        before = self._standing(entry.parent)
        values = (
            entry.id, entry.parent, entry.depth, entry.session, entry.at, entry.line, entry.stream,
            origin(entry),
        )  # fmt: skip
        self._sql.execute("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)", values)
        self._sql.executemany(schema.EVENT, [self._row(entry.id, fact) for fact in entry.facts])
        if foreseen or not void:
            self._remember(entry.id, foreseen or before.after([entry]))
        ended = any(isinstance(fact.event, SessionEnded) for fact in entry.facts)
        if void or ended or entry.depth % SNAPSHOT_EVERY == 0:
            self.snapshot(entry.id)
        return entry

    def _row(self, number: int, fact: Fact) -> FactRow:
        row, large = row_of(number, fact)
        if large:
            self._sql.execute(schema.KEEP, {"sha256": sha256(large), "data": large})
        return row

    def snapshot(self, number: int) -> None:
        """Keep where things stand at an entry, not to fold it again: a cache, which a thorough look rebuilds.

        What everybody may know is not folded for a void alone: a GM who takes a line of the past back waits for it.
        """
        entry = self.entry(number)
        for of in (GM,) if entry and voiding(entry) else (GM, PUBLIC):
            state = encoded(self._standing(number, of))
            values = (of.sign * number, self.shape(), state)
            self._sql.execute("insert or replace into snapshot values (?, ?, ?)", values)

    def _undo(self, count: int, at: str) -> list[Entry]:
        left = self.undoable(count)
        for entry in left:
            self._move(self.before(entry), "undo", at)
        return left

    def _redo(self, count: int, at: str) -> list[Entry]:
        back = self.redoable(count)
        for entry in back:
            self._move(self.after(entry), "redo", at)
        return back

    def _restore(self, number: int, at: str) -> list[Entry]:
        entry = self.entry(number)
        if entry is None:
            return []
        self._move(self.after(entry), "restore", at)
        return [entry]

    def _move(self, number: int, why: str, at: str) -> None:
        self._sql.execute("insert into head(entry, why, at) values (?, ?, ?)", (number, why, at))

    def lines(self) -> Iterator[bytes]:
        """The whole campaign as lines of JSON (:mod:`rpg.store.lines`)."""
        return lines.lines_of(self._sql, self.path_of_file)

    def backup(self, path: Path) -> None:
        """Copy the campaign as it is to a new file, whoever else is writing; StoreError if there is a file already."""
        with file.made(path), explained(path), closing(sqlite3.connect(path)) as copy:
            self._sql.backup(copy)
            copy.execute("pragma journal_mode = delete")

    def settle(self) -> None:
        """Bring everything into the one file, so that no file stands beside it once it is closed."""
        with explained(self.path_of_file):
            self._sql.execute("pragma wal_checkpoint(truncate)")

    def alone(self) -> None:
        """Bring everything into the one file while nobody else has it open; StoreError ``busy`` if somebody has."""
        with explained(self.path_of_file):
            self._sql.execute("pragma journal_mode = delete")

    def faults(self) -> list[str]:
        """What a thorough look finds wrong with the file, the log or its snapshots. Empty is well."""
        with explained(self.path_of_file):
            found = thorough.pages(self._sql) + thorough.shape(self._sql)
        every = self.entries()
        kinds = self._rows("select entry, kind from event order by seq", {}, list[tuple[int, str]])
        moves = self._rows("select n, entry, why from head order by n", {}, list[tuple[int, int, str]])
        found += [*thorough.founded(every, moves, self.seed), *thorough.hanging(every)]
        found += [*thorough.named(every, kinds), *thorough.moved(every, moves)]
        blobs = self._rows("select sha256, data from blob", {}, list[tuple[str, bytes]])
        return [*found, *thorough.torn(blobs), *self._stale(every)]

    def _stale(self, every: Sequence[Entry]) -> Iterator[str]:
        """Snapshots that are not what a replay of the log gives."""
        kept = "select entry, version, state from snapshot order by abs(entry)"
        rows = self._rows(kept, {}, list[tuple[int, int, str]])
        replays = {of.sign: Replay(every, of.first) for of in (GM, PUBLIC)}
        for number, version, state in rows:
            replay = replays[-1 if number < 0 else 1]
            right = replay.at(abs(number))
            if right is None or (version == self.shape() and decoded(state, type(right)) != right):
                yield f"snapshot {number}"

    def close(self) -> None:
        """Close the file; nothing is lost, because nothing was waiting."""
        self._sql.close()


def _pointed(facts: tuple[Fact, ...], copies: Mapping[int, int]) -> tuple[Fact, ...]:
    """The facts of an entry that is carried along: what voided an entry now voids the copy of it."""
    return tuple(
        replace(fact, event=Voided(entry=copies.get(fact.event.entry, fact.event.entry)))
        if isinstance(fact.event, Voided)
        else fact
        for fact in facts
    )
