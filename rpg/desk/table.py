"""What a verb is, and what it may look at: values and Protocols that the composition root hands in.

Verb and Table stand in one file because each speaks of the other: a verb answers at a table, a table knows its verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from rpg.campaign.rules import Rules
from rpg.campaign.world import World
from rpg.desk.drawn import Drawn
from rpg.desk.plain import plain
from rpg.game.check.told import Told

if TYPE_CHECKING:
    from rpg.campaign.entry import Entry, Fact
    from rpg.campaign.public import Known
    from rpg.desk.line import Line
    from rpg.desk.prep import Prepared
    from rpg.desk.result import Result
    from rpg.dice import Dice
    from rpg.maps.model import Map


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

    def entries(self, last: int | None = None) -> list[Entry]:
        """Every entry of every branch, in the order of writing; only the ``last`` n if given."""
        ...

    def numbers(self, behind: int = 0) -> list[int]:
        """The numbers of the entries on the path behind that one, oldest first."""
        ...

    def with_event(self, kind: str, behind: int) -> list[Entry]:
        """The entries on the path behind that one in which an event of that kind happened, oldest first."""
        ...

    def world_at(self, number: int) -> World:
        """The world after that entry (0: before the first)."""
        ...

    def known_at(self, number: int) -> Known:
        """The same, and what of it everybody at the table may know."""
        ...

    def public_at(self, number: int) -> World:
        """That as players see it now."""
        ...

    def world_with(self, facts: tuple[Fact, ...]) -> World:
        """The world if these facts were the next entry."""
        ...

    def undoable(self, count: int) -> list[Entry]:
        """The entries that undo would leave, newest first; fewer if the log is shorter."""
        ...

    def before(self, entry: Entry) -> int:
        """The head that undo of this entry would go to; of a push, the one before it with all that it carried."""
        ...

    def after(self, entry: Entry) -> int:
        """The head that redo of this entry would go to; of a push, the last entry that it carried along."""
        ...

    def redoable(self, count: int) -> list[Entry]:
        """The entries that redo would bring back, in order."""
        ...

    def voided(self) -> frozenset[int]:
        """The numbers of entries on the path that no longer count."""
        ...


class Survival(msgspec.Struct, frozen=True, kw_only=True):
    """What a choice in this fight led to, over ``fights`` sampled ones.

    ``all_dead`` and ``all_home`` are shares from 0 to 1, ``mean_home`` the mean number of people home, of ``people``.
    """

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
    """Dice by the number of their seed (0: the campaign's own) and their stream (the number of an entry)."""

    def __call__(self, sealed: int, stream: int, /) -> Dice:
        """The dice of that stream of that seed."""
        ...


class Seeds(Protocol):
    """The seeds of evenings, which nobody is to know before the evening ends."""

    def __call__(self, sealed: int, /) -> str:
        """The seed of that number."""
        ...


Argument = Literal[
    "person",
    "machine",
    "target",
    "trigger",
    "scene",
    "clock",
    "adversary",
    "gear",
    "skill",
    "verb",
    "text",
    "number",
    "named",
    "archetype",
    "condition",
    "share",
    "kept",
    "countermeasure",
]


class Answer(Protocol):
    """Answers a line at a table."""

    def __call__(self, line: Line, table: Table, /) -> Result:
        """What to say, and what to do about it."""
        ...


class Verb(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a GM can ask for.

    ``en`` and ``it`` are its names, the first of each shown in help. ``alias`` is one letter, frozen for ever.
    ``reads``: it never changes the campaign, unless all that stands behind it is one of the plain words ``sets``.
    ``takes``: what its arguments are, for completion. Its help is the catalogue's ``verb.<key>`` (what it does),
    ``verb.<key>.usage`` and ``verb.<key>.example``.
    """

    key: str
    en: tuple[str, ...]
    it: tuple[str, ...]
    run: Answer
    alias: str = ""
    reads: bool = False
    takes: tuple[Argument, ...] = ()
    sets: frozenset[str] = frozenset()

    def called(self, language: str) -> str:
        """Its first name in that language."""
        return (self.it if language == "it" else self.en)[0]

    @property
    def names(self) -> frozenset[str]:
        """Its whole names, folded as typed words are."""
        return frozenset(plain(name) for name in (*self.en, *self.it))


class Book(msgspec.Struct, frozen=True):
    """The verb table: verbs in order, by whole name or alias, by every beginning that one of them owns, and by key."""

    verbs: tuple[Verb, ...]
    whole: dict[str, Verb]
    short: dict[str, Verb]
    by_key: dict[str, Verb]

    def find(self, word: str, *, whole: bool = False) -> Verb | None:
        """The verb of that name, alias or (unless ``whole``) beginning, in either language."""
        key = plain(word)
        return self.whole.get(key) or (None if whole else self.short.get(key))

    def calls(self, word: str, key: str) -> bool:
        """Whether a word is a name, the alias or a beginning of the verb with that key."""
        verb = self.find(word)
        return verb is not None and verb.key == key


class Play(Protocol):
    """Answers a line as if it had just been typed."""

    def __call__(self, typed: str, table: Table, /) -> Result:
        """What the line comes to at that table."""
        ...


class Prep(Protocol):
    """The scenes that the GM prepared in files, read when somebody asks for them."""

    def __call__(self) -> tuple[Prepared, ...]:
        """Every one, by name; those with a fault too."""
        ...


def nothing_prepared() -> tuple[Prepared, ...]:
    """No files at all."""
    return ()


class Maps(Protocol):
    """Maps in files, read when somebody names one."""

    def __call__(self, which: str, /) -> Map | str | None:
        """The map of that file; a sentence why it is none; None if there is no such file."""
        ...


def no_maps(which: str) -> None:
    """No files at all."""
    del which


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The table as a line finds it.

    ``seeds`` is for who seals one or tells it. ``entry`` is the number that the next entry will have, ``stream`` the
    dice stream it draws from (0: its own), ``pushes`` the people whose tests in it are forced, with faces told from the
    table, ``results`` what else was told of whose tests, ``uses`` the abilities, (who, ability), that somebody uses,
    ``bearing`` the people on whose rolls the group spends its Bearing, ``remembers`` what the village remembers of it,
    whose Memory pays for each.
    ``prep`` reads the scenes prepared in files, ``maps`` a map out of one. ``columns`` is how wide an answer may be.

    ``real``: tests that are not told are rolled at the table; ``waiting`` is the line that waits for such dice, and for
    trying one out ``drawn`` takes the labels of its rolls, ``blank`` those of tests of which nothing is to be learned
    (see :mod:`rpg.desk.drawn`). ``now`` is ISO 8601. ``book`` are the verbs (None: the program's own);
    :func:`rpg.desk.run.run` puts them in, and ``play``, a way to answer another line.
    """

    rules: Rules
    world: World
    history: History
    streams: Streams
    seeds: Seeds
    oracle: Oracle
    entry: int
    now: str
    language: str
    secret: bool = False
    stream: int = 0
    pushes: dict[str, Told | None] = {}
    results: dict[str, Told] = {}
    uses: frozenset[tuple[str, str]] = frozenset()
    bearing: frozenset[str] = frozenset()
    remembers: tuple[str, ...] = ()
    real: bool = False
    waiting: str = ""
    prep: Prep = nothing_prepared
    maps: Maps = no_maps
    drawn: set[str] | None = None
    blank: frozenset[str] = frozenset()
    columns: int = 80
    book: Book | None = None
    play: Play | None = None

    @property
    def dice(self) -> Dice:
        """The dice of the entry that this line will become: of the seed in force at that place of the log."""
        dice = self.streams(self.world.sealed, self.stream or self.entry)
        return dice if self.drawn is None else Drawn(dice, self.drawn, self.blank)
