"""``rpg pack new``: the folder of a first pack."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli import show, skeleton, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.options import settings, spoken
from rpg.cli.shelf import card
from rpg.cli.texts import spoken as language
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.folder import BASE, shipped
from rpg.rulebook.ids import SLUG


@click.command(help=text("cli.help.pack.new"))
@click.argument("name", metavar="ID")
@click.option("--title", metavar="TEXT", default="", help=text("cli.pack.title"))
@click.option("--printables", is_flag=True, help=text("cli.pack.printables"))
@spoken
def new(name: str, title: str, *, printables: bool) -> None:
    """Write a skeleton into a new folder."""
    folder = Path(name)
    if not SLUG.match(name) or shipped(name):
        raise Hint("cli.pack.bad_id", id=name)
    if folder.exists():
        raise Told("cli.pack.there", path=name)
    core = card(shipped(BASE) or Path())
    called = title or name.replace("-", " ").capitalize()
    made = skeleton.files(name, called, core.version if core else "0.1.0", prints=printables, language=language())
    for path, raw in made.items():
        written(folder / path, raw, quiet=True)
    seen = [path for path in made if not path.startswith(".")]
    if settings().json:
        streams.out(show.dump({"id": name, "path": str(folder), "files": seen}))
        return
    told = (
        speak("cli.pack.made", path=name),
        *(f"  {name}/{path}" for path in seen),
        speak("cli.pack.next", path=name),
    )
    streams.out("\n".join(told))
