"""What every measuring script shares: how a call is timed, and how its figures are told to the benchmark."""

from __future__ import annotations

import gc
import json
import time
import timeit
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ENOUGH = 0.01  # seconds of one series of calls
SERIES = 5


def warm(work: Callable[[], object]) -> float:
    """Seconds of processor time that one call takes when it was called before: the best of some series."""
    timer = timeit.Timer(work, timer=time.process_time)
    number = 1
    while (taken := timer.timeit(number)) < ENOUGH:
        number *= 2
    return min(taken, *timer.repeat(SERIES, number)) / number


def whole(work: Callable[[], object]) -> float:
    """Seconds of wall clock that one long call takes, such as a million dice: the best of some."""
    work()
    return min(timeit.repeat(work, number=1, repeat=3 * SERIES))


def cold(work: Callable[[], Iterable[tuple[Any, int]]]) -> None:
    """Time the first call of this process, and tell its seconds and its answer: values and their weights.

    As ``timeit`` does, it keeps the collector of garbage out: when that runs depends on the imports, not on the call.
    """
    gc.disable()
    start = time.process_time()
    answer = work()
    taken = time.process_time() - start
    say({"seconds": taken, "answer": [(int(value), int(weight)) for value, weight in answer]})


def say(found: Mapping[str, object]) -> None:
    """Tell the benchmark what was found."""
    print(json.dumps(found))
