"""What a hostile text must go through: every reader of the room. As a program it tries all texts of :mod:`.hostile`.

With an argument it tries those that come in, instead. It prints one JSON object: the faults (text, reader, what
happened), how many texts were tried, and the memory taken in MB. Beside the standard library it needs nothing but
:mod:`rpg.dice`, so that it runs wherever a fuzzer does.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from rpg import dice
from rpg.dice import dialect
from rpg.dice.explaining import explain
from rpg.dice.telling import fallen, tell
from tests.dice.hostile import CONTEXT, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Reader: TypeAlias = "Callable[[str], None]"

SECONDS = 3.0
"""What one reader may take for one text, in seconds of the processor: one second, and room for a slow machine."""
MEGABYTES = 200
"""The most memory that all of it may take."""


def word(key: str, /, **values: object) -> str:
    """A catalogue in which every sentence is its key."""
    del values
    return key


def read(text: str) -> None:
    """Parse, and check that an error has its place in the text."""
    try:
        typed = dice.parse_line(text)
    except dice.DiceError as error:
        if not 0 <= error.start <= error.end <= len(text):
            raise IndexError(f"{error.code} at {error.start} to {error.end}") from error
        raise
    said = dice.show(typed.tree)
    if len(said) <= dice.LIMITS.text and dice.parse_line(said).tree != typed.tree:
        raise AssertionError(f"{said!r} reads otherwise")


def rolled(text: str) -> None:
    """Roll, tell the story, and roll it again from its faces."""
    outcome = dice.roll(text, dice.Seeded("hostile"), "ordeal", CONTEXT)
    tell(outcome, word)
    fallen(outcome)
    if dice.replay(text, outcome.faces, CONTEXT) != outcome:
        raise AssertionError("another outcome of the same faces")


def bounded(text: str) -> None:
    """Ask how far it can go, and roll: nothing may fall outside."""
    low, high = dice.bounds(text, CONTEXT)
    value: Any = dice.roll(text, dice.Stream("hostile"), "ordeal", CONTEXT).value
    values = value if isinstance(value, tuple) else (value,)
    if not all(low <= one <= high for one in values):
        raise AssertionError(f"{value} is not within {low} to {high}")


def told(text: str) -> None:
    """Part a line, and read what it tells of real dice."""
    dice.split_line(text)
    typed = dice.parse_line(text)
    dice.given(typed.tree, typed.told or text, CONTEXT)


def weighed(text: str) -> None:
    """Weigh exactly, and draw from it."""
    odds = dice.odds(text, CONTEXT)
    if dice.sample(odds.weights, 7, "hostile") not in odds.weights:
        raise AssertionError("a value that is not in the odds")


def spoken(text: str) -> None:
    """Say in words."""
    explain(text, word)


def translated(text: str) -> None:
    """Read as every dialect, and write in it."""
    for name in dialect.NAMES:
        try:
            dialect.write(dialect.read(text, name), name)
        except dice.DiceError:
            continue
    tree = dice.parse(text)
    for name in dialect.NAMES:
        dialect.write(tree, name)


READERS: tuple[Reader, ...] = (read, rolled, bounded, told, weighed, spoken, translated)


def faults(text: str) -> Iterator[tuple[str, str]]:
    """Every reader that brings another error than ours for a text, or takes too long."""
    for reader in READERS:
        start = time.process_time()
        try:
            reader(text)
        except dice.DiceError:
            pass
        except Exception as error:  # noqa: BLE001  whatever it is, it is a fault
            yield reader.__name__, f"{type(error).__name__}: {str(error)[:200]}"
        took = time.process_time() - start
        if took > SECONDS:
            yield reader.__name__, f"{took:.2f} s"


def memory() -> float:
    """The most memory that this program has taken so far, in MB.

    Where Linux tells it, that of this program alone: what the system counts for a process begins with what whoever
    started it had taken.
    """
    status = Path("/proc/self/status")
    peak = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("ascii"), re.MULTILINE) if status.is_file() else None
    if peak is not None:
        return int(peak[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Try them all; with any argument, the texts of a JSON list that comes in."""
    texts: list[str] = json.load(sys.stdin) if len(sys.argv) > 1 else [*TEXTS]
    found = [(text[:100], reader, what) for text in texts for reader, what in faults(text)]
    sys.stdout.write(json.dumps({"tried": len(texts), "faults": found, "megabytes": memory()}))


if __name__ == "__main__":
    main()
