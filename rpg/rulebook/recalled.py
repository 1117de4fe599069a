"""Rules that were opened before, from packs that have not changed since: a line at the table waits for no merging.

Beside the rules, as JSON, stands how every file looked that had a part in them, of the packs and of the program: name,
size, and when it was changed; and a sum of the rules themselves, for disks forget too. One that looks different, and
the packs are opened anew; what is kept here can always be thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
import zlib
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


class _Look(msgspec.Struct, frozen=True):
    """How the files of a place look: a hash of their names, sizes and times, and when the last of them changed."""

    sign: str
    newest: int


class _Head(msgspec.Struct, frozen=True):
    """What stands above kept rules: what they came from, and the sum of their bytes."""

    sum: int
    code: list[str]
    """The modules of the program that were loaded when the packs had been opened, as paths below it."""
    own: str
    """How those and the schemas looked."""
    packs: dict[str, str]
    """How each pack looked, by its place."""


def recall(folder: Path, names: Sequence[str | Path]) -> Rules | None:
    """The rules of those packs as they were kept in that folder; None if none were, or if anything has changed."""
    try:
        with _place(folder, names).open("rb") as file:
            raw = file.read(_LARGEST + 1)
        first, _, rules = raw.partition(b"\n")
        head = msgspec.json.decode(first, type=_Head)
        changed = (
            len(raw) > _LARGEST
            or head.sum != zlib.crc32(rules)
            or not head.packs.keys() >= {str(located(name)) for name in names}
            or _look(_own(head.code)).sign != head.own
            or any(_look(_files(place)).sign != sign for place, sign in head.packs.items())
        )
        return None if changed else msgspec.json.decode(rules, type=Rules, dec_hook=known)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def keep(folder: Path, names: Sequence[str | Path], rules: Rules, since: int) -> None:
    """Keep rules that were just opened in a folder (made if it is not there), unless a file may have changed meanwhile.

    ``since`` is when they began to be opened, in nanoseconds since the epoch. Where nothing can be kept, nothing is.
    """
    with contextlib.suppress(OSError, ValueError):
        required = [place for pack in rules.packs if (place := shipped(pack.id))]
        code = _loaded()
        own = _look(_own(code))
        packs = {str(place): _look(_files(str(place))) for place in (*map(located, names), *required)}
        if any(look.newest > since - _SETTLED for look in (own, *packs.values())):
            return
        told = msgspec.json.encode(rules, enc_hook=text_of)
        signs = {place: look.sign for place, look in packs.items()}
        head = msgspec.json.encode(_Head(zlib.crc32(told), code, own.sign, signs))
        folder.mkdir(parents=True, exist_ok=True)
        place = _place(folder, names)
        draft = place.with_suffix(f".{os.getpid()}")
        try:
            draft.write_bytes(head + b"\n" + told)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)  # of a disk that was full
        for old in sorted(folder.glob("*.json"), key=lambda kept: kept.stat().st_mtime_ns)[:-_MOST]:
            old.unlink()


def began() -> int:
    """The time, for ``since``."""
    return time.time_ns()


def look_of(rooms: Iterable[str]) -> str:
    """How the program's files in those rooms look: what they have worked out holds as long as they do."""
    here = Path(rpg.__file__).parent
    files = [str(file) for room in rooms for file in sorted((here / room).rglob("*.py"))]
    return f"{rpg.__version__} {_look(files).sign}"


def _place(folder: Path, names: Sequence[str | Path]) -> Path:
    said = "\0".join((rpg.__version__, *(os.path.abspath(located(name)) for name in names)))  # noqa: PTH100 - of a pack in a link, the link is what was named
    return folder / f"{hashlib.sha256(said.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.json"


def _look(files: Iterable[str]) -> _Look:
    """How files and folders look. A file that was moved here with an old time, or is gone, has changed its folder."""
    seen, newest = hashlib.sha256(), 0
    for name in files:
        told = os.stat(name)  # noqa: PTH116 - a Path for each file would double the time
        seen.update(
            f"{name}\0{told.st_size}\0{told.st_mtime_ns}\0{told.st_ctime_ns}\0".encode("utf-8", "surrogateescape")
        )
        newest = max(newest, told.st_mtime_ns, told.st_ctime_ns)
    return _Look(seen.hexdigest(), newest)


def _files(place: str) -> Iterator[str]:
    """The files of a pack, and the folders that they lie in."""
    yield place
    if os.path.isdir(place):  # noqa: PTH112 - the same
        files = [os.path.join(place, entry.name) for entry in listing(Path(place)).files]  # noqa: PTH118 - the same
        yield from sorted({os.path.dirname(file) for file in files})  # noqa: PTH120 - the same
        yield from files


def _loaded() -> list[str]:
    """The modules of the program that are loaded, as paths below it; of a program in an archive, none."""
    here = f"{Path(rpg.__file__).parent}{os.sep}"
    places = {getattr(module, "__file__", None) or "" for name, module in sys.modules.items() if name[:4] == "rpg."}
    return sorted(place.removeprefix(here) for place in places if place.startswith(here))


def _own(code: Iterable[str]) -> Iterator[str]:
    here = Path(rpg.__file__).parent
    for name in code:
        yield os.path.join(here, name)  # noqa: PTH118 - the same
    yield from sorted(map(str, content.folder("schemas").glob("*.json")))
