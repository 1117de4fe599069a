"""Files that are no campaign, or no longer one: always a sentence, and the file stays as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.campaign.world import World
from rpg.dice import Seeded
from rpg.store import Store, StoreError
from rpg.store.schema import APPLICATION_ID, FORMAT
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert all(str(path) in sentence for sentence in c.said(caught.value))
    return caught.value


def everything(path: Path) -> None:
    """Ask a campaign whatever can be asked."""
    with closing(Store.open(path)) as store:
        assert isinstance(store.seed, str)
        assert isinstance(store.packs, tuple)
        assert isinstance(store.world_at(store.head()), World)
        every = {entry.id for entry in store.entries()}
        told = [*store.path(), *store.undoable(3), *store.redoable(3)]
        ends = {end for entry in told for end in (store.before(entry), store.after(entry))}
        known = {entry.id for entry in told} | store.voided() | ends - {0}
        assert known <= every or store.faults() != []
        assert all(fault.strip() for fault in store.faults())


def fault(path: Path) -> StoreError | None:
    """What is said of the file; None if all of it can be read."""
    try:
        everything(path)
    except StoreError as error:
        return error
    return None


@pytest.fixture
def campaign(path: Path) -> bytes:
    """The bytes of a campaign with everything in it; the file itself is gone again."""
    store = c.new(path)
    with store.writing():
        for number in range(60):
            c.tick(store, number)
        c.void(store, 9)
        c.amend(store, store.head() - 1, 3, carried=(store.head(),))
        c.end(store)
        c.undo(store, 2)
        c.redo(store)
    store.settle()
    store.close()
    data = path.read_bytes()
    path.unlink()
    return data


@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"SQLite", b"not a campaign\n" * 99, b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 4080],
    ids=["empty", "nul", "short", "text", "header only", "header and noise"],
)
def test_no_database(path: Path, data: bytes):
    path.write_bytes(data)
    assert refused(path).key == "not_a_campaign"
    assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_somebody_elses_database(path: Path, mode: str):
    with closing(sqlite3.connect(path, isolation_level=None)) as theirs:
        theirs.execute(f"pragma journal_mode = {mode}")
        theirs.execute("create table entry(id)")
    before = path.read_bytes()
    assert refused(path).key == "not_a_campaign"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_somebody_elses_database_in_use(path: Path):
    with closing(sqlite3.connect(path, isolation_level=None)) as theirs:
        theirs.execute("pragma journal_mode = wal")
        theirs.execute("create table entry(id)")
        before = path.read_bytes()
        assert refused(path).key == "not_a_campaign"
        assert path.read_bytes() == before
        theirs.execute("insert into entry values (1)")


def test_a_campaign_whose_beginning_is_not_yet_in_the_file_itself(path: Path):
    with closing(c.new(path)) as store, closing(Store.open(path)) as again:
        assert again.head() == store.head() == 1


def test_a_newer_format(store: Store, path: Path):
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"pragma user_version = {FORMAT + 1}")
    before = path.read_bytes()
    error = refused(path)
    assert (error.key, path.read_bytes()) == ("newer", before)
    assert str(FORMAT + 1) in c.said(error)[0]


def test_our_mark_on_an_empty_database(path: Path):
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"pragma application_id = {APPLICATION_ID}")
        raw.execute(f"pragma user_version = {FORMAT}")
    with pytest.raises(StoreError) as caught:
        everything(path)
    assert caught.value.key == "damaged"


def test_missing_and_directory(path: Path):
    assert refused(path).key == "missing"
    assert not path.exists()
    path.mkdir()
    assert refused(path).key == "missing"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"], ids=["too long", "nul"])
def test_names_that_no_file_has(tmp_path: Path, name: str):
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path / name)
    assert caught.value.key in {"missing", "no_access"}
    with pytest.raises(StoreError) as caught:
        Store.create(tmp_path / name, seed="7", packs=())
    assert caught.value.key == "no_access"


def test_nothing_is_made_over_a_file(path: Path):
    path.write_bytes(b"mine")
    with pytest.raises(StoreError) as caught:
        Store.create(path, seed="7", packs=())
    assert (caught.value.key, path.read_bytes()) == ("exists", b"mine")
    assert all(c.said(caught.value))


def test_nothing_is_made_in_no_folder(tmp_path: Path):
    with pytest.raises(StoreError) as caught:
        Store.create(tmp_path / "nowhere" / "x.db", seed="7", packs=())
    assert caught.value.key == "no_access"
    assert all(c.said(caught.value))


@pytest.mark.parametrize("share", [0.001, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
def test_truncated(path: Path, campaign: bytes, share: float):
    data = campaign[: int(len(campaign) * share)]
    path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        everything(path)
    assert caught.value.key in {"damaged", "not_a_campaign"}
    assert all(c.said(caught.value))
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "seed", [*range(40), 451, *(pytest.param(n, marks=pytest.mark.full) for n in range(500, 1500))]
)
def test_a_flipped_bit(path: Path, campaign: bytes, seed: int):
    data = bytearray(campaign)
    for bit in Seeded("flipped", seed).roll("bits", 1 + seed % 4, 8 * len(data)):
        data[(bit - 1) // 8] ^= 1 << (bit - 1) % 8
    path.write_bytes(data)
    error = fault(path)
    if error is not None:
        assert error.key in {"damaged", "not_a_campaign", "newer"}
        assert all(c.said(error))
        assert path.read_bytes() == data


@pytest.mark.parametrize(
    "statement",
    [
        "update entry set parent = 40 where id = 5",
        "update entry set parent = 5 where id = 5",
        "update entry set parent = -1 where id = 5",
        "update entry set depth = 999 where id = 5",
        "update entry set stream = 999 where id = 5",
        "update entry set origin = 'amends:x' where id = 5",
        "update entry set origin = 'amends:61' where id = 5",
        "update entry set origin = 'carried:' where id = 5",
        "update entry set origin = 'carried:61' where id = 5",
        "update entry set origin = 'elsewhere' where id = 5",
        "delete from entry where id = 5",
        "update event set data = '{' where entry = 5",
        'update event set data = \'{"type":"gone/gone"}\' where entry = 5',
        "update event set kind = 'gone/gone' where entry = 5",
        "update event set version = 99 where entry = 5",
        "update event set entry = 999 where entry = 5",
        "insert into head(entry, why, at) values (999, 'do', '')",
        "insert into head(entry, why, at) values (5, 'gone', '')",
        "insert into head(entry, why, at) values (1, 'redo', '')",
        "delete from snapshot; insert into snapshot values (999, 1, '{}')",
        "delete from head; update event set data = '[]'",
        "update meta set value = '{' where key = 'packs'",
        "drop table meta",
        "drop table event",
        "drop index event_of_entry",
        "drop table head; create table head(n, entry, why, at); insert into head values (1, 'x', 2, null)",
    ],
)
def test_a_log_that_somebody_meddled_with(path: Path, campaign: bytes, statement: str):
    path.write_bytes(campaign)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("pragma journal_mode = delete")
        triggers = raw.execute("select name, tbl_name, sql from sqlite_schema where type = 'trigger'").fetchall()
        for name, _, _ in triggers:
            raw.execute(f"drop trigger {name}")
        raw.executescript(statement)
        for _, table, sql in triggers:
            if f"drop table {table}" not in statement:
                raw.execute(sql)
    error = fault(path)
    if error is not None:
        assert error.key in {"damaged", "newer"}
        assert all(c.said(error))
    else:
        with closing(Store.open(path)) as store:
            assert store.faults() != []


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_read_only(tmp_path: Path, campaign: bytes, what: str):
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "campaign.db"
    path.write_bytes(campaign)
    if what != "folder":
        path.chmod(stat.S_IRUSR)
    if what != "file":
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access(path if what == "file" else folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    try:
        with pytest.raises(StoreError) as caught, closing(Store.open(path)) as store:
            c.tick(store)
        assert caught.value.key in {"read_only", "no_access"}
        assert path.read_bytes() == campaign
    finally:
        folder.chmod(stat.S_IRWXU)


def test_unreadable(path: Path, campaign: bytes):
    path.write_bytes(campaign)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert refused(path).key == "no_access"


def test_what_sqlite_may_not_write_is_read_only(store: Store, path: Path):
    store.close()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)) as raw:
        store = Store(path, raw)
        assert (store.head(), store.seed) == (1, "7")
        with pytest.raises(StoreError) as caught:
            c.tick(store)
    assert caught.value.key == "read_only"
    assert all(c.said(caught.value))


def test_disk_full(store: Store, path: Path):
    store.close()
    raw = sqlite3.connect(path, isolation_level=None)
    (pages,) = raw.execute("pragma page_count").fetchone()
    raw.execute(f"pragma max_page_count = {pages + 2}")
    with closing(Store(path, raw)) as full:
        with pytest.raises(StoreError) as caught:
            fill(full)
        assert caught.value.key == "disk_full"
        assert all(c.said(caught.value))
        kept = full.head()
        assert kept == len(full.entries()) > 3
        assert (c.world(full), full.faults()) == (c.replayed(full), [])
        with pytest.raises(StoreError) as caught:
            c.note(full, "x" * 9000)
        assert caught.value.key == "disk_full"
        raw.execute("pragma max_page_count = 100000")
        assert c.note(full, "room again").id == kept + 1


def test_a_campaign_for_which_there_is_no_room_leaves_no_file(path: Path, monkeypatch: pytest.MonkeyPatch):
    connect = sqlite3.connect

    def small(*args: object, **more: object) -> sqlite3.Connection:
        connection = connect(*args, **more)  # type: ignore[call-overload]  # passed on as they came
        connection.execute("pragma max_page_count = 3")
        return connection  # type: ignore[no-any-return]  # the overload is lost above

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(StoreError) as caught:
        Store.create(path, seed="7", packs=())
    assert (caught.value.key, list(path.parent.iterdir())) == ("disk_full", [])
    monkeypatch.undo()
    c.new(path).close()


def test_a_copy_for_which_there_is_no_room_leaves_no_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sqlite3, "connect", _full)
    with pytest.raises(StoreError) as caught:
        store.backup(tmp_path / "copy.db")
    assert caught.value.key == "disk_full"
    assert not (tmp_path / "copy.db").exists()


def fill(store: Store) -> None:
    for _ in range(99):
        c.note(store, "x" * 500)


def _full(*_: object, **__: object) -> sqlite3.Connection:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


@pytest.mark.parametrize("lock", ["immediate", "exclusive"])
def test_locked_by_another_writer(store: Store, path: Path, lock: str):
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma locking_mode = exclusive" if lock == "exclusive" else "pragma locking_mode = normal")
        other.execute(f"begin {lock}")
        other.execute("update meta set value = value")
        with pytest.raises(StoreError) as caught, closing(Store.open(path, busy_seconds=0.01)) as waiting:
            c.tick(waiting)
        assert caught.value.key == "busy"
        assert all(c.said(caught.value))
        other.execute("rollback")
    with closing(Store.open(path)) as again:
        assert c.tick(again).id == 2


def test_words_in_a_file_are_not_taken_for_the_fault(store: Store, path: Path):
    c.note(store, "the disk is full, busy and locked")
    store.close()
    data = path.read_bytes()
    at = data.index(b"busy and locked")
    path.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    with pytest.raises(StoreError) as caught:
        everything(path)
    assert caught.value.key == "damaged"
