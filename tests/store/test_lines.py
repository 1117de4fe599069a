"""A campaign as lines of JSON, and a campaign made of them: the same in everything."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.events import ClockMade, Noted
from rpg.campaign.rules import PackRef
from rpg.desk.result import Restore
from rpg.store import Store, StoreError
from rpg.store.lines import Kept, Pack, Setting, decoded
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path


def lived(store: Store) -> None:
    """A history with every way to move."""
    c.tick(store, 2)
    left = c.tick(store, 3)
    c.undo(store)
    c.note(store, "é " * 600)  # kept as a blob
    voided = c.tick(store, 5)
    c.void(store, voided.id)
    store.perform(c.append(ClockMade(clock="d", size=4), amends=voided.id), line="again", at=c.AT)
    store.perform(Restore(left.id), line="restore", at=c.AT)
    store.perform(c.append(*[Noted(text="secret")]), line="!note", at=c.AT)


def test_a_line_played_again_has_its_own_dice_only_where_it_asks_for_them(store: Store):
    first = c.tick(store, 2)
    deed = c.append(ClockMade(clock="d", size=4), amends=first.id)
    pushed = store.perform(deed, line="push", at=c.AT)[0]
    anew = store.perform(msgspec.structs.replace(deed, fresh=True, amends=pushed.id), line="memory", at=c.AT)[0]
    assert (pushed.stream, anew.stream) == (first.stream, anew.id)
    assert (anew.amends, anew.parent) == (pushed.id, first.parent)
    assert store.faults() == []


def test_a_campaign_made_of_its_lines_is_the_same(store: Store, tmp_path: Path):
    lived(store)
    lines = list(store.lines())
    with closing(Store.of_lines(tmp_path / "again.db", map(decoded, lines))) as again:
        assert list(again.lines()) == lines
        assert again.faults() == store.faults() == []
        assert again.entries() == store.entries()
        assert (again.head(), c.world(again)) == (store.head(), c.world(store))
        assert (again.seed, again.packs) == (store.seed, store.packs)
        c.tick(again)
        assert c.ticked(again) == c.ticked(store) + 1


def test_packs_and_kept_rules_go_along(path: Path, tmp_path: Path):
    with closing(c.new(path)) as store:
        store.lock([PackRef(id="core", version="1.2", title="", sha256="abc")], b"\0rules")
        lines = [decoded(line) for line in store.lines()]
    assert Pack(id="core", version="1.2", sha256="abc") in lines
    assert Kept(data=b"\0rules") in lines
    with closing(Store.of_lines(tmp_path / "again.db", lines)) as again:
        assert (again.locked, again.kept_rules) == ({"core": "abc"}, b"\0rules")


def test_what_is_written_meanwhile_is_not_in_the_lines(store: Store, path: Path):
    lines = iter(store.lines())
    first = next(lines)
    with closing(Store.open(path)) as other:
        c.tick(other)
    assert [first, *lines] == [line for line in store.lines() if b"tick" not in line and b'"n":2' not in line]


def test_a_setting_that_is_none_of_a_campaigns_is_not_believed(store: Store, tmp_path: Path):
    lines = [*map(decoded, store.lines()), Setting(key="shell", value="rm")]
    with closing(Store.of_lines(tmp_path / "again.db", lines)) as again:
        assert again.meta("shell") == ""


def test_lines_that_do_not_fit_leave_no_file(store: Store, tmp_path: Path):
    entry = next(line for line in store.lines() if b'"entry"' in line[:16])
    with pytest.raises(StoreError):
        Store.of_lines(tmp_path / "again.db", [decoded(entry), decoded(entry)])
    assert list(tmp_path.glob("again*")) == []


@pytest.mark.parametrize(
    "line", [b"{}", b"[]", b'{"type":"move"}', b'{"type":"pack","id":1}', b'{"type":"x"}', b"\xff"]
)
def test_what_is_no_line_is_not_read(line: bytes):
    with pytest.raises((msgspec.MsgspecError, UnicodeDecodeError)):
        decoded(line)


def test_the_lines_are_read_in_one_transaction_that_ends(store: Store, path: Path):
    list(store.lines())
    next(iter(store.lines()))
    with closing(sqlite3.connect(path, timeout=0)) as raw:
        raw.execute("begin immediate")
