"""The files of a pack's folder: nothing outside it, no link followed, nothing too large, in one order everywhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from rpg import content
from rpg.rulebook.ids import SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rpg.rulebook.fault import Fault

BASE = "core"
"""The pack that a lone file is checked against: the game itself."""
MANIFEST = "pack.json"
REDIRECTS = "redirects.json"
PATCHES = "patch"
"""The folder of the patches of a pack."""
LARGEST = 1 << 20
"""Bytes that one file may have."""
MOST = 4000
"""Files that one pack may have."""
FOLDERS = 500
"""Folders that one pack may have."""
TOTAL = 32 << 20
"""Bytes that all the files of one pack may have."""
ZIP = ".zip"
BUNDLE = ".pack.json"
_JSON = ".json"
_CHUNK = 1 << 16


class Entry(NamedTuple):
    """A file of a pack: its path inside, with ``/`` on every system; where it is; its size; whether it is a link."""

    name: str
    place: str
    size: int
    link: bool

    @property
    def json(self) -> bool:
        """Whether it is a file of rules or texts, and not one that only goes along."""
        return self.name.endswith(".json")

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a part at a time."""
        with open(self.place, "rb") as file:  # noqa: PTH123 - as below
            while chunk := file.read(_CHUNK):
                yield chunk

    def read(self) -> bytes:
        """Its bytes, at most one more than LARGEST."""
        with open(self.place, "rb", buffering=0) as file:  # noqa: PTH123 - a Path for each file would double the time
            raw = file.read(min(self.size, LARGEST) + 1)  # one more: what is larger than it was is noticed
            while self.size < len(raw) <= LARGEST and (more := file.read(LARGEST + 1 - len(raw))):
                raw += more
            return raw


class Refused(Exception):  # noqa: N818 - not an error of ours: it carries the fault of a file to whoever reads it
    """A pack in one file that is not read any further; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        """Refuse a file for that fault."""
        super().__init__(fault.name)
        self.fault = fault


class Held(NamedTuple):
    """A file of a pack that is one file itself: its path inside, its bytes, its size, whether it is a link."""

    name: str
    raw: bytes
    size: int
    link: bool = False

    @property
    def json(self) -> bool:
        """Whether it is a file of rules or texts, and not one that only goes along."""
        return self.name.endswith(".json")

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a part at a time."""
        yield self.raw

    def read(self) -> bytes:
        """Its bytes, at most one more than LARGEST."""
        return self.raw[: LARGEST + 1]


class AnyEntry(Protocol):
    """A file of a pack, wherever it lies."""

    @property
    def name(self) -> str:
        """Its path inside the pack."""

    @property
    def size(self) -> int:
        """Its bytes."""

    @property
    def link(self) -> bool:
        """Whether it leads elsewhere."""

    @property
    def json(self) -> bool:
        """Whether it is a file of rules or texts."""

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a part at a time."""

    def read(self) -> bytes:
        """Its bytes, at most one more than LARGEST."""


class Listing(NamedTuple):
    """The files of a pack in order of their paths, and how many folders they lie in.

    Of a pack that has more than it may have, not all are listed.
    """

    files: Sequence[AnyEntry]
    folders: int

    @property
    def crowded(self) -> bool:
        """Whether the pack has more than it may have."""
        return len(self.files) > MOST or self.folders > FOLDERS or self.size > TOTAL

    @property
    def size(self) -> int:
        """The bytes of all its files."""
        return sum(entry.size for entry in self.files)


def shipped(name: str) -> Path | None:
    """The folder of a pack that came with the program, if there is one of that name."""
    place = content.folder("rules") / name
    return place if SLUG.match(name) and is_file(place / MANIFEST) else None


def came() -> tuple[str, ...]:
    """The names of the packs that came with the program: the game's own first, the rest by name."""
    names = (folder.parent.name for folder in content.folder("rules").glob(f"*/{MANIFEST}"))
    return tuple(sorted(names, key=lambda name: (name != BASE, name)))


def is_file(path: Path) -> bool:
    """Whether a file is there; no name is too long, or too strange, for the answer."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def located(name: str | Path) -> Path:
    """The folder that a name or a path means: a shipped pack's name is that pack, whatever lies in this folder."""
    return (shipped(name) if isinstance(name, str) else None) or Path(name)


def is_bundle(place: Path) -> bool:
    """Whether a path is a pack in one file, by its name."""
    return place.name.endswith((BUNDLE, ZIP))


def home_of(place: Path) -> Path | None:
    """The nearest folder above (or at) a path that holds a manifest; None outside any pack."""
    return next((folder for folder in (place, *place.parents) if is_file(folder / MANIFEST)), None)


def listing(folder: Path) -> Listing:
    """The files of a pack; hidden ones are no part of it. OSError if a folder cannot be read."""
    found: list[Entry] = []
    waiting, seen = [(str(folder), "")], 0
    while waiting and len(found) <= MOST and seen <= FOLDERS:
        place, under = waiting.pop()
        seen += bool(under)
        for entry in _visible(place):
            if entry.is_dir(follow_symlinks=False) and entry.name.endswith(_JSON):
                found.append(Entry(under + entry.name, entry.path, 0, link=False))  # to be told: nobody can read it
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{under}{entry.name}/"))
            elif entry.is_symlink():
                found.append(Entry(under + entry.name, entry.path, 0, link=True))
            elif entry.is_file(follow_symlinks=False):
                size = entry.stat(follow_symlinks=False).st_size
                found.append(Entry(under + entry.name, entry.path, size, link=False))
    return Listing(sorted(found), seen)


def _visible(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as listed:
        return [entry for entry in listed if not entry.name.startswith(".")]


def digest(listed: Iterable[AnyEntry], known: Mapping[str, bytes]) -> str:
    """The SHA-256 of files, in the order given: of each its path, its length and its bytes.

    ``known`` are the bytes of those that were read; others are read a part at a time.
    """
    import hashlib  # noqa: PLC0415 - a check takes no sums, and it takes time to load

    sum_ = hashlib.sha256()
    for entry in listed:
        raw = known.get(entry.name)
        sum_.update(f"{entry.name}\0{entry.size if raw is None else len(raw)}\0".encode())
        for chunk in entry.chunks() if raw is None else (raw,):
            sum_.update(chunk)
    return sum_.hexdigest()
