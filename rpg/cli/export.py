"""``rpg export``: a campaign as text, for other programs and for keeps."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli import home, streams
from rpg.cli.app import explained, stored
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.texts import text


@click.command(help=text("cli.help.export"))
@click.option("--jsonl", is_flag=True, default=True, help=text("cli.option.jsonl"))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help=text("cli.option.output")
)
@shared
def export(output: Path | None, *, jsonl: bool) -> None:
    """Write the whole log as lines of JSON."""
    del jsonl  # the one form there is
    with stored(home.chosen(settings().campaign)) as store, explained():
        if output is None:
            for line in store.lines():
                streams.out(line.decode())
        else:
            written(output, b"".join(line + b"\n" for line in store.lines()))
