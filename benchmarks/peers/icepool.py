"""icepool 2.1.3, in its own environment: ``python -m benchmarks.peers.icepool exact <text>``, a first call.

Each text as icepool's documentation writes it; opposed pairs are its ``sort_pair``.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

from benchmarks.peers.clock import cold

if TYPE_CHECKING:
    from collections.abc import Callable

d: Any = importlib.import_module("icepool").d  # its own environment has it
HIT = 5

EXACT: dict[str, Callable[[], Any]] = {
    "4d6kh3": lambda: d(6).highest(4, 3),
    "10d10kh5": lambda: d(10).highest(10, 5),
    "20d6cs>=5": lambda: 20 @ (d(6) >= HIT),
    "5d6x:5": lambda: 5 @ d(6).explode(depth=5),
    "8d6cs>=5 - 6d6cs>=5": lambda: 8 @ (d(6) >= HIT) - 6 @ (d(6) >= HIT),
    "4d6 opp 4d6": lambda: d(6).pool(4).sort_pair(">", d(6).pool(4)).size(),
    "40d10kh10": lambda: d(10).highest(40, 10),
    "100d6": lambda: 100 @ d(6),
}

if __name__ == "__main__":
    found = EXACT[sys.argv[2]]
    cold(lambda: found().items())
