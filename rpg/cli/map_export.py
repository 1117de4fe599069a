"""``rpg map export``: each stratum as a picture, as a drawing, or for a virtual table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.choosing import Choosing
from rpg.cli.fault import Hint
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from rpg.cli.print import Desk
    from rpg.maps.model import Map
    from rpg.press.map import MapOptions

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("export", help=text("cli.help.map.export"))
@click.argument("which", metavar="[FILE|MAP]", required=False, default="")
@click.option("--uvtt", metavar="DIR", type=_FOLDER, help=text("cli.map.option.uvtt"))
@click.option("--png", metavar="DIR", type=_FOLDER, help=text("cli.map.option.png"))
@click.option("--svg", metavar="DIR", type=_FOLDER, help=text("cli.map.option.svg"))
@click.option(
    "--for", "audience", type=Choosing("for", ("player", "gm")), default="player", help=text("cli.print.map.for")
)
@click.option("--seen", is_flag=True, help=text("cli.map.option.seen"))
@shared
def export(which: str, uvtt: Path | None, png: Path | None, svg: Path | None, audience: str, *, seen: bool) -> None:
    """Export a map."""
    from rpg.cli.map_file import desk, found, named, seen_of, told_to  # noqa: PLC0415 - `--help` reads no map
    from rpg.cli.print_map import map_options  # noqa: PLC0415 - the same
    from rpg.maps.view import player_view  # noqa: PLC0415 - the same

    folders = {kind: folder for kind, folder in (("dd2vtt", uvtt), ("png", png), ("svg", svg)) if folder}
    if not folders:
        raise Hint("cli.map.no_format")
    with desk() as at:
        map_ = seen_of(at, which, audience) if seen else found(at, which)
        shown = player_view(map_) if audience == "player" else map_
        options = map_options(at, "gm" if audience == "gm" else "player")
        stem, whom = named(which, map_), told_to(audience, seen=seen)
        names: list[str] = []
        for index, level in enumerate(map_.strata):
            made = zip(folders, pictured(at, shown, index, options, *folders), strict=True)
            files = {folders[kind] / f"{stem}-{level.depth}-{whom}.{kind}": data for kind, data in made}
            for path, data in files.items():
                written(path, data, quiet=True)
            names += map(str, files)
    streams.out(show.dump({"paths": names}) if settings().json else "\n".join(names))


def pictured(at: Desk, shown: Map, index: int, options: MapOptions, *kinds: str) -> tuple[bytes, ...]:
    """A stratum of what its reader may see, in each of these formats: "png", "svg", "dd2vtt"."""
    from rpg.press import ink, raster, svg  # noqa: PLC0415 - as above
    from rpg.press.map_canvas import canvas  # noqa: PLC0415 - as above
    from rpg.press.map_uvtt import uvtt  # noqa: PLC0415 - as above
    from rpg.press.map_words import MapWords  # noqa: PLC0415 - as above
    from rpg.press.printing import look  # noqa: PLC0415 - as above

    document = canvas(MapWords(at.voice, shown), index, options)
    # A picture takes a second, a drawing none: it is made for those who want it.
    picture = raster.png(ink.write(document), document.title, document.subject) if {"png", "dd2vtt"} & {*kinds} else b""
    made = {
        "png": lambda: picture,
        "svg": lambda: svg.write(document, look("concrete")),
        "dd2vtt": lambda: json.dumps(uvtt(shown, index, picture)).encode(),
    }
    return tuple(made[kind]() for kind in kinds)
