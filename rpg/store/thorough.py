"""A thorough look at a campaign: what no single reading would notice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.campaign.events import Begun, SessionBegun, Voided
from rpg.campaign.fold import gone
from rpg.store.schema import TABLES, statements
from rpg.store.wire import kind, sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rpg.campaign.entry import Entry

_SHAPE = "select type, name, sql from sqlite_schema where name not like 'sqlite_%'"


def pages(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong: torn pages, indexes that lie, rows that belong to nothing."""
    found = [str(row[0]) for row in connection.execute("pragma integrity_check") if row[0] != "ok"]
    return found + [f"{row[0]} {row[1]}" for row in connection.execute("pragma foreign_key_check")]


def shape(connection: sqlite3.Connection) -> list[str]:
    """Tables, indexes and triggers that are not there as they were made."""
    with closing(sqlite3.connect(":memory:")) as right:
        for statement in statements(TABLES):
            right.execute(statement)
        expected = set(right.execute(_SHAPE))
    return sorted(f"{row[0]} {row[1]}" for row in expected - set(connection.execute(_SHAPE)))


def hanging(entries: Sequence[Entry]) -> Iterator[str]:
    """Entries that do not hang in the tree as they were hung: on, and behind, entries before them, in their session."""
    depths, sessions = {0: 0}, _Sessions()
    for number, entry in enumerate(entries, 1):
        depths[entry.id] = entry.depth
        placed = entry.id == number and entry.parent < number and depths.get(entry.parent) == entry.depth - 1
        copied = not entry.copy_of or entry.parent == number - 1
        named = max(entry.amends, entry.copy_of)
        known = copied and 0 <= named < number and 0 < entry.stream <= number and named in depths
        if not (placed and known and sessions.add(entry) == entry.session):
            yield f"entry {entry.id}"


class _Past(NamedTuple):
    """What of a path its sessions hang on: who began an evening, who voided whom, newest first, and how many count."""

    begun: tuple[Any, ...] = ()
    voids: tuple[Any, ...] = ()
    evenings: int = 0


class _Sessions:
    """The session of every entry: that of the one it hangs on, and one more if it begins one."""

    def __init__(self) -> None:
        self._past = {0: _Past()}

    def add(self, entry: Entry) -> int:
        """The session of the next entry."""
        past = self._past.get(entry.parent, _Past())
        begins = sum(isinstance(fact.event, SessionBegun) for fact in entry.facts)
        session = past.evenings + begins
        if begins:
            past = past._replace(begun=((entry.id, begins), past.begun), evenings=session)
        targets = [fact.event.entry for fact in entry.facts if isinstance(fact.event, Voided)]
        for target in targets:
            past = past._replace(voids=((entry.id, target), past.voids))
        if targets:
            out = gone(list(_listed(past.voids))[::-1])
            past = past._replace(evenings=sum(n for number, n in _listed(past.begun) if number not in out))
        self._past[entry.id] = past
        return session


def _listed(links: tuple[Any, ...]) -> Iterator[tuple[int, int]]:
    """The items of a chain (item, the rest of the chain), which all the paths of a log share."""
    while links:
        item, links = links
        yield item


def founded(entries: Sequence[Entry], moves: Sequence[tuple[int, int, str]], seed: str) -> Iterator[str]:
    """What every campaign begins with, if it is not there: a seed, a first entry that names it, a move to that."""
    if not seed:
        yield "seed"
    if not entries or not any(isinstance(fact.event, Begun) for fact in entries[0].facts):
        yield "entry 1"
    if not moves:
        yield "move 1"


def named(entries: Sequence[Entry], kinds: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Entries whose events are not of the kinds that they are filed under."""
    filed: dict[int, list[str]] = {}
    for number, name in kinds:
        filed.setdefault(number, []).append(name)
    for entry in entries:
        if filed.get(entry.id, []) != [kind(fact.event) for fact in entry.facts]:
            yield f"events of entry {entry.id}"


def torn(blobs: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Blobs that are not what their name says."""
    for name, data in blobs:
        if sha256(data) != name:
            yield f"blob {name}"


def moved(entries: Sequence[Entry], moves: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """Moves of the head (number, entry, why) that could not have been made."""
    back, ends = _back(entries), _ends(entries)
    head, left = 0, [0]
    for place, (number, entry, why) in enumerate(moves, 1):
        legal = {
            "do": entry in back,
            "restore": entry in ends,
            "undo": back.get(head) == entry,
            "redo": left[-1] == entry and len(left) > 1,
        }
        if number != place or not legal.get(why):
            yield f"move {number}"
        left = [*left, head] if why == "undo" else left[: max(1, len(left) - 1)] if why == "redo" else [0]
        head = entry


def _ends(entries: Sequence[Entry]) -> set[int]:
    """The last entry of every typed line: of a push, that of all it carried along."""
    carried = {entry.parent for entry in entries if entry.copy_of and entry.parent == entry.id - 1}
    return {entry.id for entry in entries} - carried


def _back(entries: Sequence[Entry]) -> dict[int, int]:
    """Where undo leads from each entry, if the head stands there."""
    back: dict[int, int] = {}
    line, last = 0, 0
    for entry in entries:
        carried = entry.copy_of if entry.parent == last else 0
        line = line if carried else entry.amends
        back[entry.id] = (carried or line) if line else entry.parent
        last = entry.id
    return back
