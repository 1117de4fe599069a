"""``rpg print map``: a map for the players or for the GM, as plates or as posters with squares of an inch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click
import msgspec

from rpg.cli import streams
from rpg.cli.choosing import Choosing
from rpg.cli.fault import Hint
from rpg.cli.map_file import desk, found, named, seen_of, tiny, told_to
from rpg.cli.print import Desk, deliver, in_large, looks, print_group
from rpg.cli.printables import theme_in
from rpg.cli.stratum import STRATUM
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.words.filling import numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.maps.model import Map
    from rpg.press.map import MapOptions
    from rpg.press.options import Printed
    from rpg.words import Voice

__all__ = ["map_bytes", "map_options", "map_paper", "print_group"]

Audience: TypeAlias = Literal["gm", "player"]
Scale: TypeAlias = Literal["plate", "table"]
MANY = 20
"""Pages of which one would want to know before they are printed."""


@print_group.command("map", help=text("cli.print.map"))
@click.argument("which", metavar="[MAP|FILE]", required=False, default="")
@click.option(
    "--for", "audience", type=Choosing("for", ("player", "gm")), default="player", help=text("cli.print.map.for")
)
@click.option("--scale", type=Choosing("scale", ("plate", "table")), default="plate", help=text("cli.print.map.scale"))
@click.option("--stratum", "strata", metavar="N", type=STRATUM, multiple=True, help=text("cli.print.map.stratum"))
@click.option("--area", metavar="C5-F9", help=text("cli.print.map.area"))
@click.option("--seen", is_flag=True, help=text("cli.map.option.seen"))
@looks
def print_map(  # noqa: PLR0913 - what the command line gives
    which: str,
    output: Path | None,
    paper: str,
    theme: str,
    *,
    strata: tuple[int, ...],
    area: str | None,
    seen: bool,
    **how: str,
) -> None:
    """Print a map."""
    audience: Audience = "gm" if how["audience"] == "gm" else "player"
    scale: Scale = "table" if how["scale"] == "table" else "plate"
    with desk() as at:
        chosen = seen_of(at, which, audience) if seen else found(at, which)
        asked = _part(chosen, map_options(at, audience, scale, paper, theme), strata, area, seen=seen)
        made = _watched(at, chosen, asked)
        if scale == "plate" and area is None and (side := tiny(chosen)):
            size, file = numeral(side, at.voice.language), which or named(which, chosen)
            streams.out(at.voice.word("cli.map.tiny", size=size, file=file), err=True)
    deliver(made, output or Path(f"{named(which, chosen)}-{told_to(audience, seen=seen)}.pdf"))


def _part(map_: Map, options: MapOptions, strata: Sequence[int], area: str | None, *, seen: bool) -> MapOptions:
    """The options with what was asked for of the map; Hint if there is no such stratum, no such zone, no ground."""
    from rpg.maps.coordinates import EVERY, zones  # noqa: PLC0415 - `--help` reads no map
    from rpg.maps.depths import index_of, numeral, numerals  # noqa: PLC0415 - the same

    chosen: list[int] = []
    for asked in strata:
        index = index_of(map_, asked)
        if index is None:
            key = "cli.map.unseen_stratum" if seen else "cli.map.no_stratum"  # what was not seen may well be there
            raise Hint(key, stratum=numeral(asked), known=numerals(map_))
        chosen.append(index)
    zoned = EVERY if area is None else zones(area)
    if zoned is None:
        raise Hint("cli.print.map.no_area", name=area or "")
    return msgspec.structs.replace(options, strata=tuple(sorted({*chosen})), area=zoned)


def _watched(at: Desk, map_: Map, options: MapOptions) -> Printed:
    """The paper of a map: if it has many pages, it is said before they are made, and how to print fewer."""
    from rpg.press.map import pages  # noqa: PLC0415 - `--help` needs no ink

    count = pages(map_, options)
    if not count:
        raise Hint("cli.print.map.empty", area=options.area.said)
    if count <= MANY:
        return map_paper(at, map_, options)
    streams.out(speak("cli.print.map.many", pages=count), err=True)
    label, hidden = speak("cli.print.map.progress"), not sys.stderr.isatty()
    with click.progressbar(length=count, label=label, file=sys.stderr, hidden=hidden) as bar:
        return map_paper(at, map_, options, passing=bar.update)


def map_paper(at: Desk, map_: Map, options: MapOptions, *, passing: Callable[[int], None] = lambda _: None) -> Printed:
    """The PDF of a map, and a problem for each letter that the fonts lack; ``passing`` is called with 1 a page."""
    from rpg.press import ink  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.legible import unknown_letters  # noqa: PLC0415 - the same
    from rpg.press.map import map_document  # noqa: PLC0415 - the same
    from rpg.press.options import Printed  # noqa: PLC0415 - the same

    document = map_document(map_, at.voice, options)
    return Printed(ink.write(document, passing), document, unknown_letters(document, options.metrics, at.voice))


def map_bytes(map_: Map, rules: Rules, speaker: Voice, options: MapOptions) -> bytes:
    """The PDF of a map of these rules: the same bytes for the same arguments."""
    return map_paper(Desk(rules, speaker), map_, options).data


def map_options(
    at: Desk, audience: Audience, scale: Scale = "plate", paper: str = "a4", theme: str = "concrete"
) -> MapOptions:
    """For whom a map is drawn, how large, on what and in which look; with the notice of the packs."""
    from rpg.press.map import MapOptions  # noqa: PLC0415 - `--help` needs no ink
    from rpg.press.printing import look, notice  # noqa: PLC0415 - the same

    chosen = look(theme_in(theme, at.brought, at.refused), at.printables, large=in_large())
    return MapOptions(
        audience=audience, scale=scale, paper=paper, theme=chosen.theme, metrics=chosen.metrics,
        notice=notice(at.rules, at.voice), times=chosen.times,
    )  # fmt: skip
