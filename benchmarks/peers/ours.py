"""Our dice, measured as the peers are: ``python -m benchmarks.peers.ours parse|roll|exact|batch <text>...``."""

from __future__ import annotations

import ast
import sys
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.peers.clock import cold, say, warm, whole
from rpg import dice
from rpg.dice.parser import parse_line

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = "1+2*3"


def parse(texts: list[str]) -> None:
    """Each text parsed as if it had never been seen, and CPython's parser on a plain sum."""
    read = parse_line.__wrapped__
    found: dict[str, object] = {text: warm(partial(read, text)) for text in (*texts, PLAIN)}
    say({**found, "ast": warm(partial(ast.parse, PLAIN))})


def roll(texts: list[str]) -> None:
    """Each text rolled, its parse in the cache, its total and its trace read: from a stream, and keyed by a seed."""
    found: dict[str, object] = {}
    for text in texts:
        for name, source in (("", dice.Stream("bench")), ("keyed ", dice.Seeded("bench"))):

            def once(text: str = text, source: dice.Dice = source) -> object:
                thrown = dice.roll(text, source)
                return thrown.value, thrown.trace

            found[name + text] = warm(once)
    say(found)


def exact(texts: list[str]) -> None:
    """The first odds of this process. The text has been parsed, as a peer's expression was compiled with its script."""
    weigh = dice.odds
    dice.parse(texts[0])

    def once() -> Iterable[tuple[object, int]]:
        return weigh(texts[0]).weights.items()

    cold(once)


def many(texts: list[str]) -> None:
    """So many totals of 4d6kh3 as an array, and so many dice that can be replayed."""
    from rpg.dice.batching import batch, faces  # noqa: PLC0415  numpy is in the environment of this measure alone

    count = int(texts[0])
    say({
        "4d6kh3": whole(lambda: batch("4d6kh3", count, "bench").array()),
        "faces": whole(lambda: faces("bench", count, 6, "x")),
    })  # fmt: skip


if __name__ == "__main__":
    {"parse": parse, "roll": roll, "exact": exact, "batch": many}[sys.argv[1]](sys.argv[2:])
