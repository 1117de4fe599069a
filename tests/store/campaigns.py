"""Campaigns to write on: short ways to say what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.entry import Fact
from rpg.campaign.events import Begun, ClockMade, ClockTicked, Noted, SessionBegun, SessionEnded, Voided
from rpg.campaign.fold import fold
from rpg.content import catalogues
from rpg.desk.result import Append, Redo, Restore, Undo
from rpg.store import Store
from rpg.words import Catalogue, Voice

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.campaign.entry import Entry
    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.store import StoreError

AT = "2026-01-01T20:00:00Z"


def new(path: Path) -> Store:
    """A campaign with a clock to tick, as its first entry."""
    store = Store.create(path, seed="7", packs=("core",))
    do(store, Begun(name="c", language="en"), ClockMade(clock="c", size=1_000_000))
    return store


def append(*events: Event, line: str = "", amends: int = 0, carried: tuple[int, ...] = ()) -> Append:
    return Append(facts=tuple(Fact(event) for event in events), line=line, amends=amends, carried=carried)


def do(store: Store, *events: Event, line: str = "do") -> Entry:
    return store.perform(append(*events), line=line, at=AT)[-1]


def tick(store: Store, by: int = 1) -> Entry:
    return do(store, ClockTicked(clock="c", by=by), line=f"tick {by}")


def tick_in_vain(store: Store, by: int) -> None:
    """Tick and undo in a transaction that is given up: ZeroDivisionError."""
    with store.writing():
        tick(store, by)
        undo(store)
        raise ZeroDivisionError


def note(store: Store, text: str) -> Entry:
    return do(store, Noted(text=text), line=f".{text}")


def void(store: Store, number: int) -> Entry:
    return do(store, Voided(entry=number), line=f"undo #{number}")


def begin(store: Store) -> Entry:
    return do(store, SessionBegun(title="one"), line="begin")


def end(store: Store) -> Entry:
    return do(store, SessionEnded(), line="end")


def amend(store: Store, number: int, by: int, carried: tuple[int, ...] = ()) -> list[Entry]:
    deed = append(ClockTicked(clock="c", by=by), line="push", amends=number, carried=carried)
    return store.perform(deed, line="push", at=AT)


def undo(store: Store, count: int = 1) -> list[int]:
    return [entry.id for entry in store.perform(Undo(count), line="u", at=AT)]


def redo(store: Store, count: int = 1) -> list[int]:
    return [entry.id for entry in store.perform(Redo(count), line="redo", at=AT)]


def restore(store: Store, number: int) -> list[int]:
    return [entry.id for entry in store.perform(Restore(number), line=f"restore #{number}", at=AT)]


def world(store: Store) -> World:
    return store.world_at(store.head())


def ticked(store: Store) -> int:
    return world(store).clocks["c"].ticked


def replayed(store: Store) -> World:
    """The world at the head with nothing but the log to go by."""
    return fold(store.path())


def ids(store: Store) -> list[int]:
    return [entry.id for entry in store.path()]


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.path_of_file)


def said(error: StoreError) -> list[str]:
    """The fault as a sentence in both languages; it fails if a catalogue does not know it."""
    sentences = []
    for language in ("en", "it"):
        messages: dict[str, str] = {}
        for part in catalogues(language):
            messages |= msgspec.json.decode(part, type=dict[str, str])
        assert error.say.key in messages
        sentences.append(Voice(Catalogue(language, messages), {}).say(error.say))
    return sentences
