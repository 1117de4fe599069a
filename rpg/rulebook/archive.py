"""A pack in a zip: read where it lies; nothing is unpacked to the disk, and no more is read than a pack may have."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import FOLDERS, LARGEST, MANIFEST, MOST, TOTAL, Held, Listing, Refused

if TYPE_CHECKING:
    from pathlib import Path

_END, _END_SIZE, _LARGE_END, _LARGE_SIZE = b"PK\x05\x06", 22, b"PK\x06\x07", 20
_COMMENT = 1 << 16
_DIRECTORY = MOST << 9
"""Bytes that the directory of a zip may have: half a KiB for each of as many files as a pack may have."""
_PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_LOCKED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, LookupError, OverflowError,
)  # fmt: skip
"""What zipfile raises over bytes that are no zip, or a damaged one."""


def unzipped(path: Path) -> Listing:
    """The files of a zip, in order of their paths; Refused if it is not one that a pack may be, or is not sound.

    A folder around everything is left out. What is too large for a file of rules is listed without its bytes.
    """
    _bounded(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _allowed(members)
            under = around([member.filename for member in members])
            held = [_held(archive, member, under) for member in members if not _hidden(member.filename)]
    except _BROKEN as error:
        raise Refused(Fault("bad_archive", at="file", values={"why": f"{error}"[:80]})) from error
    folders = {name.rpartition("/")[0][:n] for name, *_ in held for n in _cuts(name)}
    if len(folders) > FOLDERS:
        raise Refused(Fault("too_many_folders", at="file", values={"limit": FOLDERS}))
    return Listing(sorted(held), len(folders))


def _bounded(path: Path) -> None:
    """Refuse what would fill the memory by its mere directory, before anything reads that."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _COMMENT - _END_SIZE - _LARGE_SIZE))
        tail = file.read()
    at = tail.rfind(_END)
    if size > TOTAL:
        raise Refused(Fault("too_much", at="file", values={"limit": TOTAL >> 20}))
    if at < 0 or len(tail) < at + _END_SIZE:
        raise Refused(Fault("bad_archive", at="file", values={"why": "zip"}))
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if directory > _DIRECTORY or tail[max(0, at - _LARGE_SIZE) : at].startswith(_LARGE_END):
        raise Refused(Fault("too_many_files", at="file", values={"limit": MOST}))


def _allowed(members: list[zipfile.ZipInfo]) -> None:
    met: set[str] = set()
    for member in members:
        name = member.filename
        if name.startswith("/") or "\\" in name or ":" in name or not {"..", "."}.isdisjoint(name.split("/")):
            raise Refused(Fault("leaves_pack", at="file", values={"found": name[:80]}))
        if name in met:
            raise Refused(Fault("twice_inside", at="file", values={"found": name[:80]}))
        if member.flag_bits & _LOCKED or member.compress_type not in _PLAIN:
            raise Refused(Fault("bad_archive", at="file", values={"why": name[:80]}))
        met.add(name)
    if len(members) > MOST:
        raise Refused(Fault("too_many_files", at="file", values={"limit": MOST}))
    if sum(member.file_size for member in members) > TOTAL:
        raise Refused(Fault("too_much", at="file", values={"limit": TOTAL >> 20}))


def around(names: list[str]) -> str:
    """The folder, with its ``/``, that everything lies in if the manifest does; else ""."""
    tops = {name.partition("/")[0] for name in names if not _hidden(name)}
    top = f"{next(iter(tops))}/" if len(tops) == 1 else ""
    return top if f"{top}{MANIFEST}" in names else ""


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _held(archive: zipfile.ZipFile, member: zipfile.ZipInfo, under: str) -> Held:
    name = member.filename.removeprefix(under)
    if stat.S_ISLNK(member.external_attr >> 16):
        return Held(name, b"", 0, link=True)
    if name.endswith(".json") and member.file_size > LARGEST:
        return Held(name, b"", member.file_size)
    with archive.open(member) as file:
        raw = file.read(member.file_size + 1)
    return Held(name, raw, len(raw))


def _cuts(name: str) -> list[int]:
    """Where each folder above a file ends in its name."""
    folder = name.rpartition("/")[0]
    return [n for n, letter in enumerate(f"{folder}/") if letter == "/" and n]
