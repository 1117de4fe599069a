"""A campaign, opened: its file, its rules, a voice, dice and a clock, put together for the desk."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rpg.campaign.events import SessionEnded
from rpg.cli import clock, copies, home, prep, streams
from rpg.cli.fault import Told
from rpg.cli.packs import joined, moved, played_by
from rpg.desk.result import CHANGES, Append, Leave, Prepare, Redo
from rpg.desk.table import Table
from rpg.dice import Seeded
from rpg.dice.seal import session_seed
from rpg.store import Store, StoreError
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.prep import Prepared
    from rpg.desk.result import Result
    from rpg.desk.table import Book, Oracle, Survival
    from rpg.dice import Dice
    from rpg.maps.model import Map
    from rpg.words import Voice


class Played(NamedTuple):
    """A line and what came of it: its sentences as text, and the entry now at the head (0: nothing was written).

    ``offered`` is a line ready to type, as text ("": none).
    """

    line: str
    result: Result
    says: tuple[str, ...]
    entry: int
    offered: str = ""


class App:
    """One open campaign. ``play_line`` is all that a console, a command or a script needs."""

    def __init__(self, store: Store, rules: Rules, speaker: Voice, oracle: Oracle, book: Book | None = None) -> None:
        """Put a campaign together from its parts; without a ``book``, with the program's own verbs."""
        self.store, self.rules, self.voice, self.oracle = store, rules, speaker, oracle
        self.book = book
        self.keeps = True
        """Whether a recap and a dated copy of the campaign are made when a session ends."""
        self.draft = ""
        """A note that was written in an editor and could not be kept."""
        self._waiting = ""
        """The line that waits for dice, until something changes the campaign."""
        self._seen: tuple[int, World] = (-1, store.world_at(0))

    @property
    def world(self) -> World:
        """The world at the head, folded again if the head moved, here or in another process."""
        head = self.store.head()
        if head != self._seen[0]:
            self._seen = (head, self.store.world_at(head))
        return self._seen[1]

    def table(self) -> Table:
        """The table as the next line finds it."""
        entry = self.store.next_id()
        return Table(
            rules=self.rules, world=self.world, history=self.store, streams=self.dice, seeds=self.seed,
            oracle=self.oracle, entry=entry, now=clock.now(entry), language=self.voice.language, book=self.book,
            waiting=self._waiting, prep=self._prepared,
            maps=self._mapped, columns=streams.columns(),
        )  # fmt: skip

    def _prepared(self) -> tuple[Prepared, ...]:
        """The scenes prepared beside the campaign, read for whoever asks."""
        return prep.scenes(self.store.path_of_file)

    def _mapped(self, which: str) -> Map | str | None:
        """The map of a file; why it is none, or None if there is no such file."""
        from pathlib import Path  # noqa: PLC0415 - few lines name a file

        from rpg.cli.map_read import read  # noqa: PLC0415 - the same

        path = Path(which)
        if not path.is_file():
            return None
        try:
            return read(path, self.voice.say)
        except Told as wrong:
            return wrong.message

    def dice(self, sealed: int, stream: int) -> Dice:
        """The dice of a stream of the seed of that number (0: the campaign's own)."""
        return Seeded(self.seed(sealed), stream)

    def seed(self, sealed: int) -> str:
        """A seed by its number: 0 is the campaign's own, the others are those of evenings."""
        return session_seed(self.store.seed, sealed) if sealed else self.store.seed

    def close(self) -> None:
        """Close the campaign's file."""
        self.store.close()

    def play_line(self, line: str) -> Played:
        """Run a line of the desk and write what it did, all or nothing; Told if the file cannot be written."""
        from rpg.desk.run import reads_only, run  # noqa: PLC0415 - papers are printed without a line

        line = line.encode("utf-8", "replace").decode()
        with explained():
            table = self.table()
            if reads_only(line, table):
                return self._played(line, self._with_file(run(line, table)), 0)
            with self.store.writing():
                table = self.table()
                result = run(line, table)
                wrote = self.store.perform(result.deed, line=line, at=table.now)
                played = self._played(line, result, self.store.head() if wrote else 0)
            if result.waiting or isinstance(result.deed, CHANGES):
                self._waiting = result.waiting  # only now: what was given up has changed nothing
            ended = any(isinstance(fact.event, SessionEnded) for entry in wrote for fact in entry.facts)
            if ended and isinstance(result.deed, Append | Redo):  # one that was undone is not over
                played = self._settled(played, table.now)
            return played

    def enter(self, line: str, act: Callable[[Table], Result]) -> Played:
        """Write what an act of the program's own does, as one line of the log; Told if the file cannot be written."""
        with explained(), self.store.writing():
            table = self.table()
            result = act(table)
            wrote = self.store.perform(result.deed, line=line, at=table.now)
            return self._played(line, result, self.store.head() if wrote else 0)

    def _with_file(self, result: Result) -> Result:
        """The answer to a line that makes a file, with where it is; Told if it cannot be made."""
        if not isinstance(result.deed, Prepare):
            return result
        path = prep.new(self.store.path_of_file, result.deed.slug, result.deed.name, self.voice)
        return msgspec.structs.replace(result, says=(Say("cli.scene.made", {"path": str(path)}),))

    def _played(self, line: str, result: Result, entry: int) -> Played:
        """The line with its sentences as text; if one cannot be told, nothing is to be recorded."""
        if result.chart is not None:
            from rpg.cli.desk_odds import said  # noqa: PLC0415 - few lines ask for odds

            result = msgspec.structs.replace(result, says=said(result.chart, self.table()))
        says = tuple(self.voice.say(say) for say in result.says)
        return Played(line, result, says, entry, self.voice.value(result.prefill))

    def _settled(self, played: Played, at: str) -> Played:
        """The end of an evening: one file, and beside it a recap and a dated copy, which the answer names."""
        if not self.keeps:
            self.store.settle()
            return played
        from rpg.cli.recaps import Recaps  # noqa: PLC0415 - an evening ends once

        says = Recaps(self.store, self.rules, self.voice).kept()
        self.store.settle()
        says = (*says, copies.kept(self.store, at))
        result = msgspec.structs.replace(played.result, says=(*played.result.says, *says))
        return played._replace(result=result, says=(*played.says, *(self.voice.say(say) for say in says)))


def leaves(played: Played) -> bool:
    """Whether the line closed the console."""
    return isinstance(played.result.deed, Leave)


class LateOracle:
    """The oracle, woken when somebody asks: only ``odds`` samples fights."""

    def survival(self, rules: Rules, world: World, fights: int) -> list[Survival]:
        """Samples of the fight as it stands; see ``rpg.odds``."""
        from rpg.odds import survival  # noqa: PLC0415 - few lines ask for odds

        return survival(rules, world, fights)


@contextlib.contextmanager
def opened(given: str = "", language: str = "", packs: Sequence[str] = ()) -> Iterator[App]:
    """The campaign asked for (see :func:`rpg.cli.home.chosen`), open until the block ends.

    ``packs`` are folders where some of its packs are to be found from now on.
    """
    path = home.chosen(given)
    with stored(path) as store:
        moved(store, packs)
        rules = played_by(store)
        speaker, book = joined(store.packs, language or store.world_at(store.head()).language, rules)
        yield App(store, rules, speaker, LateOracle(), book)


@contextlib.contextmanager
def stored(path: Path) -> Iterator[Store]:
    """A campaign's file, open until the block ends; Told if it is not one."""
    with explained(), contextlib.closing(Store.open(path)) as store:
        yield store


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Tell what is wrong with a campaign's file as a sentence."""
    try:
        yield
    except StoreError as error:
        raise Told(error.say.key, error.say.values) from error
