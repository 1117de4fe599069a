"""One line at a console: whatever happens inside, the console goes on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from rpg.cli import fault, home, show, streams
from rpg.cli.app import leaves
from rpg.cli.sharing import shared

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.cli.app import App, Played


class Turn(NamedTuple):
    """How a line ended: its exit code, whether it closes the console, and a corrected line to offer."""

    code: int
    leaves: bool = False
    prefill: str = ""


def run(app: App, line: str, *, as_json: bool = False) -> Turn:
    """Run a line and show its answer; a fault prints one sentence, leaves its trace in a file, and changes nothing."""
    return _guarded(app, line, lambda: _run(app, line, as_json=as_json))


def typed(app: App, line: str, act: Callable[[], Turn] | None = None, *, as_json: bool = False) -> Turn:
    """The same for a line that somebody just typed: Ctrl-C stops it and only it.

    ``act`` is what is to be done about it, if that is not to run it.
    """
    try:
        return _guarded(app, line, act) if act else run(app, line, as_json=as_json)
    except KeyboardInterrupt:
        streams.out(app.voice.word("cli.fault.stopped"), err=True)
        return Turn(1)


def answer(app: App, played: Played, *, as_json: bool = False) -> int:
    """Show the answer to a line; the exit code. If it cannot be shown, say that (and as what) the line is recorded."""
    try:
        return show.answer(played, as_json=as_json)
    except BrokenPipeError:
        raise
    except OSError as error:  # standard output is a full disk, or closed
        streams.given_up(sys.stdout)
        streams.out(_unshown(app, played, error.strerror or f"{error}"), err=True)
    except Exception:  # noqa: BLE001 - the line has been run, whatever its telling does
        streams.out(_unshown(app, played, f"{fault.record(home.home())}"), err=True)
    return 1


def _unshown(app: App, played: Played, why: str) -> str:
    key = "cli.fault.shown_recorded" if played.entry else "cli.fault.shown"
    return app.voice.word(key, line=played.line, n=played.entry, why=why)


def _run(app: App, line: str, *, as_json: bool) -> Turn:
    played = shared(app, app.play_line(line), as_json=as_json)
    return Turn(answer(app, played, as_json=as_json), leaves(played), played.offered)


def _guarded(app: App, line: str, act: Callable[[], Turn]) -> Turn:
    try:
        return act()
    except click.ClickException as told:
        told.show()
        return Turn(told.exit_code)
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - a bug in one verb must not end the evening
        where = fault.record(home.home())
        streams.out(app.voice.word("cli.fault.line", line=line, path=str(where)), err=True)
        return Turn(1)
