"""``rpg campaigns``: what there is to play."""

from __future__ import annotations

import click

from rpg.cli import home, show, streams
from rpg.cli.app import stored
from rpg.cli.fault import Told
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.cli.voices import speak


@click.command(help=text("cli.help.campaigns"))
@shared
def campaigns() -> None:
    """List the campaigns."""
    rows: list[dict[str, str | int]] = []
    last = home.last()
    for path in home.campaigns():
        try:
            with stored(path) as store:
                rows.append(
                    {"name": path.stem, "path": str(path), "entry": store.head(), "last": path.resolve() == last}
                )
        except Told as broken:
            broken.show()
    if settings().json:
        streams.out(show.dump({"campaigns": rows}))
    elif not rows:
        streams.out(speak("cli.hint.no_campaign"), err=True)
    for row in () if settings().json else rows:
        key = "cli.campaigns.last" if row["last"] else "cli.campaigns.other"
        streams.out(speak(key, name=row["name"], n=row["entry"], path=row["path"]))
