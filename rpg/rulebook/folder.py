"""The files of a pack's folder: nothing outside it, no link followed, nothing too large, in one order everywhere."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rpg import content
from rpg.rulebook.ids import SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BASE = "core"
"""The pack that a lone file is checked against: the game itself."""
MANIFEST = "pack.json"
LARGEST = 1 << 20
"""Bytes that one file may have."""
MOST = 4000
"""Files that one pack may have."""


class Entry(NamedTuple):
    """A file of a pack: its path inside, with ``/`` on every system; where it is; its size; whether it is a link."""

    name: str
    place: str
    size: int
    link: bool

    def read(self) -> bytes:
        """Its bytes, at most one more than LARGEST."""
        with open(self.place, "rb") as file:  # noqa: PTH123 - a Path for each file would double the time
            return file.read(LARGEST + 1)


def shipped(name: str) -> Path | None:
    """The folder of a pack that came with the program, if there is one of that name."""
    place = content.folder("rules") / name
    return place if SLUG.match(name) and (place / MANIFEST).is_file() else None


def located(name: str | Path) -> Path:
    """The folder that a name or a path means."""
    return (shipped(name) if isinstance(name, str) else None) or Path(name)


def home_of(place: Path) -> Path | None:
    """The nearest folder above (or at) a path that holds a manifest; None outside any pack."""
    return next((folder for folder in (place, *place.parents) if (folder / MANIFEST).is_file()), None)


def entries(folder: Path) -> list[Entry]:
    """The files of a pack in order of their paths, at most MOST and one; hidden ones are no part of it."""
    found: list[Entry] = []
    for entry in _walk(str(folder), ""):
        found.append(entry)
        if len(found) > MOST:
            break
    return sorted(found)


def _walk(folder: str, under: str) -> Iterator[Entry]:
    with os.scandir(folder) as listed:
        inside = [entry for entry in listed if not entry.name.startswith(".")]
    for entry in inside:
        name = under + entry.name
        if entry.is_symlink():
            yield Entry(name, entry.path, 0, link=True)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{name}/")
        elif entry.is_file(follow_symlinks=False):
            yield Entry(name, entry.path, entry.stat(follow_symlinks=False).st_size, link=False)


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """The SHA-256 of files, in the order given: of each its path, its length and its bytes."""
    sum_ = hashlib.sha256()
    for name, raw in files:
        sum_.update(f"{name}\0{len(raw)}\0".encode())
        sum_.update(raw)
    return sum_.hexdigest()
