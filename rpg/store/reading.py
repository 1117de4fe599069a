"""The log, read: entries, paths, the world at any entry, what undo and redo would do."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from typing import TYPE_CHECKING, TypeVar

import msgspec

from rpg.campaign.entry import Entry
from rpg.campaign.fold import gone
from rpg.campaign.public import Known, presented
from rpg.store import schema
from rpg.store.fault import explained
from rpg.store.standing import GM, PUBLIC, PublicStanding, decoded, reach, shape
from rpg.store.wire import FactRow, Row, entries, led

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rpg.campaign.entry import Fact
    from rpg.campaign.world import World
    from rpg.store.standing import Kept, Standing

_KEPT = 64
_LARGEST = 2**63 - 1
"""The highest number that SQLite can hold."""


T = TypeVar("T")


class Reading:
    """Everything that can be asked of a campaign's file without changing it (desk.table.History)."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Read the file at ``path`` through an open connection."""
        self.path_of_file = path
        self._sql = connection
        self._caches: dict[int, OrderedDict[int, Standing]] = {of.sign: OrderedDict() for of in (GM, PUBLIC)}
        self._foreseen: tuple[int, int, tuple[Fact, ...], Standing] | None = None
        self._ids: dict[str, str] = {}
        self.folded = 0
        """How many entries were folded since the file was opened: what snapshots and the cache save."""

    def lead(self, ids: Mapping[str, str]) -> None:
        """Read these old ids as new ones from now on, wherever the log names them. The log itself stays as it is."""
        if self._ids != ids:
            self._ids = dict(ids)
            self._forget()

    def _forget(self) -> None:
        """Let go of all that is in memory only."""
        self._foreseen = None
        for cache in self._caches.values():
            cache.clear()

    def shape(self) -> int:
        """What snapshots are marked with: one of a world of another shape, or with other ids, is not used."""
        return shape() if not self._ids else zlib.crc32(msgspec.json.encode(self._ids, order="sorted"), shape())

    def head(self) -> int:
        """The number of the entry at the head; 0 before the first."""
        rows = self._rows("select entry from head order by n desc limit 1", {}, list[tuple[int]])
        return rows[0][0] if rows else 0

    def next_id(self) -> int:
        """The number that the next entry will have."""
        return self._rows("select coalesce(max(id), 0) + 1 from entry", {}, list[tuple[int]])[0][0]

    def entry(self, number: int) -> Entry | None:
        """One entry with its facts, whichever branch it is on."""
        found = self._between(number, number) if 0 < number <= _LARGEST else []
        return found[0] if found else None

    def entries(self, last: int | None = None) -> list[Entry]:
        """Every entry of every branch, in the order of writing; only the ``last`` so many if given."""
        following = self.next_id()
        return self._between(0 if last is None else max(0, following - last), following)

    def numbers(self, behind: int = 0) -> list[int]:
        """The numbers of the entries on the path behind that one, oldest first."""
        values = {"entry": self.head(), "start": min(max(0, behind), _LARGEST)}
        return [row[0] for row in self._rows(schema.NUMBERS, values, list[tuple[int]])]

    def evening(self) -> list[Entry]:
        """The entries on the path since the session that was begun last was; none if none was."""
        for (number,) in self._rows(schema.BEGUN, {}, list[tuple[int]]):
            if self.numbers(number - 1)[:1] == [number]:
                return self._path(self.head(), start=number - 1)
        return []

    def with_event(self, kind: str, behind: int) -> list[Entry]:
        """The entries on the path behind that one in which something of that kind happened, oldest first."""
        values: dict[str, int | str] = {"kind": kind, "start": min(max(0, behind), _LARGEST)}
        found = self._rows(schema.BEHIND, values, list[tuple[int]])
        here = set(self.numbers(behind)) if found else set[int]()
        return [entry for (number,) in sorted(found) if number in here and (entry := self.entry(number))]

    def path(self, last: int | None = None) -> list[Entry]:
        """The entries from the beginning to the head, oldest first; only the ``last`` so many if given."""
        return self._path(self.head(), last=-1 if last is None else min(last, _LARGEST))

    def said(self) -> Iterator[tuple[str, str]]:
        """The kind and the JSON of every event of every branch, one by one, in the order of writing."""
        with explained(self.path_of_file):
            for _, kind, _, _, data in self._sql.execute(schema.SAID):
                yield f"{kind}", led(f"{data}", self._ids)

    def voided(self) -> frozenset[int]:
        """The numbers of the entries on the path that no longer count."""
        return gone(self._standing(self.head()).voids)

    def undoable(self, count: int) -> list[Entry]:
        """The entries that undo would leave, newest first; a push is one of them with all that it carried along."""
        found: list[Entry] = []
        entry = self.entry(self.head())
        while entry is not None and len(found) < count:
            found.append(self._line_of(entry))
            back = self.before(found[-1])
            entry = self.entry(back) if back < found[-1].id else None
        return found

    def before(self, entry: Entry) -> int:
        """Where undoing an entry leads: to its parent, but from a push to where the head was before it."""
        line = self._line_of(entry)
        last = self.entry(self.after(line)) if line.amends else None
        return (last.copy_of if last else 0) or line.amends or line.parent

    def after(self, entry: Entry) -> int:
        """Where redoing an entry leads: to itself, or to the last of those that it carried along."""
        rows = self._rows(schema.LINE_AFTER, {"entry": entry.id}, list[tuple[int]])
        return (rows[0][0] if rows else self.next_id()) - 1

    def _line_of(self, entry: Entry) -> Entry:
        """The entry that the same typed line wrote first: of what a push carried along, the push."""
        if not entry.copy_of:
            return entry
        rows = self._rows(schema.LINE_OF, {"entry": entry.id}, list[tuple[int]])
        return (self.entry(rows[0][0]) if rows else None) or entry

    def redoable(self, count: int) -> list[Entry]:
        """The entries that redo would bring back, in order: those that the latest run of undos left."""
        moves = self._rows(schema.MOVES, {}, list[tuple[int, str]])
        left: list[int] = []
        before = 0
        for number, why in moves:
            if why == "undo":
                left.append(before)
            elif why == "redo":
                left = left[:-1]
            before = number
        return [self._line_of(entry) for number in left[::-1][:count] if (entry := self.entry(number))]

    def world_at(self, number: int) -> World:
        """The world after that entry (0: before the first)."""
        return self._standing(number).world

    def known_at(self, number: int) -> Known:
        """The world after that entry as it is, and as far as everybody at the table may know it."""
        standing = self._standing(number, PUBLIC)
        return Known(standing.true if isinstance(standing, PublicStanding) else standing.world, standing.world)

    def public_at(self, number: int) -> World:
        """What players see of it (:func:`rpg.campaign.public.public_world`)."""
        return presented(self.known_at(number).seen)

    def world_with(self, facts: tuple[Fact, ...]) -> World:
        """The world if these facts were the next entry at the head; writing just that does not fold it again."""
        head, number = self.head(), self.next_id()
        entry = Entry(id=number, parent=head, depth=0, session=0, at="", line="", stream=number, facts=facts)
        standing = self._folded(head, more=(entry,))
        self._foreseen = (number, head, facts, standing)
        return standing.world

    def _after(self, entry: Entry) -> Standing | None:
        """Where things stand after an entry that is just written, if that was asked for before."""
        if self._foreseen is None or self._foreseen[:3] != (entry.id, entry.parent, entry.facts):
            return None
        return self._foreseen[3]

    def _standing(self, number: int, of: Kept = GM) -> Standing:
        found = self._caches[of.sign].get(number) or self._folded(number, of=of)
        self._remember(number, found, of)
        return found

    def _remember(self, number: int, standing: Standing, of: Kept = GM) -> None:
        cache = self._caches[of.sign]
        cache[number] = standing
        cache.move_to_end(number)
        while len(cache) > _KEPT:
            cache.popitem(last=False)

    def _folded(self, number: int, *, of: Kept = GM, more: tuple[Entry, ...] = ()) -> Standing:
        """Fold from the nearest entry that is known, before all that was voided since; then what comes ``more``.

        Known is what stands in the cache or in a snapshot.
        """
        base, start = self._base(number, number, of)
        since = [*self._path(number, start=base), *more]
        while base and (target := reach(since, base)):
            lower, start = self._base(base, target - 1, of)
            since = self._path(base, start=lower) + since
            base = lower
        self.folded += len(since)
        return start.after(since)

    def _base(self, number: int, before: int, of: Kept) -> tuple[int, Standing]:
        """The nearest known entry on the way to ``number``, up to ``before``; 0 if there is none."""
        values = {"entry": number, "start": 0, "before": before, "sign": of.sign}
        with explained(self.path_of_file):
            for entry, version, state in self._sql.execute(schema.SNAPSHOTS, values):
                standing = self._caches[of.sign].get(entry)
                if standing is None and version == self.shape():
                    standing = decoded(state, type(of.first))
                if standing is not None:
                    return entry, standing
        return 0, of.first

    def _path(self, number: int, *, start: int = 0, last: int = -1) -> list[Entry]:
        """The entries up to ``number``, oldest first: only those behind ``start``, at most the ``last`` ones."""
        values = {"entry": number, "start": start, "last": last}
        found = self._several(schema.PATH, schema.PATH_FACTS, values)
        return found[::-1]

    def _between(self, first: int, last: int) -> list[Entry]:
        return self._several(schema.ENTRIES, schema.FACTS, {"first": first, "last": last})

    def _several(self, query: str, facts: str, values: Mapping[str, int]) -> list[Entry]:
        rows = self._rows(query, values, list[Row])
        found = self._rows(facts, values, list[FactRow]) if rows else []
        with explained(self.path_of_file):
            return entries(rows, found, self._ids)

    def _rows(self, query: str, values: Mapping[str, int | str], of: type[T]) -> T:
        """The rows of a query, checked to be ``of`` that type: a damaged file can hold anything."""
        with explained(self.path_of_file):
            return msgspec.convert(self._sql.execute(query, values).fetchall(), of)
