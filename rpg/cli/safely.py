"""One line at a console: whatever happens inside, the console goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from rpg.cli import fault, home, show, streams
from rpg.cli.app import leaves
from rpg.cli.sharing import shared

if TYPE_CHECKING:
    from rpg.cli.app import App


class Turn(NamedTuple):
    """How a line ended: its exit code, whether it closes the console, and a corrected line to offer."""

    code: int
    leaves: bool = False
    prefill: str = ""


def run(app: App, line: str, *, as_json: bool = False) -> Turn:
    """Run a line and show its answer; a fault prints one sentence, leaves its trace in a file, and changes nothing."""
    try:
        played = shared(app, app.play_line(line), as_json=as_json)
    except click.ClickException as told:
        told.show()
        return Turn(told.exit_code)
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - a bug in one verb must not end the evening
        where = fault.record(home.home())
        streams.out(app.voice.word("cli.fault.line", line=line, path=str(where)), err=True)
        return Turn(1)
    code = show.answer(played, as_json=as_json)
    return Turn(code, leaves(played), played.result.prefill)
