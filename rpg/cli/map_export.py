"""``rpg map export``: each stratum as a picture, as a drawing, or for a virtual table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.fault import Hint
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rpg.cli.print import Desk
    from rpg.maps.model import Map
    from rpg.press.map import MapOptions

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("export", help=text("cli.help.map.export"))
@click.argument("which", metavar="FILE|MAP")
@click.option("--uvtt", metavar="DIR", type=_FOLDER, help=text("cli.map.option.uvtt"))
@click.option("--png", metavar="DIR", type=_FOLDER, help=text("cli.map.option.png"))
@click.option("--svg", metavar="DIR", type=_FOLDER, help=text("cli.map.option.svg"))
@click.option(
    "--for", "audience", type=click.Choice(("player", "gm")), default="player", help=text("cli.print.map.for")
)
@shared
def export(which: str, uvtt: Path | None, png: Path | None, svg: Path | None, audience: str) -> None:
    """Export a map."""
    from rpg.cli.map_file import desk, found  # noqa: PLC0415 - `--help` reads no map
    from rpg.cli.print_map import map_options  # noqa: PLC0415 - the same
    from rpg.maps.view import player_view  # noqa: PLC0415 - the same

    folders = {kind: folder for kind, folder in (("dd2vtt", uvtt), ("png", png), ("svg", svg)) if folder}
    if not folders:
        raise Hint("cli.map.no_format")
    with desk() as at:
        map_ = found(at, which)
        shown = player_view(map_) if audience == "player" else map_
        options = map_options(at, "gm" if audience == "gm" else "player")
        stem = Path(which).stem if map_.id.startswith("./") else map_.id.rpartition("/")[2]
        names = []
        for index, level in enumerate(map_.strata):
            for kind, data in pictured(at, shown, index, options, folders):
                names.append(str(path := folders[kind] / f"{stem}-{level.depth}-{audience}.{kind}"))
                written(path, data, quiet=True)
    streams.out(show.dump({"paths": names}) if settings().json else "\n".join(names))


def pictured(
    at: Desk, shown: Map, index: int, options: MapOptions, kinds: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """A stratum in each of those formats, which are named by their endings ("png", "svg", "dd2vtt"), one at a time."""
    from rpg.press import ink, raster, svg  # noqa: PLC0415 - as above
    from rpg.press.map_canvas import canvas  # noqa: PLC0415 - as above
    from rpg.press.map_uvtt import uvtt  # noqa: PLC0415 - as above
    from rpg.press.map_words import MapWords  # noqa: PLC0415 - as above
    from rpg.press.printing import look  # noqa: PLC0415 - as above

    document = canvas(MapWords(at.voice, shown), index, options)
    if "svg" in kinds:
        yield "svg", svg.write(document, look("concrete"))
    if {"png", "dd2vtt"}.isdisjoint(kinds):
        return
    picture = raster.png(ink.write(document), document.title, document.subject)
    if "png" in kinds:
        yield "png", picture
    if "dd2vtt" in kinds:
        yield "dd2vtt", json.dumps(uvtt(shown, index, picture)).encode()
