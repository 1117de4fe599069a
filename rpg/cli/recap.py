"""``rpg recap``: the evening told again."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli import show, streams
from rpg.cli.app import opened
from rpg.cli.fault import Told
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.desk.recap import last_session, markdown


@click.command(help=text("cli.help.recap"))
@click.argument("session", type=click.IntRange(min=1), required=False)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help=text("cli.option.output")
)
@click.option("--gm", is_flag=True, help=text("cli.option.gm"))
@shared
def recap(session: int | None, output: Path | None, *, gm: bool) -> None:
    """Tell a session again."""
    given = settings()
    with opened(given.campaign, given.language) as app:
        path = app.store.path()
        number = session or last_session(path)
        if number > last_session(path):
            raise Told("cli.fault.session", n=number)
        document = markdown(app.rules, path, app.voice, session=number, gm=gm)
    if output is not None:
        written(output, document.encode())
    if given.json:
        streams.out(show.dump({"session": number, "markdown": document}))
    elif output is None:
        streams.out(document.rstrip("\n"))
