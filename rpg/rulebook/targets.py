"""From the paths a person gives to packs laid open: a pack, a folder of packs, a part of a pack, or a lone file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rpg.rulebook.document import failed
from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import BASE, MANIFEST, Entry, home_of, is_bundle, is_file, shipped
from rpg.rulebook.pack import Pack, laid_open, read
from rpg.rulebook.pack_faults import needed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def gathered(paths: Sequence[Path]) -> list[Pack]:
    """The packs to check and, behind them, the shipped ones that they require; each sees what it may use."""
    packs: list[Pack] = []
    for path in paths:
        for pack in _of(path):
            _add(packs, pack)
    by_id = {pack.id: pack for pack in reversed(packs) if pack.folder}
    waiting = list(packs)
    while waiting:
        for name in needed(waiting.pop()):
            place = shipped(name)
            if name not in by_id and place:
                by_id[name] = laid_open(place, "")
                by_id[name].checked = frozenset()
                waiting.append(by_id[name])
    packs += [pack for pack in by_id.values() if pack not in packs]
    for pack in packs:
        pack.seen = visible(pack, by_id)
    return packs


def _add(packs: list[Pack], pack: Pack) -> None:
    """Take in a pack, or the further parts of one that is there; another one with its id is a fault."""
    same = next((other for other in packs if pack.folder and other.folder == pack.folder), None)
    if same:
        same.checked |= pack.checked
        return
    twin = next((other for other in packs if pack.folder and other.folder and other.id == pack.id), None)
    if twin:
        pack.manifest.faults.append(Fault("duplicate_id", ("id",), {"found": pack.id, "other": twin.manifest.label}))
    packs.append(pack)


def _of(path: Path) -> Iterator[Pack]:
    place = Path(os.path.normpath(path.absolute()))
    shown = "" if path == Path() else f"{path.as_posix()}/"
    if is_file(place / MANIFEST) or _packed(place):
        yield laid_open(place, shown)
    elif home := home_of(place):
        yield _part(home, place, path)
    elif os.path.isdir(place):  # noqa: PTH112 - false, and no error, for whatever name
        inside = sorted(each for each in place.iterdir() if is_file(each / MANIFEST) or _packed(each))
        yield from (laid_open(each, f"{shown}{each.name}/") for each in inside)
        if not inside:
            yield _alone(path, Fault("no_manifest", at="file"))
    else:
        yield _lone(path)


def _packed(place: Path) -> bool:
    return is_bundle(place) and not place.name.startswith(".") and is_file(place)


def _part(home: Path, place: Path, given: Path) -> Pack:
    """A pack of which only a file or a folder is to be checked, shown as it was given."""
    pack = laid_open(home, "")
    inside = place.relative_to(home).as_posix()
    pack.checked = frozenset(name for name in pack.documents if name == inside or name.startswith(f"{inside}/"))
    for name in pack.checked:
        pack.documents[name].label = given.as_posix() + name.removeprefix(inside)
    if not pack.checked and not os.path.isdir(place):  # noqa: PTH112 - false, and no error, for whatever name
        return _left_out(home, place, given)
    return pack


def _left_out(home: Path, place: Path, given: Path) -> Pack:
    """What lies in a pack's folder and is no file of the pack: hidden, not there, or a way to somewhere else."""
    steps = place.relative_to(home).parts
    if any((home / Path(*steps[:n])).is_symlink() for n in range(1, len(steps) + 1)):
        return _alone(given, Fault("link", at="file"))
    if place.exists() and not is_file(place):  # a pipe would be waited for
        return _alone(given, Fault("no_file", at="file"))
    return _lone(given)


def _lone(path: Path) -> Pack:
    """A file outside any pack, checked as if it stood in the game's own pack."""
    try:
        size = path.lstat().st_size
    except FileNotFoundError:
        return _alone(path, Fault("not_there", at="file"))
    except OSError as error:
        return _alone(path, Fault("unreadable", at="file", values={"why": error.strerror or ""}))
    doc = read(Entry(path.name, f"{path}", size, link=False), path.as_posix())
    return Pack(BASE, None, {path.name: doc}, checked=frozenset({path.name}))


def _alone(path: Path, fault: Fault) -> Pack:
    return Pack(BASE, None, {path.name: failed(path.name, path.as_posix(), fault)}, checked=frozenset({path.name}))
