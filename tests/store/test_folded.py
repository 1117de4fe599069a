"""How much is folded and read for what a table waits for; counted, because times differ between machines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.entry import Fact
from rpg.campaign.events import ClockMade, ClockTicked, Noted, Voided
from rpg.campaign.fold import fold
from rpg.campaign.public import public_world
from rpg.desk.result import Append
from rpg.desk.run import run
from rpg.store import Store
from rpg.store.replay import Replay
from rpg.store.standing import GM, PUBLIC
from rpg.store.store import SNAPSHOT_EVERY
from tests.desk.game import Game, rules
from tests.store import campaigns as c

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rpg.campaign.entry import Entry
    from rpg.desk.table import Table

ENTRIES = 3 * SNAPSHOT_EVERY + 20


class Counted(Store):
    """A campaign that counts the entries that it reads with their events."""

    read = 0

    def _several(self, *given: object) -> list[Entry]:
        found: list[Entry] = super()._several(*given)  # type: ignore[arg-type]  # whatever it takes
        self.read += len(found)
        return found


def counted(path: Path) -> Counted:
    store = Counted.open(path)
    assert isinstance(store, Counted)
    return store


@pytest.fixture
def long(path: Path) -> Iterator[Counted]:
    with closing(c.new(path)) as store, store.writing():
        for number in range(ENTRIES):
            c.tick(store, number)
    with closing(counted(path)) as store:
        store.world_at(store.head())
        yield store


def at(store: Store) -> Table:
    return msgspec.structs.replace(
        Game().table(), rules=rules(), world=c.world(store), history=store, entry=store.next_id()
    )


def answer(line: str, store: Store) -> Append | None:
    result = run(line, at(store))
    assert result.status == "ok"
    return result.deed if isinstance(result.deed, Append) else None


def test_a_late_entry_that_is_voided_is_folded_from_the_snapshot_before_it_and_once(long: Counted):
    folded, read, late = long.folded, long.read, long.head() - 5
    deed = answer(f"undo #{late}", long)
    assert deed is not None
    long.perform(deed, line=f"undo #{late}", at=c.AT)
    assert c.ticked(long) == c.replayed(long).clocks["c"].ticked
    assert long.folded - folded <= SNAPSHOT_EVERY + 1
    assert long.read - read < ENTRIES + SNAPSHOT_EVERY  # the check above reads all of it


def test_an_early_one_is_folded_once(long: Counted):
    folded = long.folded
    deed = answer("undo #3", long)
    assert deed is not None
    long.perform(deed, line="undo #3", at=c.AT)
    assert long.folded - folded <= ENTRIES + 2
    assert long.world_at(long.head()) == fold(long.path())
    assert long.faults() == []


def test_what_was_foreseen_is_not_used_for_other_facts(long: Counted):
    long.world_with((Fact(Voided(entry=3)),))
    c.void(long, 4)
    assert c.world(long) == fold(long.path())


@pytest.mark.parametrize(
    ("line", "most"), [("log all", 20), ("log 20", 20), ("restore #3", 8), ("share last", SNAPSHOT_EVERY)]
)
def test_what_looks_at_the_log_reads_little_of_it(long: Counted, line: str, most: int):
    read = long.read
    answer(line, long)
    assert long.read - read <= most


def test_sharing_again_folds_only_what_came_since(long: Counted):
    answer("share board", long)
    c.tick(long, 7)
    folded, read = long.folded, long.read
    answer("share board", long)
    answer("share last", long)
    assert (long.folded - folded, long.read - read) == (1, 2)


def test_what_players_know_is_kept_with_each_snapshot(path: Path, long: Counted):
    long.close()
    with closing(Store.open(path)) as again:
        assert again.public_at(again.head()) == public_world(again.path())
        assert again.folded < SNAPSHOT_EVERY


def test_what_players_know_is_what_the_public_path_makes(store: Store):
    hidden = c.do(store, ClockMade(clock="doom", size=6, hidden=True))
    for facts in (
        [Fact(ClockTicked(clock="c", by=5), secret=True)], [Fact(ClockTicked(clock="c", by=2))],
        [Fact(Voided(entry=hidden.id + 1))], [Fact(Voided(entry=hidden.id + 2), secret=True)],
        [Fact(Noted(text="x")), Fact(ClockTicked(clock="c", by=9), secret=True)], [Fact(Voided(entry=hidden.id + 4))],
    ):  # fmt: skip
        store.perform(Append(facts=tuple(facts)), line="x", at=c.AT)
        assert store.public_at(store.head()) == public_world(store.path())
    assert store.public_at(store.head()).clocks["c"].ticked == 2
    c.undo(store, 3)
    assert store.public_at(store.head()) == public_world(store.path())


def test_an_evening_is_read_from_its_beginning(path: Path, long: Counted):
    c.end(long)
    began = c.begin(long)
    c.tick(long, 1)
    c.end(long)
    long.close()
    with closing(counted(path)) as again:
        assert [entry.id for entry in again.evening()] == [began.id, began.id + 1, began.id + 2]
        assert (again.read, again.folded) == (3, 0)
        assert again.public_at(began.parent) == public_world(again.path()[:-3])
        c.undo(again, 3)
        assert again.evening() == []


def test_a_replay_folds_nothing_twice_but_what_a_void_changed(long: Counted):
    for number in range(1, 11):
        c.void(long, long.head() - 3 * number)
    every = long.entries()
    for of in (GM, PUBLIC):
        replay = Replay(every, of.first)
        for entry in every:
            if entry.id % SNAPSHOT_EVERY == 0 or entry.id > ENTRIES + 1:
                found = replay.at(entry.id)
                assert found is not None
                assert getattr(found, "true", found.world) == fold(every[: entry.id])
        assert replay.folded < ENTRIES + 10 * 60
    assert Replay(every, GM.first).at(10**6) is None


def test_a_replay_goes_from_branch_to_branch(store: Store):
    for number in range(6):
        c.tick(store, 10**number)
    c.undo(store, 3)
    c.tick(store, 7)
    c.void(store, 3)
    c.undo(store, 4)
    c.tick(store, 9)
    replay = Replay(store.entries(), GM.first)
    for entry in store.entries():
        assert replay.at(entry.id) == store._folded(entry.id)  # noqa: SLF001 - the other way to fold it


def test_a_snapshot_of_what_players_know_that_lies_is_found(path: Path, long: Counted):
    assert long.faults() == []
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("update snapshot set state = replace(state, '\"ticked\"', '\"tickled\"') where entry = -200")
    assert long.faults() == ["snapshot -200"]
