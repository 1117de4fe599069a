"""What is too large for its row, for its folder, or for an older program."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import pytest

from rpg.campaign.events import Noted
from rpg.store import Store, StoreError, standing
from rpg.store.schema import EVENT_BYTES
from rpg.store.standing import Standing, shape
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path

LONG = "the stair goes on " * 300


def sizes(path: Path, query: str) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute(query)]


def test_a_large_event_is_kept_once_beside_its_row(store: Store, path: Path):
    for _ in range(2):
        c.note(store, LONG)
    assert max(sizes(path, "select length(cast(data as blob)) from event")) <= EVENT_BYTES
    assert len(sizes(path, "select 1 from blob")) == 1
    store = c.reopened(store)
    assert [entry.facts[0].event for entry in store.path(2)] == [Noted(text=LONG)] * 2
    assert store.faults() == []
    store.close()


@pytest.mark.parametrize("over", [0, 1])
def test_as_large_as_may_be_stands_in_its_row(store: Store, path: Path, over: int):
    empty = len(msgspec.json.encode(Noted(text="")))
    text = "è" + "x" * (EVENT_BYTES - empty - 2 + over)
    c.note(store, text)
    assert len(sizes(path, "select 1 from blob")) == over
    assert store.path(1)[0].facts[0].event == Noted(text=text)


@pytest.mark.parametrize(
    ("statement", "fault"), [("delete from blob", "damaged"), ("update blob set data = x'7b'", "damaged")]
)
def test_a_lost_or_torn_blob_is_damage(store: Store, path: Path, statement: str, fault: str):
    c.note(store, LONG)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(statement)
    with pytest.raises(StoreError) as caught:
        store.path()
    assert caught.value.key == fault


def test_another_text_in_a_blob_is_found(store: Store, path: Path):
    c.note(store, LONG)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("update blob set data = cast(replace(cast(data as text), 'stair', 'chair') as blob)")
    assert [fault.split()[0] for fault in store.faults()] == ["blob"]


def test_snapshots_of_another_shape_have_another_mark():
    class Other(msgspec.Struct, frozen=True, array_like=True):
        world: int = 0

    assert shape(Other) != shape() == shape(Standing)


Kind = Literal["one", "other"]


class Inner(msgspec.Struct):
    kind: Kind = "one"


class Outer(msgspec.Struct):
    inner: dict[str, Inner | None] = {}


@pytest.mark.parametrize(
    ("what", "name", "new"),
    [
        (Inner, "__annotations__", {"kind": "str"}),
        (Outer, "__annotations__", {"inner": "dict[str, Inner]"}),
        (None, "Kind", Literal["one"]),
    ],
)
def test_whatever_a_world_is_made_of_marks_its_snapshots(
    what: type | None, name: str, new: object, monkeypatch: pytest.MonkeyPatch
):
    before = shape.__wrapped__(Outer)
    assert shape.__wrapped__(Outer) == before
    monkeypatch.setattr(what or sys.modules[__name__], name, new)
    assert shape.__wrapped__(Outer) != before


def test_nothing_that_a_snapshot_is_made_of_is_overlooked():
    """A schema, which takes long to make, knows every class that is in one."""
    told = "\n".join(standing.spelled(standing.PublicStanding))
    known = msgspec.json.schema(standing.PublicStanding)["$defs"]
    assert len(known) > 30
    assert [name for name in known if f".{name.rpartition('.')[2]} {{" not in told] == []


def test_what_is_there_without_a_word_is_part_of_a_shape():
    def made(kind: str) -> type[msgspec.Struct]:
        class Place(msgspec.Struct):
            name: str = kind

        return Place

    assert shape(made("a")) == shape(made("a")) != shape(made("b"))


@pytest.mark.parametrize("how", [{"rename": "camel"}, {"tag": "other"}, {"array_like": True}], ids=str)
def test_how_a_value_is_written_is_part_of_a_shape(how: dict[str, Any]):
    def made(**how: Any) -> type[msgspec.Struct]:
        class Place(msgspec.Struct, **how):
            first_name: str = ""

        return Place

    assert shape(made()) == shape(made()) != shape(made(**how))


@pytest.mark.skipif(os.name != "posix", reason="this way to open files without shared memory is SQLite's own on Unix")
def test_where_no_log_can_be_shared_a_journal_keeps_what_is_written(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    c.tick(store, 3)
    store.close()
    connect = sqlite3.connect

    def elsewhere(where: Path | str, **more: object) -> sqlite3.Connection:
        if isinstance(where, str):
            return connect(where, **more)  # type: ignore[call-overload, no-any-return]  # in memory
        return connect(f"{where.as_uri()}?vfs=unix-dotfile", uri=True, **more)  # type: ignore[call-overload, no-any-return]  # passed on

    monkeypatch.setattr(sqlite3, "connect", elsewhere)
    for made in (partial(Store.open, path), partial(c.new, tmp_path / "new.db")):
        with closing(made()) as there:
            head = c.note(there, "written there").id
        with closing(elsewhere(there.path_of_file)) as raw:
            assert raw.execute("pragma journal_mode").fetchone()[0] != "wal"
        with closing(Store.open(there.path_of_file)) as again:
            assert (again.head(), again.faults()) == (head, [])
    monkeypatch.undo()
    with closing(Store.open(path)) as home:
        assert (home.head(), c.ticked(home)) == (3, 3)
