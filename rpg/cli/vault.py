"""``rpg export --vault``: notes in a folder of the user's, who goes on writing there.

What was written last is kept in an index, by its hash: a file that is no longer as we left it is the user's, and stays.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rpg.cli.fault import Told
from rpg.cli.files import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

INDEX = ".megastructure.json"


class Index(msgspec.Struct, frozen=True):
    """Whose notes these are (the start of a hash of the campaign's seed), and the hash of each as it was written."""

    campaign: str
    notes: dict[str, str] = {}


class Kept(NamedTuple):
    """How an export went: files written anew, as they were, taken away, and left because somebody changed them."""

    written: list[str]
    same: list[str]
    removed: list[str]
    left: list[str]


def keep(folder: Path, notes: Mapping[str, str], campaign: str) -> Kept:
    """Write notes (path to text) into a folder; Told if it holds another campaign's, or takes nothing."""
    index = _index(folder, campaign)
    kept = Kept([], [], [], [])
    now: dict[str, str] = {}
    for name, text in notes.items():
        data = text.encode()
        found = _state(folder / name, data, index.notes.get(name))
        if found == "left":
            kept.left.append(name)
            continue
        now[name] = _hash(data)
        (kept.same if found == "same" else kept.written).append(name)
        if found != "same":
            written(folder / name, data, quiet=True)
    for name, file in _old(folder, index, notes):
        if _state(file, b"", index.notes[name]) == "left":
            kept.left.append(name)
        elif file.exists():
            _remove(file)
            kept.removed.append(name)
    after = msgspec.json.encode(Index(campaign, now), order="sorted")
    written(folder / INDEX, msgspec.json.format(after, indent=1) + b"\n", quiet=True)
    return kept


def _index(folder: Path, campaign: str) -> Index:
    """What we wrote there; nothing if there is no index, or none that can be read (then every file is the user's)."""
    try:
        index = msgspec.json.decode((folder / INDEX).read_bytes(), type=Index)
    except FileNotFoundError:
        return Index(campaign)
    except (OSError, msgspec.MsgspecError):
        return Index(campaign)
    if index.campaign != campaign:
        raise Told("cli.vault.other", path=str(folder))
    return index


def _old(folder: Path, index: Index, notes: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """Notes that we wrote once and that are no more: only such as lie in the folder, whatever the index says."""
    for name in index.notes:
        file = folder / name
        inside = file.resolve().is_relative_to(folder.resolve()) and file.suffix == ".md"
        if name not in notes and inside:
            yield name, file


def _state(file: Path, data: bytes, known: str | None) -> str:
    """``same``, ``ours`` (as we left it, or not there), or ``left``: somebody changed it, or it was never ours."""
    try:
        there = file.read_bytes()
    except FileNotFoundError:
        return "ours"
    except OSError:
        return "left"
    if data and there == data:
        return "same"
    return "ours" if _hash(there) == known else "left"


def _remove(file: Path) -> None:
    try:
        file.unlink()
    except OSError as error:
        raise Told("cli.fault.write", path=str(file), why=error.strerror or str(error)) from error


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
