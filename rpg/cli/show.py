"""Answers on their way out: sentences or JSON, with colours that never carry a meaning alone."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING, Any, TextIO

import click
import msgspec

from rpg.cli.dumped import dump, seen
from rpg.cli.streams import out, paints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.cli.app import Played

__all__ = ["EXIT", "answer", "document", "dump", "fitted", "painted", "seen", "wrapped"]

_PAINT = (("desk.alert.", "yellow"), ("desk.downed", "red"), ("desk.died", "red"))
_HANGING = 2
EXIT = {"ok": 0, "refused": 1, "usage": 2}


def answer(played: Played, *, as_json: bool = False) -> int:
    """Print what a line brought, refusals on stderr; the exit code it stands for."""
    refused = played.result.status != "ok"
    if as_json:
        out(document(played))
    elif played.says:
        stream = sys.stderr if refused else sys.stdout
        lines = painted(played) if paints(stream) else played.says
        out(fitted(lines, stream), err=refused)
    return EXIT[played.result.status]


def fitted(lines: Iterable[str], stream: TextIO) -> str:
    """Lines for a stream: on a terminal none is wider than it is."""
    import shutil  # noqa: PLC0415 - it loads every archive format there is

    width = shutil.get_terminal_size().columns if stream.isatty() else 0
    return "\n".join(wrapped(line, width) for line in lines)


def wrapped(line: str, width: int) -> str:
    """A line broken between words where a terminal of this width would break it anywhere; 0: as it is."""
    if not width or len(click.unstyle(line)) <= width:
        return line
    indent = " " * (len(line) - len(line.lstrip()) + _HANGING)
    return textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def document(played: Played) -> str:
    """The answer as one line of JSON: ``says``, ``data``, ``status``, ``entry`` and, if offered, ``prefill``."""
    result = played.result
    value: dict[str, Any] = {
        "says": played.says,
        "data": msgspec.to_builtins(result.data),
        "status": result.status,
        "entry": played.entry,
    }
    if played.offered:
        value["prefill"] = played.offered
    return dump(value)


def painted(played: Played) -> list[str]:
    """The sentences with a colour where the eye should go first; the words say the same without it."""
    if played.result.status != "ok":
        return [click.style(text, fg="red") for text in played.says]
    return [_paint(say.key, text) for say, text in zip(played.result.says, played.says, strict=True)]


def _paint(key: str, text: str) -> str:
    colour = next((colour for prefix, colour in _PAINT if key.startswith(prefix)), None)
    return click.style(text, fg=colour, bold=True) if colour else text
