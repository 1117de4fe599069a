"""``rpg backup``: a copy of the campaign, made while it may be in use."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli import clock, home, show, streams
from rpg.cli.app import stored
from rpg.cli.files import room_for
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.cli.voices import speak


@click.command(help=text("cli.help.backup"))
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@shared
def backup(file: Path | None) -> None:
    """Copy the campaign's file."""
    given = settings()
    path = home.chosen(given.campaign)
    with stored(path) as store:
        made = file or _dated(path, clock.now(store.head()))
        room_for(made)
        store.backup(made)
    streams.out(show.dump({"path": str(made)}) if given.json else speak("cli.wrote", path=str(made)))


def _dated(path: Path, at: str) -> Path:
    """``backups/NAME-20261123-204501.db`` beside the campaign."""
    stamp = at[:19].replace("-", "").replace(":", "").replace("T", "-")
    return path.parent / "backups" / f"{path.stem}-{stamp}{path.suffix}"
