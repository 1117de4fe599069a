"""Rules that were opened before, from packs that have not changed since: a line at the table waits for no merging.

Beside the rules, as JSON, stands how every file looked that had a part in them: name, size, and when it was changed.
One that looks different, and the packs are opened anew; what is kept here can always be thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import rpg
from rpg import content
from rpg.campaign.rules import Rules
from rpg.game.formula import known, text_of
from rpg.rulebook.folder import listing, located, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LARGEST = 64 << 20
"""Bytes that kept rules may have."""
_MOST = 16
"""Sets of packs whose rules are kept; of more, those opened last."""
_SETTLED = 2 * 10**9
"""Nanoseconds for which a file has to have been left alone: two changes in one tick of a clock look the same."""
_CODE = ("rulebook/*.py", "campaign/*.py", "game/*.py", "game/*/rules.py", "game/effects/*.py")
"""The modules that decide what becomes of a pack."""


class _Look(msgspec.Struct, frozen=True):
    """How the files of a place look: a hash of their names, sizes and times, and when the last of them changed."""

    sign: str
    newest: int


def recall(folder: Path, names: Sequence[str | Path]) -> Rules | None:
    """The rules of those packs as they were kept in that folder; None if none were, or if anything has changed."""
    try:
        with _place(folder, names).open("rb") as file:
            raw = file.read(_LARGEST + 1)
        head, _, rules = raw.partition(b"\n")
        looks = msgspec.json.decode(head, type=dict[str, str])
        if len(raw) > _LARGEST or any(_look(place).sign != sign for place, sign in looks.items()):
            return None
        return msgspec.json.decode(rules, type=Rules, dec_hook=known)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def keep(folder: Path, names: Sequence[str | Path], rules: Rules, since: int) -> None:
    """Keep rules that were just opened in a folder (made if it is not there), unless a file may have changed meanwhile.

    ``since`` is when they began to be opened, in nanoseconds since the epoch. Where nothing can be kept, nothing is.
    """
    with contextlib.suppress(OSError, ValueError):
        required = [place for pack in rules.packs if (place := shipped(pack.id))]
        looks = {str(place): _look(str(place)) for place in ("", *map(located, names), *required)}
        if any(look.newest > since - _SETTLED for look in looks.values()):
            return
        head = msgspec.json.encode({place: look.sign for place, look in looks.items()})
        folder.mkdir(parents=True, exist_ok=True)
        place = _place(folder, names)
        draft = place.with_suffix(f".{os.getpid()}")
        try:
            draft.write_bytes(head + b"\n" + msgspec.json.encode(rules, enc_hook=text_of))
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)  # of a disk that was full
        for old in sorted(folder.glob("*.json"), key=lambda kept: kept.stat().st_mtime_ns)[:-_MOST]:
            old.unlink()


def began() -> int:
    """The time, for ``since``."""
    return time.time_ns()


def _place(folder: Path, names: Sequence[str | Path]) -> Path:
    said = "\0".join((rpg.__version__, *(os.path.abspath(located(name)) for name in names)))  # noqa: PTH100 - of a pack in a link, the link is what was named
    return folder / f"{hashlib.sha256(said.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.json"


def _look(place: str) -> _Look:
    """How the files of a pack look, or ("") those of the program that have a part in every pack."""
    seen, newest = hashlib.sha256(), 0
    for name in _files(place):
        told = os.stat(name)  # noqa: PTH116 - a Path for each file would double the time
        seen.update(
            f"{name}\0{told.st_size}\0{told.st_mtime_ns}\0{told.st_ctime_ns}\0".encode("utf-8", "surrogateescape")
        )
        newest = max(newest, told.st_mtime_ns)
    return _Look(seen.hexdigest(), newest)


def _files(place: str) -> Iterable[str]:
    if not place:
        return _own()
    if os.path.isdir(place):  # noqa: PTH112 - the same
        return (os.path.join(place, entry.name) for entry in listing(Path(place)).files)  # noqa: PTH118 - the same
    return (place,)


def _own() -> Iterator[str]:
    here = Path(rpg.__file__).parent
    for pattern in _CODE:
        yield from sorted(map(str, here.glob(pattern)))
    yield from sorted(map(str, content.folder("schemas").glob("*.json")))
