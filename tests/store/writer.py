"""A writer in a process of its own: it ticks a campaign's clock and tells each line once it is kept.

``python -m tests.store.writer FILE LINES NAME``; LINES 0 writes until it is killed, with evenings, undos and pushes.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from rpg.campaign.events import ClockTicked, SessionEnded
from rpg.desk.result import Redo, Undo
from rpg.store import Store
from tests.store.campaigns import AT, append


def write(store: Store, line: str, number: int) -> None:
    """Keep one line; every seventh ends an evening, others are undone and redone, or pushed."""
    event = SessionEnded() if number % 7 == 0 else ClockTicked(clock="c", by=1)
    amends = store.head() if number % 5 == 0 else 0
    kept = store.perform(append(event, amends=amends), line=line, at=AT)
    tell(f"{kept[-1].id} {line}")
    if number % 3 == 0:
        store.perform(Undo(), line="u", at=AT)
        store.perform(Redo(), line="redo", at=AT)


def tick(store: Store, line: str) -> None:
    (kept,) = store.perform(append(ClockTicked(clock="c", by=1)), line=line, at=AT)
    tell(f"{kept.id} {line}")


def tell(text: str) -> None:
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.buffer.flush()


def main(file: str, lines: str, name: str) -> None:
    store = Store.open(Path(file))
    for number in count() if lines == "0" else range(int(lines)):
        line = f"line {name}.{number}"
        if lines == "0":
            write(store, line, number)
        else:
            tick(store, line)


if __name__ == "__main__":
    main(*sys.argv[1:])
