"""What the user is told when a command cannot do its work: a sentence on stderr and an exit code, never a traceback."""

from __future__ import annotations

import sys
import traceback
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.words import Value


class Told(click.ClickException):
    """A sentence of the catalogue, shown on stderr; exit 1."""

    exit_code = 1

    def __init__(self, key: str, /, **values: Value) -> None:
        """Tell the sentence of that key with those values."""
        from rpg.cli.voices import speak  # noqa: PLC0415 - only a fault needs a voice

        super().__init__(speak(key, **values))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as it stands."""
        click.echo(self.message, file=file, err=file is None)


class Hint(Told):
    """The same for a command that was not asked rightly; exit 2."""

    exit_code = 2


def record(folder: Path) -> Path:
    """Append the exception being handled to the log of faults in that folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "faults.log"
    with file.open("a", encoding="utf-8", errors="replace") as log:
        log.write(f"--- {' '.join(sys.argv[1:])}\n{traceback.format_exc()}")
    return file
