"""Papers on disk."""

from __future__ import annotations

import contextlib
import os
import stat
from functools import partial
from typing import TYPE_CHECKING

from rpg.cli import home, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.voices import speak

if TYPE_CHECKING:
    from pathlib import Path


def room_for(path: Path) -> None:
    """Make the folder of a file; Told if there can be none."""
    try:
        if path.is_relative_to(home.home()):
            home.private()
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Told("cli.fault.write", path=str(path), why=error.strerror or str(error)) from error


def ends_in(path: Path, ending: str) -> None:
    """Hint if the name of a file promises another kind than ``ending`` (".pdf"); one without any promises nothing."""
    if path.suffix.casefold() not in {"", ending}:
        raise Hint("cli.hint.ending", path=str(path), ending=ending, instead=str(path.with_suffix(ending)))


def written(path: Path, data: bytes, *, quiet: bool = False) -> None:
    """Write a file whole or not at all, and say where on stderr; Told if the place does not take it.

    A link is followed, and a file that was there keeps who may read it; what is no file but takes bytes (a pipe, a
    device) is given them.
    """
    room_for(path)
    try:
        place = path.resolve()
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(data)
        else:
            _replaced(place, data)
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise Told("cli.fault.write", path=str(path), why=getattr(error, "strerror", "") or str(error)) from error
    if not quiet:
        streams.out(speak("cli.wrote", path=str(path)), err=True)


def _replaced(place: Path, data: bytes) -> None:
    draft = place.with_name(f".{place.name[:64]}.{os.getpid()}.part")  # two programs may write one file
    try:
        draft.unlink(missing_ok=True)
        mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else None
        with open(draft, "xb", opener=partial(os.open, mode=0o666 if mode is None else mode & 0o666)) as file:
            file.write(data)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(place)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
