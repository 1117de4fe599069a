"""``rpg new NAME``: an empty campaign, or one with a story's people."""

from __future__ import annotations

import contextlib

import click

from rpg.cli import home, show, streams, texts
from rpg.cli.founding import Plan, found
from rpg.cli.options import settings, shared
from rpg.cli.shelf import lasting
from rpg.cli.texts import text


@click.command(help=text("cli.help.new"))
@click.argument("name")
@click.option("--pack", "packs", metavar="NAME|DIR", multiple=True, help=text("cli.option.pack"))
@click.option("--story", metavar="ID", default="", help=text("cli.option.story"))
@click.option("--seed", metavar="TEXT", default="", help=text("cli.option.seed"))
@shared
def new(name: str, packs: tuple[str, ...], story: str, seed: str) -> None:
    """Make a campaign."""
    given = settings()
    path = home.place(name)
    plan = Plan(
        name=path.stem,
        language=given.language or texts.language(),
        story=story,
        packs=tuple(lasting(pack) for pack in packs),
        seed=seed,
    )
    with contextlib.closing(found(path, plan)) as app:
        home.remember(path)
        if given.json:
            streams.out(show.dump({"name": plan.name, "path": str(path)}))
            return
        streams.out(app.voice.word("cli.new.created", name=plan.name, path=str(path)))
        people = app.world.people.by_id
        if people:
            names = ", ".join(p.name for p in people.values())
            streams.out(app.voice.word("cli.new.people", n=len(people), names=names))
