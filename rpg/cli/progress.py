"""How far long work has come: one line on a terminal, drawn over itself; nothing where nobody looks."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEP = 50
"""So many pieces of work pass between two drawings."""


@contextmanager
def counted(whole: int, what: str) -> Iterator[Callable[[int], None]]:
    """Give a function to be called once for each of ``whole`` pieces of work; the line goes when all is done."""
    shown = sys.stderr.isatty()
    count = 0

    def step(_: int) -> None:
        nonlocal count
        count += 1
        if shown and count % _STEP == 0:
            sys.stderr.write(f"\r{what} {100 * count // max(1, whole)} %")
            sys.stderr.flush()

    try:
        yield step
    finally:
        if shown and count >= _STEP:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
