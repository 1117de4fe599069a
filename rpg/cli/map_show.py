"""``rpg map show``: a map in the console, stratum by stratum, with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.choosing import Choosing
from rpg.cli.fault import Hint
from rpg.cli.options import settings, shared
from rpg.cli.stratum import STRATUM
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.model import Map
    from rpg.press.map_words import MapWords


@click.command("show", help=text("cli.help.map.show"))
@click.argument("which", metavar="[FILE|MAP]", required=False, default="")
@click.option("--stratum", metavar="N", type=STRATUM, help=text("cli.map.option.stratum"))
@click.option("--for", "audience", type=Choosing("for", ("player", "gm")), help=text("cli.print.map.for"))
@click.option("--seen", is_flag=True, help=text("cli.map.option.seen"))
@shared
def show_(which: str, stratum: int | None, audience: str | None, *, seen: bool) -> None:
    """Show a map."""
    from rpg.cli.map_file import desk, found, seen_of  # noqa: PLC0415 - `--help` reads no map
    from rpg.maps.depths import index_of, numeral, numerals  # noqa: PLC0415 - the same
    from rpg.maps.view import player_view  # noqa: PLC0415 - the same
    from rpg.press.map_words import MapWords  # noqa: PLC0415 - the same

    with desk() as at:
        if seen:
            map_ = seen_of(at, which, audience or "player")
        else:
            map_ = player_view(found(at, which)) if audience == "player" else found(at, which)
        only = None if stratum is None else index_of(map_, stratum)
        if stratum is not None and only is None:
            raise Hint("cli.map.no_stratum", stratum=numeral(stratum), known=numerals(map_))
        shown = [k for k in range(len(map_.strata)) if only in {None, k}]
        words = MapWords(at.voice, map_)
        pages = {str(map_.strata[k].depth): list(_page(map_, k, words)) for k in shown}
    if settings().json:
        streams.out(show.dump({"name": words.name(), "strata": pages}))
    else:
        streams.out("\n\n".join("\n".join(lines) for lines in pages.values()))


def _page(map_: Map, index: int, words: MapWords) -> Iterator[str]:
    """A stratum with its heading, its drawing, and a line for each place."""
    from rpg.maps.ascii import drawing, numbers  # noqa: PLC0415 - as above
    from rpg.maps.coordinates import zone_of_place  # noqa: PLC0415 - as above
    from rpg.maps.depths import numeral  # noqa: PLC0415 - as above

    level = map_.strata[index]
    yield f"{words.word('stratum.n', depth=numeral(level.depth))} · {words.stratum(level)}"
    yield from drawing(map_, index)
    numbered = numbers(map_)
    for place in sorted((p for p in map_.places if p.stratum == index), key=lambda p: numbered[p.key]):
        watch = f" · {words.word('watch', watch=str(place.watch))}" if place.watch else ""
        yield f"{numbered[place.key]:>3} {words.place(place)} ({zone_of_place(map_, place)}){watch}"
