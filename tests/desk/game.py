"""A campaign in memory to play lines on: the desk with real rules and real dice, and no file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from rpg.campaign import events as campaign
from rpg.campaign.entry import Entry, Fact
from rpg.campaign.fold import fold, voided
from rpg.campaign.public import Known, public_world
from rpg.campaign.rules import Rules
from rpg.content import catalogues
from rpg.desk.result import CHANGES, Append, Redo, Restore, Result, Undo
from rpg.desk.run import run
from rpg.desk.table import Survival, Table
from rpg.dice import Seeded
from rpg.dice.seal import session_seed
from rpg.rulebook import open_packs
from rpg.words import Catalogue, Voice

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.prep import Prepared
    from rpg.maps.model import Map


@cache
def rules() -> Rules:
    opened = open_packs(["core", "zuru"])
    assert isinstance(opened, Rules), opened
    return opened


@cache
def voice(language: str) -> Voice:
    messages: dict[str, str] = {}
    for part in catalogues(language):
        messages |= msgspec.json.decode(part, type=dict[str, str])
    return Voice(Catalogue(language, messages), rules().texts)


class Log:
    """The History protocol over a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[int, Entry] = {}
        self.at = 0
        self.undone: list[int] = []

    def head(self) -> int:
        return self.at

    def entry(self, number: int) -> Entry | None:
        return self.kept.get(number)

    def path(self, last: int | None = None) -> list[Entry]:
        found = self._to(self.at)
        return found if last is None else found[-last:]

    def entries(self, last: int | None = None) -> list[Entry]:
        return list(self.kept.values())[-(last or 0) :]

    def numbers(self, behind: int = 0) -> list[int]:
        return [entry.id for entry in self.path() if entry.id > behind]

    def with_event(self, kind: str, behind: int) -> list[Entry]:
        return [
            entry
            for entry in self.path()
            if entry.id > behind and any(fact.event.__struct_config__.tag == kind for fact in entry.facts)
        ]

    def known_at(self, number: int) -> Known:
        path = self._to(number)
        return Known().past(path, voided(path))

    def public_at(self, number: int) -> World:
        return public_world(self._to(number))

    def world_with(self, facts: tuple[Fact, ...]) -> World:
        number = len(self.kept) + 1
        following = Entry(
            id=number, parent=self.at, depth=1, session=1, at="", line="", stream=number, facts=facts
        )  # fmt: skip
        return fold([*self.path(), following])

    def world_at(self, number: int) -> World:
        return fold(self._to(number))

    def undoable(self, count: int) -> list[Entry]:
        found: list[Entry] = []
        at = self.at
        while at and len(found) < count:
            found.append(self._line_of(self.kept[at]))
            at = self.before(found[-1])
        return found

    def before(self, entry: Entry) -> int:
        line = self._line_of(entry)
        last = self.kept[self.after(line)]
        return (last.copy_of or line.amends) if line.amends else line.parent

    def after(self, entry: Entry) -> int:
        number = entry.id
        while number + 1 in self.kept and self.kept[number + 1].copy_of:
            number += 1
        return number

    def _line_of(self, entry: Entry) -> Entry:
        while entry.copy_of:
            entry = self.kept[entry.parent]
        return entry

    def redoable(self, count: int) -> list[Entry]:
        return [self._line_of(self.kept[number]) for number in reversed(self.undone)][:count]

    def voided(self) -> frozenset[int]:
        return voided(self.path())

    def _to(self, number: int) -> list[Entry]:
        found: list[Entry] = []
        while number:
            found.append(self.kept[number])
            number = found[-1].parent
        return found[::-1]


class Game:
    """Lines go in, text comes out; what they say to do is done."""

    def __init__(self, seed: str = "7", language: str = "en") -> None:
        self.log = Log()
        self.seed = seed
        self.language = language
        self.result = Result(says=())
        self.waiting = ""
        self.prep: tuple[Prepared, ...] = ()
        self.maps: dict[str, Map] = {}
        begun = campaign.Begun(name="test", language=language, story="zuru:story/food-run")
        self._write(Append(facts=(Fact(begun),)), "new")

    @property
    def world(self) -> World:
        return self.log.world_at(self.log.at)

    def table(self) -> Table:
        return Table(
            rules=rules(),
            world=self.world,
            history=self.log,
            streams=lambda sealed, stream: Seeded(self.seeds(sealed), stream),
            seeds=self.seeds,
            oracle=NoOracle(),
            entry=len(self.log.kept) + 1,
            now="2026-01-01T00:00:00Z",
            language=self.language,
            waiting=self.waiting,
            prep=lambda: self.prep,
            maps=self.maps.get,
        )

    def seeds(self, sealed: int) -> str:
        return session_seed(self.seed, sealed) if sealed else self.seed

    def __call__(self, *lines: str) -> str:
        """Play lines; the text of the last one's answer."""
        for line in lines:
            self.result = run(line, self.table())
            self.result = replace(self.result, prefill=voice(self.language).value(self.result.prefill))
            if self.result.waiting or isinstance(self.result.deed, CHANGES):
                self.waiting = self.result.waiting
            self._perform(line)
        return self.text()

    def add(self, *events: Event) -> None:
        """Let something have happened, without a line for it."""
        self._write(Append(facts=tuple(Fact(event) for event in events)), "")

    def status(self, *lines: str) -> str:
        """Play lines; how the last one was answered: ok, refused or usage."""
        self(*lines)
        return self.result.status

    def text(self) -> str:
        """The last answer, in the game's language."""
        return "\n".join(voice(self.language).say(say) for say in self.result.says)

    def _perform(self, line: str) -> None:
        match self.result.deed:
            case Append() as deed:
                self._write(deed, line)
            case Undo(count=count):
                for entry in self.log.undoable(count):
                    self.log.undone.append(self.log.at)
                    self.log.at = self.log.before(entry)
            case Redo(count=count):
                for entry in self.log.redoable(count):
                    self.log.undone.pop()
                    self.log.at = self.log.after(entry)
            case Restore(entry=number):
                self.log.undone.clear()
                self.log.at = number
            case _:
                pass

    def _write(self, deed: Append, line: str) -> None:
        self.log.undone.clear()
        number = len(self.log.kept) + 1
        parent, stream = self.log.at, number
        if deed.amends:
            amended = self.log.kept[deed.amends]
            parent, stream = amended.parent, number if deed.fresh else amended.stream
        self._put(number, parent, deed.line or line, stream, deed.facts, deed.amends)
        for carried in deed.carried:
            old = self.log.kept[carried]
            number = len(self.log.kept) + 1
            self._put(number, self.log.at, old.line, number, old.facts, copy_of=old.id)

    def _put(  # noqa: PLR0913, PLR0917  an entry has this many columns
        self, number: int, parent: int, line: str, stream: int, facts: tuple[Fact, ...],
        amends: int = 0, copy_of: int = 0,
    ) -> None:  # fmt: skip
        self.log.kept[number] = Entry(
            id=number,
            parent=parent,
            depth=number,
            session=1,
            at="2026-01-01T00:00:00Z",
            line=line,
            stream=stream,
            amends=amends,
            copy_of=copy_of,
            facts=facts,
        )
        self.log.at = number


class NoOracle:
    """Odds of a fight that nobody asked the dice for."""

    def survival(self, rules: Rules, world: World, fights: int) -> list[Survival]:
        assert rules.packs
        people = len(world.people.by_id)
        return [Survival(choice="run", fights=fights, people=people, all_dead=0.125, all_home=0.5, mean_home=3.25)]
