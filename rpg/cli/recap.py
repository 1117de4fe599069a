"""``rpg recap``: the evening told again, as Markdown or as a page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli import recaps, show, streams
from rpg.cli.app import opened
from rpg.cli.fault import Told
from rpg.cli.files import written
from rpg.cli.options import settings
from rpg.cli.print import deliver, desk_of, in_large, looks
from rpg.cli.printables import theme_in
from rpg.cli.texts import text
from rpg.desk.recap import last_session

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.cli.app import App

_PDF = ".pdf"


@click.command(help=text("cli.help.recap"))
@click.argument("session", type=click.IntRange(min=1), required=False)
@click.option("--gm", is_flag=True, help=text("cli.option.gm"))
@click.option("--pdf", is_flag=True, help=text("cli.option.pdf"))
@looks
def recap(session: int | None, output: Path | None, paper: str, theme: str, *, gm: bool, pdf: bool) -> None:
    """Tell a session again."""
    given = settings()
    if gm and output is not None and recaps.of_players(output):
        raise Told("cli.recap.players", path=str(output))
    with opened(given.campaign, given.language) as app:
        number, told = _session(app, session), recaps.Recaps(app.store, app.rules, app.voice)
        if pdf or (output is not None and output.suffix.casefold() == _PDF):
            desk = desk_of(app)
            theme = theme_in(theme, desk.brought, desk.refused)
            large = in_large()
            made = told.paper(number, gm=gm, size=paper, theme=theme, large=large, brought=desk.brought)
            deliver(made, output or recaps.place(app.store.path_of_file, number, _PDF, gm=gm))
            return
        document = told.markdown(number, gm=gm)
    if output is not None:
        written(output, document.encode())
    if given.json:
        streams.out(show.dump({"session": number, "markdown": document}))
    elif output is None:
        streams.out(document.rstrip("\n"))


def _session(app: App, session: int | None) -> int:
    """The session asked for, or the last one; Told if there was none of that number."""
    last = last_session(app.store.path(1))
    if (session or last) > last:
        raise Told("cli.fault.session", n=session or last)
    return session or last
