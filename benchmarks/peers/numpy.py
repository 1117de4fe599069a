"""numpy 2.4.6 by itself, in its own environment: ``python -m benchmarks.peers.numpy batch <count>``."""

from __future__ import annotations

import importlib
import sys
from functools import partial
from typing import Any

from benchmarks.peers.clock import say, whole

np: Any = importlib.import_module("numpy")  # its own environment has it


def plain(count: int) -> object:
    """4d6kh3 as one writes it: a row for each roll, its sum without its lowest."""
    faces = np.random.default_rng().integers(1, 7, (count, 4))
    return faces.sum(axis=1) - faces.min(axis=1)


def tuned(count: int) -> object:
    """The same with bytes, a column for each roll: what one arrives at who measures."""
    faces = np.random.default_rng().integers(1, 7, (4, count), dtype=np.uint8)
    return faces.sum(axis=0, dtype=np.uint8) - faces.min(axis=0)


def raw(count: int) -> object:
    """So many 32-bit words, two in each that numpy's Philox makes."""
    return np.random.Philox(1).random_raw(count // 2)


if __name__ == "__main__":
    rolls = int(sys.argv[2])
    acts = {"4d6kh3": plain, "tuned": tuned, "faces": raw}
    say({name: whole(partial(act, rolls)) for name, act in acts.items()})
