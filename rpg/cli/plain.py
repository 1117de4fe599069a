"""Lines without a screen: from a pipe, a file, or a terminal that can only print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rpg.cli import safely

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rpg.cli.app import App


def piped(app: App, *, as_json: bool) -> int:
    """Run the lines of standard input, without a prompt; the worst exit code of any line."""
    return _each(app, (line.rstrip("\r\n") for line in sys.stdin), safely.run, as_json=as_json)


def asked(app: App, *, as_json: bool) -> int:
    """Run lines typed behind a plain prompt until the end of input; the worst exit code of any line."""
    return _each(app, _typed(), safely.typed, as_json=as_json)


def _each(app: App, lines: Iterable[str], run: Callable[..., safely.Turn], *, as_json: bool) -> int:
    worst = 0
    for line in lines:
        turn = run(app, line, as_json=as_json)
        worst = max(worst, turn.code)
        if turn.leaves:
            break
    return worst


def _typed() -> Iterator[str]:
    while True:
        try:
            yield input("» ")
        except KeyboardInterrupt:
            sys.stdout.write("\n")
        except EOFError:
            sys.stdout.write("\n")
            return
