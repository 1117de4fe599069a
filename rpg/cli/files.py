"""Papers on disk."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from rpg.cli import home, streams
from rpg.cli.fault import Told
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


def written(path: Path, data: bytes, *, quiet: bool = False) -> None:
    """Write a file whole or not at all, and say where on stderr; Told if the place does not take it."""
    draft = path.with_name(f".{path.name}.part")
    room_for(path)
    try:
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:  # never through a link that lies in wait there
            file.write(data)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Told("cli.fault.write", path=str(path), why=error.strerror or str(error)) from error
    if not quiet:
        streams.out(speak("cli.wrote", path=str(path)), err=True)
