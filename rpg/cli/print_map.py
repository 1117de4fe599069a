"""``rpg print map``: a map for the players or for the GM, as plates or as posters with squares of an inch."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from rpg.cli import home
from rpg.cli.app import opened
from rpg.cli.fault import Hint
from rpg.cli.founding import shipped
from rpg.cli.options import settings
from rpg.cli.packs import rules_of
from rpg.cli.print import Desk, deliver, desk_of, looks, print_group
from rpg.cli.texts import language, text
from rpg.cli.voices import voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.maps.model import Map
    from rpg.press.map import MapOptions
    from rpg.press.options import Printed
    from rpg.words import Voice

__all__ = ["map_bytes", "map_options", "map_paper", "print_group"]

Audience: TypeAlias = Literal["gm", "player"]
Scale: TypeAlias = Literal["plate", "table"]


@print_group.command("map", help=text("cli.print.map"))
@click.argument("which", metavar="[MAP]", required=False, default="")
@click.option(
    "--for", "audience", type=click.Choice(("player", "gm")), default="player", help=text("cli.print.map.for")
)
@click.option("--scale", type=click.Choice(("plate", "table")), default="plate", help=text("cli.print.map.scale"))
@looks
def print_map(which: str, output: Path | None, paper: str, theme: str, **how: str) -> None:
    """Print a map."""
    audience: Audience = "gm" if how["audience"] == "gm" else "player"
    scale: Scale = "table" if how["scale"] == "table" else "plate"
    with _desk() as desk:
        chosen = map_of(desk, which)
        made = map_paper(desk, chosen, map_options(desk, audience, scale, paper, theme))
    deliver(made, output or Path(f"{chosen.id.rpartition('/')[2]}-{audience}.pdf"))


def map_of(desk: Desk, which: str) -> Map:
    """The map of that id or slug; for "" the first of the campaign's story, or of all; Hint if there is none."""
    maps = desk.rules.maps
    story = desk.rules.stories.get(desk.world.story) if desk.world else None
    first = [*(story.maps if story else ()), *sorted(maps)]
    for full in first:
        if full in maps and (not which or which in {full, full.rpartition("/")[2]}):
            return maps[full]
    raise Hint("cli.print.map.none", name=which, known=", ".join(full.rpartition("/")[2] for full in sorted(maps)))


def map_paper(desk: Desk, map_: Map, options: MapOptions) -> Printed:
    """The PDF of a map, and a problem for each letter that the fonts lack."""
    from rpg.press import ink  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.legible import unknown_letters  # noqa: PLC0415 - the same
    from rpg.press.map import map_document  # noqa: PLC0415 - the same
    from rpg.press.options import Printed  # noqa: PLC0415 - the same

    document = map_document(map_, desk.voice, options)
    return Printed(ink.write(document), unknown_letters(document, options.metrics, desk.voice))


def map_bytes(map_: Map, rules: Rules, speaker: Voice, options: MapOptions) -> bytes:
    """The PDF of a map of these rules: the same bytes for the same arguments."""
    return map_paper(Desk(rules, speaker), map_, options).data


@contextlib.contextmanager
def _desk() -> Iterator[Desk]:
    """The campaign asked for or used last; if there is none, the shipped rules: a map needs no campaign."""
    given = settings()
    if given.campaign or os.environ.get("RPG_CAMPAIGN") or home.last():
        with opened(given.campaign, given.language) as app:
            yield desk_of(app)
        return
    rules = rules_of(shipped())
    yield Desk(rules, voice(given.language or language(), rules))


def map_options(
    desk: Desk, audience: Audience, scale: Scale = "plate", paper: str = "a4", theme: str = "concrete"
) -> MapOptions:
    """For whom a map is drawn, how large, on what and in which look; with the notice of the packs."""
    from rpg.press.map import MapOptions  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.printing import look, notice  # noqa: PLC0415 - the same

    chosen = look(theme)
    return MapOptions(
        audience=audience, scale=scale, paper=paper, theme=chosen.theme, metrics=chosen.metrics,
        notice=notice(desk.rules, desk.voice),
    )  # fmt: skip
