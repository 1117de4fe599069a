"""Checking again whenever a file changes, until the user has had enough."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from rpg.cli import streams
from rpg.cli.voices import speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_PAUSE = 0.5
"""Seconds between two looks."""
_MOST = 20_000
"""Files that are looked at."""


def watched(paths: Sequence[Path], check: Callable[[], int], pause: Callable[[float], None] = time.sleep) -> int:
    """Check now and after every change under those paths, until Ctrl-C; the exit code of the last check."""
    code = 0
    seen: dict[str, tuple[int, int]] | None = None
    try:
        while True:
            now = signature(paths)
            if now != seen:
                code = check()
                streams.out(speak("cli.validate.watching"), err=True)
                seen = now  # what was saved meanwhile is looked at again
            pause(_PAUSE)
    except KeyboardInterrupt:
        return code


def signature(paths: Sequence[Path]) -> dict[str, tuple[int, int]]:
    """Every file under those paths with its size and the time of its last change; links are not followed."""
    found: dict[str, tuple[int, int]] = {}
    waiting = [str(path) for path in paths]
    while waiting and len(found) < _MOST:
        place = waiting.pop()
        try:
            with os.scandir(place) as listed:
                waiting += [entry.path for entry in listed if not entry.name.startswith(".") and not entry.is_symlink()]
        except NotADirectoryError:
            found |= _of(place)
        except (OSError, ValueError):
            continue  # gone, or not to be read: the check will say so
    return found


def _of(place: str) -> dict[str, tuple[int, int]]:
    try:
        told = os.stat(place)  # noqa: PTH116 - a name, not a Path, for every file of a pack
    except OSError:
        return {}
    return {place: (told.st_size, told.st_mtime_ns)}
