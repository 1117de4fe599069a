"""Events on their way into the file and out of it, of this version and of older ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import pytest

from rpg.campaign.events import ClockTicked, Event, Noted
from rpg.store import Store, StoreError, wire
from tests.store import campaigns as c

if TYPE_CHECKING:
    from pathlib import Path


def ticked_by_name(fields: dict[str, Any]) -> dict[str, Any]:
    """As if version 0 had called a clock its name."""
    return {"clock": fields["name"], "by": fields["by"], "type": fields["type"]}


def ticked_by_one(fields: dict[str, Any]) -> dict[str, Any]:
    """As if version -1 had had no number."""
    return {**fields, "by": 1}


OLDER = {("campaign/clock_ticked", 0): ticked_by_name, ("campaign/clock_ticked", -1): ticked_by_one}


def test_every_kind_has_a_name_of_its_own():
    tags = [str(kind.__struct_config__.tag) for kind in get_args(Event)]
    assert len(tags) == len(set(tags)) == len(get_args(Event))
    assert all("/" in tag and tag == tag.lower() for tag in tags)
    assert wire.kind(Noted(text="x")) == "campaign/noted"


def test_the_same_event_is_the_same_bytes():
    assert wire.encoded(ClockTicked(clock="è", by=2)) == '{"type":"campaign/clock_ticked","clock":"è","by":2}'


@pytest.mark.parametrize(
    ("version", "data"),
    [
        (1, '{"type":"campaign/clock_ticked","clock":"c","by":1}'),
        (0, '{"type":"campaign/clock_ticked","name":"c","by":1}'),
        (-1, '{"type":"campaign/clock_ticked","name":"c"}'),
    ],
)
def test_older_versions_are_brought_up_one_by_one(version: int, data: str):
    assert wire.decoded("campaign/clock_ticked", version, data, OLDER) == ClockTicked(clock="c", by=1)


def test_an_older_version_that_did_not_change_needs_nothing():
    assert wire.decoded("campaign/noted", 0, '{"type":"campaign/noted","text":"x"}', OLDER) == Noted(text="x")


def test_an_older_version_that_nobody_knows_is_a_fault():
    with pytest.raises(msgspec.ValidationError):
        wire.decoded("campaign/clock_ticked", 0, '{"type":"campaign/clock_ticked","name":"c","by":1}')


def test_a_campaign_of_an_older_version_opens(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch):
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("insert into entry values (2, 1, 2, 0, '', 'tick', 2, '')")
        raw.execute(
            "insert into event(entry, kind, version, secret, data) values (2, 'campaign/clock_ticked', 0, 0, ?)",
            ('{"type":"campaign/clock_ticked","name":"c","by":4}',),
        )
        raw.execute("insert into head(entry, why, at) values (2, 'do', '')")
    with closing(Store.open(path)) as again, pytest.raises(StoreError, match="damaged"):
        c.world(again)
    monkeypatch.setattr(wire, "UPCASTERS", OLDER)
    with closing(Store.open(path)) as again:
        assert c.ticked(again) == 4
        assert (c.tick(again, 1).id, c.ticked(again), again.faults()) == (3, 5, [])
