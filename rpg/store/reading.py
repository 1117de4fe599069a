"""The log, read: entries, paths, the world at any entry, what undo and redo would do."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.entry import Fact
from rpg.campaign.events import Voided
from rpg.campaign.fold import fold, voided
from rpg.campaign.world import World
from rpg.store import schema
from rpg.store.fault import explained
from rpg.store.wire import VERSION, decoded, entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from rpg.campaign.entry import Entry

_KEPT = 64


class Reading:
    """Everything that can be asked of a campaign's file without changing it (desk.table.History)."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Read the file at ``path`` through an open connection."""
        self.path_of_file = path
        self._sql = connection
        self._worlds: OrderedDict[int, World] = OrderedDict()
        self.folded = 0
        """How many entries were folded since the file was opened: what snapshots and the cache save."""

    def head(self) -> int:
        """The number of the entry at the head; 0 before the first."""
        with explained(self.path_of_file):
            row = self._sql.execute("select entry from head order by n desc limit 1").fetchone()
        return row[0] if row else 0

    def next_id(self) -> int:
        """The number that the next entry will have."""
        with explained(self.path_of_file):
            row = self._sql.execute("select coalesce(max(id), 0) + 1 from entry").fetchone()
        return int(row[0])

    def entry(self, number: int) -> Entry | None:
        """One entry with its facts, whichever branch it is on."""
        found = self._entries(schema.ENTRY, {"id": number})
        return found[0] if found else None

    def entries(self) -> list[Entry]:
        """Every entry of every branch, in the order of writing."""
        return self._entries(schema.ENTRIES, {})

    def path(self, last: int | None = None) -> list[Entry]:
        """The entries from the beginning to the head, oldest first; only the ``last`` so many if given."""
        return self._path(self.head(), last)

    def voided(self) -> frozenset[int]:
        """The numbers of the entries on the path that no longer count."""
        with explained(self.path_of_file):
            if not self._sql.execute("select 1 from event where kind = 'campaign/voided' limit 1").fetchone():
                return frozenset()
            rows = self._sql.execute(schema.VOIDS, {"entry": self.head()})
            ids = sorted(row[0] for row in rows)
        return voided([entry for number in ids if (entry := self.entry(number))])

    def undoable(self, count: int) -> list[Entry]:
        """The entries that undo would leave, newest first; an amendment is left for the entry it amends."""
        found: list[Entry] = []
        number = self.head()
        while number and len(found) < count:
            entry = self.entry(number)
            if entry is None:
                break
            found.append(entry)
            number = entry.amends or entry.parent
        return found

    def redoable(self, count: int) -> list[Entry]:
        """The entries that redo would bring back, in order: those that the latest run of undos left."""
        with explained(self.path_of_file):
            row = self._sql.execute("select max(n) from head where why not in ('undo', 'redo')").fetchone()
            moves = self._sql.execute("select entry, why from head where n >= ? order by n", (row[0] or 0,)).fetchall()
        left: list[int] = []
        before = 0
        for number, why in moves:
            if why == "undo":
                left.append(before)
            elif why == "redo":
                left.pop()
            before = number
        return [entry for number in reversed(left[-count:]) if (entry := self.entry(number))]

    def world_at(self, number: int) -> World:
        """The world after that entry (0: before the first)."""
        if not number:
            return World()
        world = self._worlds.get(number)
        if world is None:
            world = self._folded(number)
        self._remember(number, world)
        return world

    def _remember(self, number: int, world: World) -> None:
        self._worlds[number] = world
        self._worlds.move_to_end(number)
        while len(self._worlds) > _KEPT:
            self._worlds.popitem(last=False)

    def _folded(self, number: int) -> World:
        """Fold from the nearest world that is known, or from the beginning if something before that was voided."""
        base, start = self._base(number)
        since = self._path(number, start=base)
        own = {entry.id for entry in since}
        voids = (fact.event.entry for entry in since for fact in entry.facts if isinstance(fact.event, Voided))
        if base and any(target not in own for target in voids):
            since, start = self._path(number), World()
        self.folded += len(since)
        return fold(since, start)

    def _base(self, number: int) -> tuple[int, World]:
        """The nearest entry up to this one whose world is in the cache or in a snapshot; 0 and nothing if none."""
        with explained(self.path_of_file):
            for entry, version, state in self._sql.execute(schema.SNAPSHOTS, {"entry": number}):
                if entry in self._worlds:
                    return entry, self._worlds[entry]
                if version == VERSION:
                    return entry, msgspec.json.decode(state, type=World)
        return 0, World()

    def _path(self, number: int, last: int | None = None, start: int = 0) -> list[Entry]:
        """The entries up to ``number``, oldest first: at most the ``last`` ones, only those behind ``start``."""
        limit = -1 if last is None else last
        with explained(self.path_of_file):
            ids = [row[0] for row in self._sql.execute(schema.PATH, {"entry": number, "start": start, "last": limit})]
        found = {entry.id: entry for entry in self._several(ids)}
        return [found[i] for i in reversed(ids)]

    def _several(self, ids: Sequence[int]) -> list[Entry]:
        if not ids:
            return []
        wanted = set(ids)
        return [
            entry
            for entry in self._entries(schema.ENTRIES_BETWEEN, {"first": min(ids), "last": max(ids)})
            if entry.id in wanted
        ]

    def _entries(self, query: str, values: dict[str, int]) -> list[Entry]:
        with explained(self.path_of_file):
            rows = self._sql.execute(query, values).fetchall()
            return entries(rows, self._facts(rows[0][0], rows[-1][0])) if rows else []

    def _facts(self, first: int, last: int) -> dict[int, list[Fact]]:
        query = "select entry, kind, version, secret, data from event where entry between ? and ? order by seq"
        found: dict[int, list[Fact]] = {}
        for number, kind, version, secret, data in self._sql.execute(query, (first, last)):
            found.setdefault(number, []).append(Fact(decoded(kind, version, data), secret=bool(secret)))
        return found
