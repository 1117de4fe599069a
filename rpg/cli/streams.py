"""Standard streams that can say everything, on every system."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TextIO

import click

_COLUMNS = 80
_PROBE = "▓░·→✓▶«»−é"


def steady(stream: TextIO) -> None:
    """Make a stream say everything: in UTF-8 where its encoding lacks our signs, and never fail on a letter."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    try:
        _PROBE.encode(stream.encoding)
    except (UnicodeEncodeError, LookupError):
        if not os.environ.get("PYTHONIOENCODING"):
            reconfigure(encoding="utf-8")
    reconfigure(errors="replace")


def paints(stream: TextIO) -> bool:
    """Whether this stream may be coloured: a terminal that is not dumb, and no NO_COLOR."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def out(text: str, *, err: bool = False) -> None:
    """Print a text and flush it, so that what was said has been said."""
    click.echo(text, err=err, color=True if paints(sys.stderr if err else sys.stdout) else None)


def columns() -> int:
    """How many columns a terminal has: COLUMNS, else what the terminal says, else 80."""
    told = os.environ.get("COLUMNS", "")
    if re.fullmatch(r"[1-9][0-9]{0,3}", told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _COLUMNS
    except (OSError, ValueError, AttributeError):
        return _COLUMNS


def given_up(stream: TextIO) -> None:
    """Let what a broken stream still holds go nowhere: else the program's end tries again, and fails as 120."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
