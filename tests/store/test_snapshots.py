"""Snapshots are a cache: they save folding, and never say anything else than the log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from rpg.campaign.fold import fold
from rpg.store import Store
from rpg.store.store import SNAPSHOT_EVERY
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path


def long(store: Store, entries: int = 2 * SNAPSHOT_EVERY + 50) -> None:
    with store.writing():
        for number in range(entries):
            c.tick(store, number)


def kept(path: Path) -> list[int]:
    """The entries with snapshots; each has two, one of what everybody may know."""
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute("select entry from snapshot where entry > 0 order by entry")]


def test_every_so_many_entries_and_at_the_end_of_an_evening(store: Store, path: Path):
    long(store)
    last = c.end(store)
    assert kept(path) == [SNAPSHOT_EVERY, 2 * SNAPSHOT_EVERY, last.id]


def test_a_snapshot_is_what_a_replay_gives(store: Store):
    long(store)
    assert store.faults() == []
    store = c.reopened(store)
    assert c.world(store) == c.replayed(store)
    assert store.world_at(SNAPSHOT_EVERY) == fold(store.path()[:SNAPSHOT_EVERY])
    store.close()


def test_a_reopened_campaign_folds_from_the_last_snapshot(store: Store):
    long(store)
    behind = store.head() - 2 * SNAPSHOT_EVERY
    store = c.reopened(store)
    total = sum(range(2 * SNAPSHOT_EVERY + 50))
    assert (c.ticked(store), store.folded) == (total, behind)
    c.tick(store, 1)
    c.undo(store)
    assert (c.ticked(store), store.folded) == (total, behind)
    store.close()


def test_undo_far_back_folds_little(store: Store):
    long(store)
    store = c.reopened(store)
    c.undo(store, 100)
    assert c.world(store) == c.replayed(store)
    assert store.folded <= SNAPSHOT_EVERY
    store.close()


def test_a_voided_entry_before_a_snapshot_is_seen_after_reopening(store: Store):
    early = c.tick(store, 1000)
    long(store)
    before = c.ticked(store)
    c.void(store, early.id)
    c.tick(store, 5)
    store = c.reopened(store)
    assert c.ticked(store) == before - 1000 + 5
    assert store.folded == 1
    assert (store.faults(), c.world(store)) == ([], c.replayed(store))
    store.close()


def test_a_late_void_folds_from_before_what_it_voids(store: Store):
    long(store)
    late = c.tick(store, 1000)
    c.tick(store, 1)
    store = c.reopened(store)
    c.void(store, late.id)
    assert c.world(store) == c.replayed(store)
    assert store.folded <= 2 * SNAPSHOT_EVERY


def test_a_void_of_a_void_reaches_behind_both(store: Store):
    early = c.tick(store, 1000)
    long(store)
    first = c.void(store, early.id)
    long(store)
    c.void(store, first.id)
    assert store.voided() == {first.id}
    assert (c.world(store), store.faults()) == (c.replayed(store), [])
    store = c.reopened(store)
    assert c.world(store) == c.replayed(store)
    store.close()


def test_a_lost_snapshot_costs_only_folding(store: Store, path: Path):
    long(store)
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("delete from snapshot")
    with closing(Store.open(path)) as again:
        assert c.world(again) == c.replayed(again)
        assert again.folded == again.head()


def test_an_older_or_torn_snapshot_is_not_trusted(store: Store, path: Path):
    long(store)
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("update snapshot set version = 0 where entry = ?", (2 * SNAPSHOT_EVERY,))
        raw.execute("update snapshot set state = '{\"name\":1' where entry = ?", (SNAPSHOT_EVERY,))
    with closing(Store.open(path)) as again:
        assert c.world(again) == c.replayed(again)
        assert again.faults() == [f"snapshot {SNAPSHOT_EVERY}"]


def test_a_wrong_snapshot_is_found(store: Store, path: Path):
    long(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("update snapshot set state = '{\"minutes\":5}' where entry = ?", (SNAPSHOT_EVERY,))
    assert store.faults() == [f"snapshot {SNAPSHOT_EVERY}"]


def test_a_thorough_look_folds_every_entry_once(store: Store):
    long(store, 5 * SNAPSHOT_EVERY)
    store = c.reopened(store)
    assert store.faults() == []
    assert store.folded <= store.head()
    store.close()
