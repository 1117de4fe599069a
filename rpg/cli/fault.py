"""What the user is told when a command cannot do its work: a sentence on stderr and an exit code, never a traceback."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rpg.words import Value


_QUOTED = frozenset({"name", "word", "text", "story", "who", "map", "value"})
"""Values that are what the user wrote: quoted as far as it helps to know it again."""


def _quoted(name: str, value: Value) -> Value:
    from rpg.press.brief import brief  # noqa: PLC0415 - only a fault quotes

    return brief(value) if name in _QUOTED and isinstance(value, str) else value


class Told(click.ClickException):
    """A sentence of the catalogue, shown on stderr; exit 1."""

    exit_code = 1

    def __init__(
        self, key: str, given: Mapping[str, Value] | None = None, /, *, below: str = "", **values: Value
    ) -> None:
        """Tell the sentence of that key with those values; ``below`` is text for the lines under it."""
        from rpg.cli.voices import speak  # noqa: PLC0415 - only a fault needs a voice

        said = {name: _quoted(name, value) for name, value in {**(given or {}), **values}.items()}
        super().__init__(f"{speak(key, **said)}\n{below}".rstrip())

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as it stands."""
        click.echo(self.message, file=file, err=file is None)


class Hint(Told):
    """The same for a command that was not asked rightly; exit 2."""

    exit_code = 2


def record(folder: Path, error: Exception | None = None) -> Path:
    """Append an exception (None: the one being handled) to the log of faults in that folder and return its path.

    A folder that cannot be written to gives way to the system's own for temporary files.
    """
    import tempfile  # noqa: PLC0415 - only a fault needs them, and they take long to load
    import traceback  # noqa: PLC0415 - the same
    from pathlib import Path  # noqa: PLC0415 - the same

    trace = "".join(traceback.format_exception(error)) if error else traceback.format_exc()
    text = f"--- {' '.join(sys.argv[1:])}\n{trace}"
    try:
        return _append(folder / "faults.log", text)
    except OSError:
        return _append(Path(tempfile.gettempdir()) / "megastructure-faults.log", text)


def _append(file: Path, text: str) -> Path:
    if not file.parent.is_dir():
        file.parent.parent.mkdir(parents=True, exist_ok=True)
        file.parent.mkdir(mode=0o700, exist_ok=True)
    file.touch(mode=0o600)  # a trace may quote a line that only the GM may see
    with file.open("a", encoding="utf-8", errors="replace") as log:
        log.write(text)
    return file
