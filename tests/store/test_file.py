"""The settings that keep what was acknowledged, and the shape that lets nothing be erased."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.campaign.events import Begun, ClockMade
from rpg.campaign.rules import PackRef
from rpg.store import First, Store, StoreError, file
from rpg.store.schema import APPLICATION_ID, FORMAT
from tests.store import campaigns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def raw(store: Store) -> Iterator[sqlite3.Connection]:
    """Somebody else's connection to a campaign in which everything is to be found."""
    campaigns.tick(store)
    campaigns.end(store)
    with closing(sqlite3.connect(store.path_of_file, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
        ("application_id", APPLICATION_ID),
        ("user_version", FORMAT),
    ],
)
def test_settings(store: Store, path: Path, pragma: str, value: object):
    assert store.head() == 1
    with closing(file.open_existing(path)) as connection:
        assert connection.execute(f"pragma {pragma}").fetchone() == (value,)


@pytest.mark.parametrize("table", ["entry", "event", "head"])
@pytest.mark.parametrize(
    "statement",
    [
        "delete from {0}",
        "update {0} set {1} = {1}",
        "replace into {0} select * from {0}",
        "insert or replace into {0} select * from {0} limit 1",
    ],
)
def test_nothing_is_ever_changed_or_erased(raw: sqlite3.Connection, table: str, statement: str):
    column = raw.execute(f"pragma table_info({table})").fetchone()[1]
    before = raw.execute(f"select * from {table}").fetchall()  # noqa: S608  the table is this test's own
    assert before
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        raw.execute(statement.format(table, column))
    assert raw.execute(f"select * from {table}").fetchall() == before  # noqa: S608  the table is this test's own


def test_seed_packs_and_locks_are_kept(path: Path):
    lock = PackRef(id="core", version="1.0", title="The City", sha256="ab" * 32)
    Store.create(path, seed="a seed", packs=("core", "zuru"), lock=(lock,)).close()
    with closing(Store.open(path)) as store, closing(sqlite3.connect(path)) as raw:
        assert (store.seed, store.packs, store.head(), store.path()) == ("a seed", ("core", "zuru"), 0, [])
        assert raw.execute("select * from lock").fetchall() == [("core", "1.0", "ab" * 32)]


def test_settings_of_a_campaign_can_change(store: Store):
    assert store.meta("odds") == ""
    store.set_meta("odds", "words")
    store.set_meta("odds", "off")
    store = campaigns.reopened(store)
    assert store.meta("odds") == "off"
    store.close()


def test_a_closed_campaign_is_one_file(store: Store, path: Path):
    campaigns.tick(store)
    store.settle()
    store.close()
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store):
    before = campaigns.world(store)
    with pytest.raises(ZeroDivisionError):
        campaigns.tick_in_vain(store, 1)
    assert (store.head(), campaigns.world(store), len(store.entries())) == (1, before, 1)
    assert campaigns.tick(store, 5).id == 2
    assert campaigns.ticked(store) == 5


def test_a_bug_inside_a_transaction_stays_a_bug(store: Store):
    with pytest.raises(UnicodeDecodeError), store.writing():
        b"\xff".decode()
    with pytest.raises(sqlite3.ProgrammingError), store.writing():
        raise sqlite3.ProgrammingError


def test_a_campaign_is_made_with_its_first_entry_or_not_at_all(path: Path):
    begun = Begun(name="c", language="en")
    first = First(campaigns.append(begun, ClockMade(clock="c", size=3)), "new", campaigns.AT)
    with closing(Store.create(path, seed="7", packs=("core",), first=first)) as store:
        assert [(entry.id, entry.line, entry.at) for entry in store.path()] == [(1, "new", campaigns.AT)]
        assert (campaigns.world(store).clocks["c"].size, store.faults()) == (3, [])


def test_a_campaign_whose_first_entry_fails_leaves_no_file(path: Path, monkeypatch: pytest.MonkeyPatch):
    def cut_short(*args: object) -> None:
        raise KeyboardInterrupt(args)

    monkeypatch.setattr(Store, "_move", cut_short)
    first = First(campaigns.append(ClockMade(clock="c", size=3)), "new", campaigns.AT)
    with pytest.raises(KeyboardInterrupt):
        Store.create(path, seed="7", packs=("core",), first=first)
    assert list(path.parent.iterdir()) == []


def test_the_packs_are_locked_and_their_rules_kept(path: Path):
    old, new = (PackRef(id="core", version="1", title="", sha256=name) for name in ("a", "b"))
    first = First(campaigns.append(Begun(name="c", language="en")), "new", campaigns.AT)
    with closing(Store.create(path, seed="7", packs=("core",), lock=(old,), first=first)) as store:
        assert (store.locked, store.kept_rules) == ({"core": "a"}, b"")
        store.lock((new,), b"rules")
    with closing(Store.open(path)) as store:
        assert (store.locked, store.kept_rules, store.faults()) == ({"core": "b"}, b"rules", [])


def test_a_file_is_alone_only_while_nobody_else_has_it_open(path: Path):
    with closing(campaigns.new(path)) as store:
        with closing(Store.open(path)):
            with pytest.raises(StoreError) as caught:
                store.alone()
            assert caught.value.key == "busy"
        campaigns.tick(store, 5)
        store.alone()
        assert [file.name for file in path.parent.iterdir()] == [path.name]
