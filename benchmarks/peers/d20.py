"""d20 1.1.2, in its own environment: ``python -m benchmarks.peers.d20 parse|roll``."""

from __future__ import annotations

import importlib
import sys
from functools import partial
from typing import Any

from benchmarks.peers.clock import say, warm

d20: Any = importlib.import_module("d20")  # its own environment has it, the project's has not

SPELLED = {"10d6cs>=5": "10d6k>4", "5d6x": "5d6e6"}


def parse(text: str) -> float:
    """What ``d20.parse`` does with a text that it has not seen: its LALR parser and the nodes of its tree."""
    spelled, read = SPELLED.get(text, text), importlib.import_module("d20.diceast").parser.parse
    return warm(partial(read, spelled, start="expr"))


def roll(text: str) -> float:
    """A roll and its result, from d20's own cache of texts. To count is to keep dice and count them."""
    spelled, throw = SPELLED.get(text, text), d20.roll
    if "cs" in text:
        return warm(lambda: len(throw(spelled).expr.roll.keptset))
    return warm(lambda: throw(spelled).total)


if __name__ == "__main__":
    act = {"parse": parse, "roll": roll}[sys.argv[1]]
    say({text: act(text) for text in sys.argv[2:]})
