"""What a long campaign costs: a line, an undo and opening, beside saving the same log as one JSON file.

The bars are 50 ms each: the slowest of a hundred lines and undo at 10,000 entries, opening at 100,000.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.entry import Fact
from rpg.campaign.events import Begun, Noted, SessionBegun, Voided
from rpg.desk.result import Append, Redo, Undo
from rpg.game.character.events import Harmed, Joined, Strained
from rpg.game.character.state import Person
from rpg.game.check.events import Part, Tested
from rpg.game.safeguard.events import AlertRaised
from rpg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.events import Event

AT = "2026-01-01T20:00:00Z"
LONG, VERY_LONG, SAMPLE, BATCH = 10_000, 100_000, 300, 2_000
PEOPLE = ("tae", "oru", "minto", "sana", "ivo")


def line(number: int) -> tuple[Event, ...]:
    """What an ordinary line leaves behind: a test, some harm or noise, now and then a note."""
    who = PEOPLE[number % len(PEOPLE)]
    test = Tested(who=who, label=f"sneak:{who}", parts=(Part("core:attribute/reflex", 3),), pool=3, faces=(3, 2, 1),
                  degree="fail")  # fmt: skip
    rest: tuple[Event, ...] = (Strained(who=who, by=number % 3 - 1), AlertRaised(sector="home", by=1, why="noise"))
    return (Noted(text=f"note {number}"),) if number % 7 == 0 else (test, Harmed(who=who, by=number % 3 - 1), *rest)


def begun() -> tuple[Event, ...]:
    """The first line: five people at a table."""
    people = (
        Person(id=name, name=name.title(), gender="n", archetype="core:archetype/porter", gear=("core:gear/rope",),
               attributes={"frame": 3, "reflex": 2}, skills={"core:skill/haul": 2})
        for name in PEOPLE
    )  # fmt: skip
    return (Begun(name="bench", language="en"), *(Joined(person=p) for p in people), SessionBegun())


def write(store: Store, events: tuple[Event, ...]) -> None:
    """One line, kept, and the world after it."""
    store.perform(Append(facts=tuple(Fact(event) for event in events)), line="sneak", at=AT)
    store.world_at(store.head())


def grow(store: Store, to: int) -> None:
    """Lines until there are so many, many in one transaction."""
    while (at := store.head()) < to:
        with store.writing():
            for number in range(at, min(at + BATCH, to)):
                write(store, line(number) if number else begun())


def timed(act: Callable[[int], object], times: int = SAMPLE) -> list[float]:
    """Milliseconds of each of so many acts, the quickest first."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        act(number)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def said(taken: list[float]) -> str:
    """The median and the 99th percentile."""
    return f"median {taken[len(taken) // 2]:.2f} ms, p99 {taken[len(taken) * 99 // 100]:.2f} ms"


def opening(path: Path) -> list[float]:
    """Opening, and reading what the first prompt shows."""

    def once(_: int) -> None:
        with closing(Store.open(path)) as store:
            store.world_at(store.head())
            store.voided()
            store.undoable(1)

    return timed(once, 20)


def saving(store: Store, path: Path) -> list[float]:
    """The peer: the whole log as one JSON file, written beside and put in place at every line."""
    entries = store.path()

    def once(_: int) -> None:
        beside = path.with_suffix(".part")
        with beside.open("wb") as file:
            file.write(msgspec.json.encode(entries))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)

    return timed(once, 20)


def rows() -> list[tuple[str, str]]:
    """What was measured, and the figure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "campaign.db"
        store = Store.create(path, seed="bench", packs=("core",))
        grow(store, LONG)
        found = [("opening at 10,000 entries", said(opening(path)))]
        lines = timed(lambda number: write(store, line(number)))
        found.append(("a line at 10,000 entries", said(lines)))
        found.append(("undo at 10,000 entries", said(timed(lambda _: _moved(store, Undo())))))
        found.append(("redo at 10,000 entries", said(timed(lambda _: _moved(store, Redo())))))
        found += _voids(store, path)
        peer = saving(store, Path(folder) / "log.json")
        ratio = lines[len(lines) // 2] / peer[len(peer) // 2]
        found.append(("peer: a line that saves the log as one JSON", said(peer)))
        found.append(("a line, as a part of that peer", f"{ratio:.2f}×"))
        store.perform(Undo(), line="u", at=AT)
        grow(store, VERY_LONG)
        store.close()
        found.append(("opening at 100,000 entries", said(opening(path))))
        found.append(("the file at 100,000 entries", f"{path.stat().st_size / 2**20:.0f} MiB"))
        with closing(Store.open(path)) as again:
            found.append(("a line at 100,000 entries", said(timed(lambda number: write(again, line(number))))))
    return found


def _voids(store: Store, path: Path) -> list[tuple[str, str]]:
    """A line of the past that no longer counts: asked for at the desk, then written; and what a thorough look takes."""
    late = timed(lambda number: _void(store, store.head() - 50 - number), 30)
    early = timed(lambda number: _void(store, number + 2), 10)
    thorough = timed(lambda _: store.faults(), 1)
    for _ in range(40):
        store.perform(Undo(), line="u", at=AT)
    with closing(Store.open(path)) as again:
        first = timed(lambda _: again.public_at(again.head()), 1)
        fresh = timed(lambda number: redrawn(again, number), 30)
    return [
        ("voiding one of the last lines, of 10,000", said(late)),
        ("voiding one of the first lines, of 10,000", said(early)),
        ("doctor at 10,000 entries and 40 voids", f"{thorough[0]:.0f} ms"),
        ("what players know, first after opening", f"{first[0]:.1f} ms"),
        ("a line, and what players know then", said(fresh)),
    ]


def redrawn(store: Store, number: int) -> None:
    """A line, and what a screen for the players needs then."""
    write(store, line(number))
    store.public_at(store.head())


def _void(store: Store, which: int) -> None:
    facts = (Fact(Voided(entry=which)),)
    store.world_with(facts)
    store.perform(Append(facts=facts), line=f"undo #{which}", at=AT)


def _moved(store: Store, deed: Undo | Redo) -> None:
    store.perform(deed, line="u", at=AT)
    store.world_at(store.head())


if __name__ == "__main__":
    for what, figure in rows():
        print(f"{what:<48} {figure}")
