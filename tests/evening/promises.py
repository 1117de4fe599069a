"""What the acceptance script promises beside what is said: looked up in the campaign's file, not in the answers."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from rpg.game.check.events import Rolled
from rpg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rpg.campaign.entry import Entry
    from rpg.campaign.world import World

SECRETS = ("Sanakan", "doom", "wants:")


class Seen(NamedTuple):
    """The campaign's file now: where its head is, how many entries it has, the entry at the head, the world there."""

    head: int
    entries: int
    entry: Entry | None
    world: World


def look(path: Path) -> Seen:
    with closing(Store.open(path)) as store:
        return Seen(store.head(), store.next_id() - 1, store.entry(store.head()), store.world_at(store.head()))


class Evening:
    """What is remembered of an evening from one promise to the next."""

    def __init__(self, home: Path) -> None:
        self.path = home / "campaigns" / "blame.db"
        self.code = 0
        self.out = self.err = ""
        self.recorded = 0
        self.dice: tuple[int, ...] = ()
        self.world: World | None = None

    def before(self) -> None:
        """A line is about to be typed."""
        self.recorded = look(self.path).entries if self.path.exists() else 0

    def holds(self, promise: str) -> bool:
        return PROMISES[promise](self)


def _dice(evening: Evening) -> tuple[int, ...]:
    entry = look(evening.path).entry
    assert entry is not None
    return next(fact.event.faces for fact in entry.facts if isinstance(fact.event, Rolled))


def _keeps_dice(evening: Evening) -> bool:
    evening.dice = _dice(evening)
    return len(evening.dice) > 1


def _remember(evening: Evening) -> bool:
    evening.world = look(evening.path).world
    return True


def _secret(evening: Evening) -> bool:
    entry = look(evening.path).entry
    return entry is not None and all(fact.secret for fact in entry.facts)


def _json(evening: Evening) -> bool:
    (line,) = evening.out.splitlines()
    return "\x1b" not in line and isinstance(json.loads(line), dict)


def _stands(evening: Evening) -> bool:
    with closing(Store.open(evening.path)) as store:
        path, gone = store.path(), store.voided()
        return [e.line for e in path if e.id in gone] == ["hit oru 5"] and path[-2].line == ". somebody screams"


PROMISES: dict[str, Callable[[Evening], bool]] = {
    "exit 2": lambda evening: evening.code == 2,
    "nothing on stdout": lambda evening: not evening.out,
    "the campaign is one file": lambda evening: (
        {file.name for file in evening.path.parent.glob("blame.db*")} == {"blame.db"}
    ),
    "the last entry keeps its dice": _keeps_dice,
    "the last entry keeps the same dice": lambda evening: _dice(evening) == evening.dice,
    "the last entry is secret": _secret,
    "nothing was recorded": lambda evening: look(evening.path).entries == evening.recorded,
    "remember": _remember,
    "everything is as remembered": lambda evening: look(evening.path).world == evening.world,
    "the later lines still stand": _stands,
    "one line of JSON": _json,
    "no secret is told": lambda evening: not any(word in evening.out for word in SECRETS),
}
