"""A log played from its beginning, with nothing believed that was kept beside it."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from rpg.store.standing import reach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.entry import Entry
    from rpg.store.standing import Standing


class Replay:
    """Where things stood at entries that are asked for in order.

    Each goes on from the nearest that was asked for before it, and before all that was voided since: the log is read
    once, and nothing of it is folded twice but what a void changed.
    """

    def __init__(self, entries: Iterable[Entry], first: Standing) -> None:
        """Replay these entries of all branches on top of ``first``."""
        self._entries = {entry.id: entry for entry in entries}
        self._known: dict[int, Standing] = {0: first}
        self._path: list[int] = []
        self.folded = 0
        """How many entries were folded."""

    def at(self, number: int) -> Standing | None:
        """Where things stood after that entry; None if there is no such entry."""
        if number not in self._entries:
            return None
        self._turn(number)
        end = bisect.bisect_left(self._path, number) + 1
        begin = self._before(number)
        while target := reach(self._several(begin, end), self._number(begin)):
            begin = self._before(target)
        since = self._several(begin, end)
        self.folded += len(since)
        self._known[number] = found = self._known[self._number(begin)].after(since)
        return found

    def _turn(self, number: int) -> None:
        """Make the path that to this entry, leaving what it has in common with the last one."""
        more: list[int] = []
        while number and (not self._path or number > self._path[-1]):
            more.append(number)
            number = self._parent(number)
        while self._path and self._path[-1] != number:
            if number > self._path[-1]:
                more.append(number)
                number = self._parent(number)
            else:
                self._path.pop()
        self._path += reversed(more)

    def _parent(self, number: int) -> int:
        """The parent of an entry; 0 if it hangs on nothing that came before it."""
        parent = self._entries[number].parent
        return parent if parent < number and parent in self._entries else 0

    def _before(self, number: int) -> int:
        """How many entries of the path stand up to the nearest known one before that entry."""
        place = bisect.bisect_left(self._path, number)
        while place and self._path[place - 1] not in self._known:
            place -= 1
        return place

    def _number(self, place: int) -> int:
        return self._path[place - 1] if place else 0

    def _several(self, begin: int, end: int) -> list[Entry]:
        return [self._entries[number] for number in self._path[begin:end]]
