"""What a verb may look at: values and Protocols that the composition root hands in."""

from __future__ import annotations

from typing import Protocol

import msgspec

from rpg.campaign.entry import Entry
from rpg.campaign.rules import Rules
from rpg.campaign.world import World
from rpg.dice import Dice


class History(Protocol):
    """The log, for reading."""

    def head(self) -> int:
        """The number of the entry at the head (0: the beginning)."""
        ...

    def entry(self, number: int) -> Entry | None:
        """One entry with its facts, whichever branch it is on."""
        ...

    def path(self, last: int | None = None) -> list[Entry]:
        """The entries from the beginning to the head, oldest first; only the ``last`` n if given."""
        ...

    def world_at(self, number: int) -> World:
        """The world after that entry (0: before the first)."""
        ...

    def undoable(self, count: int) -> list[Entry]:
        """The entries that undo would leave, newest first; fewer if the log is shorter."""
        ...

    def redoable(self, count: int) -> list[Entry]:
        """The entries that redo would bring back, in order."""
        ...

    def voided(self) -> frozenset[int]:
        """The numbers of entries on the path that no longer count."""
        ...


class Survival(msgspec.Struct, frozen=True, kw_only=True):
    """What a choice in this fight led to, over ``fights`` sampled ones: all dead, all home, mean people home of ``people``."""

    choice: str
    fights: int
    people: int
    all_dead: float
    all_home: float
    mean_home: float


class Oracle(Protocol):
    """Samples fights from the state as it is, with the real rules."""

    def survival(self, rules: Rules, world: World, fights: int) -> list[Survival]:
        """One row for each choice: stand, run, hold and run."""
        ...


class Streams(Protocol):
    """Dice by stream (the number of an entry)."""

    def __call__(self, stream: int) -> Dice:
        """The dice of that stream."""
        ...


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The table as a line finds it. ``entry`` is the number that the next entry will have; ``now`` is ISO 8601."""

    rules: Rules
    world: World
    history: History
    streams: Streams
    oracle: Oracle
    entry: int
    now: str
    language: str
    secret: bool = False

    @property
    def dice(self) -> Dice:
        """The dice of the entry that this line will become."""
        return self.streams(self.entry)
