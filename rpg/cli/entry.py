"""The program's outermost frame: steady streams, the root command, and a last word for what should not happen."""

from __future__ import annotations

import gc
import sys

import click

from rpg.cli import at_hand, frame
from rpg.cli.streams import steady
from rpg.cli.texts import listens, text

_NEW = 50_000
"""New objects after which the collector looks for garbage: rules and papers are made of more, and stay."""


def run() -> None:
    """Run the command line; exits with its code. A bug prints one line and leaves its trace in the log of faults."""
    collect_less()
    frame.speak()
    from rpg.cli.root import rpg  # noqa: PLC0415 - click is to know its words before; a broken table is caught below

    listens(at_hand.AtHand().language)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        steady(stream)
    try:
        rpg.main(prog_name="rpg")
    except Exception:  # noqa: BLE001 - the last line of defence: the user sees a sentence, the file the trace
        from rpg.cli import fault, home  # noqa: PLC0415 - a run without a fault needs neither

        click.echo(f"{text('cli.bug')} {fault.record(home.home())}", err=True)
        sys.exit(1)


def collect_less() -> None:
    """Let the collector of garbage run less often, in this process: it would go over what stays again and again."""
    gc.set_threshold(_NEW)
