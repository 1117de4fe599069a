"""``rpg print map``: a map for the players or for the GM, as plates or as posters with squares of an inch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from rpg.cli import streams
from rpg.cli.fault import Hint
from rpg.cli.map_file import desk, found, named, seen_of, tiny, told_to
from rpg.cli.print import Desk, deliver, in_large, looks, print_group
from rpg.cli.printables import theme_in
from rpg.cli.texts import text
from rpg.words.filling import numeral

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.maps.model import Map
    from rpg.press.map import MapOptions
    from rpg.press.options import Printed
    from rpg.words import Voice

__all__ = ["map_bytes", "map_options", "map_paper", "print_group"]

Audience: TypeAlias = Literal["gm", "player"]
Scale: TypeAlias = Literal["plate", "table"]


@print_group.command("map", help=text("cli.print.map"))
@click.argument("which", metavar="[MAP|FILE]", required=False, default="")
@click.option(
    "--for", "audience", type=click.Choice(("player", "gm")), default="player", help=text("cli.print.map.for")
)
@click.option("--scale", type=click.Choice(("plate", "table")), default="plate", help=text("cli.print.map.scale"))
@click.option("--seen", is_flag=True, help=text("cli.map.option.seen"))
@looks
def print_map(which: str, output: Path | None, paper: str, theme: str, *, seen: bool, **how: str) -> None:
    """Print a map."""
    if in_large():
        raise Hint("cli.print.map.large")
    audience: Audience = "gm" if how["audience"] == "gm" else "player"
    scale: Scale = "table" if how["scale"] == "table" else "plate"
    with desk() as at:
        chosen = seen_of(at, which, audience) if seen else found(at, which)
        made = map_paper(at, chosen, map_options(at, audience, scale, paper, theme))
        if scale == "plate" and (side := tiny(chosen)):
            size, file = numeral(side, at.voice.language), which or named(which, chosen)
            streams.out(at.voice.word("cli.map.tiny", size=size, file=file), err=True)
    deliver(made, output or Path(f"{named(which, chosen)}-{told_to(audience, seen=seen)}.pdf"))


def map_paper(at: Desk, map_: Map, options: MapOptions) -> Printed:
    """The PDF of a map, and a problem for each letter that the fonts lack."""
    from rpg.press import ink  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.legible import unknown_letters  # noqa: PLC0415 - the same
    from rpg.press.map import map_document  # noqa: PLC0415 - the same
    from rpg.press.options import Printed  # noqa: PLC0415 - the same

    document = map_document(map_, at.voice, options)
    return Printed(ink.write(document), document, unknown_letters(document, options.metrics, at.voice))


def map_bytes(map_: Map, rules: Rules, speaker: Voice, options: MapOptions) -> bytes:
    """The PDF of a map of these rules: the same bytes for the same arguments."""
    return map_paper(Desk(rules, speaker), map_, options).data


def map_options(
    at: Desk, audience: Audience, scale: Scale = "plate", paper: str = "a4", theme: str = "concrete"
) -> MapOptions:
    """For whom a map is drawn, how large, on what and in which look; with the notice of the packs."""
    from rpg.press.map import MapOptions  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.printing import look, notice  # noqa: PLC0415 - the same

    chosen = look(theme_in(theme, at.brought, at.refused), at.printables)
    return MapOptions(
        audience=audience, scale=scale, paper=paper, theme=chosen.theme, metrics=chosen.metrics,
        notice=notice(at.rules, at.voice),
    )  # fmt: skip
