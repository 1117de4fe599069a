"""``rpg pack bundle``: a pack as one file, to hand on."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli import show, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.options import settings, spoken
from rpg.cli.packs import checked
from rpg.cli.shelf import card
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.folder import BUNDLE, MANIFEST, ZIP, is_bundle, is_file


@click.command(help=text("cli.help.pack.bundle"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help=text("cli.pack.output"))  # fmt: skip
@spoken
def bundle(folder: Path, output: Path | None) -> None:
    """Check a pack in full and write it as one file."""
    own = sound(folder)
    into = output or Path(f"{own}{ZIP}")
    if not is_bundle(into):
        raise Hint("cli.pack.suffix", path=str(into))
    if into.resolve().is_relative_to(folder.resolve()):  # it would become a part of the pack, and of the next bundle
        raise Hint("cli.pack.inside", path=str(into), name=into.name)
    written(into, packed(folder, one_json=into.name.endswith(BUNDLE)), quiet=True)
    told = {"path": str(into), "bytes": into.stat().st_size}
    streams.out(show.dump(told) if settings().json else speak("cli.wrote", path=str(into)))


def sound(folder: Path) -> str:
    """The pack in a folder by its id and version, checked; Told with every fault, or if there is none."""
    if not is_file(folder / MANIFEST):
        raise Told("cli.pack.none", path=str(folder))
    checked([folder])
    own = card(folder)
    return f"{own.id}-{own.version}" if own else folder.name


def packed(folder: Path, *, one_json: bool) -> bytes:
    """The bytes of a sound pack as a zip, or as one JSON file; Told if that cannot hold all of it."""
    from rpg.rulebook.bundling import joined, odd, zipped  # noqa: PLC0415 - `--help` packs nothing

    strange = odd(folder) if one_json else []
    if strange:
        raise Told("cli.pack.odd", files=", ".join(strange[:5]))
    return joined(folder) if one_json else zipped(folder)
