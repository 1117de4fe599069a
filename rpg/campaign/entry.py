"""One typed line and all that followed from it."""

from __future__ import annotations

import msgspec

from rpg.campaign.events import Event


class Fact(msgspec.Struct, frozen=True):
    """An event, and whether only the GM may know of it."""

    event: Event
    secret: bool = False


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A log entry: its number, where it hangs in the tree, the session, the time (ISO 8601), the line, its facts.

    ``amends`` is the entry that this one plays again with a push (0: none); ``stream`` is the dice stream its rolls
    came from: its own number, or that of the entry it amends (a push is on the same dice). ``copy_of`` is the entry of
    which this one is a copy that a push carried along behind it (0: none).
    """

    id: int
    parent: int
    depth: int
    session: int
    at: str
    line: str
    stream: int
    amends: int = 0
    copy_of: int = 0
    facts: tuple[Fact, ...] = ()
