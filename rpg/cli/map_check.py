"""``rpg map check``: the proofs of a map, whoever drew it; what is wrong, with file, line and column."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli import show, streams
from rpg.cli.options import settings, shared
from rpg.cli.texts import text


@click.command("check", help=text("cli.help.map.check"))
@click.argument(
    "paths", metavar="FILE|MAP...", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path)
)
@shared
@click.pass_context
def check_(context: click.Context, paths: tuple[Path, ...]) -> None:
    """Check maps."""
    from rpg.cli.map_file import map_of, read  # noqa: PLC0415 - `--help` checks nothing
    from rpg.cli.print import desk_for  # noqa: PLC0415 - the same
    from rpg.cli.reports import Findings, as_json, as_text  # noqa: PLC0415 - the same
    from rpg.maps.proof import prove  # noqa: PLC0415 - the same
    from rpg.rulebook.checking import run  # noqa: PLC0415 - the same

    with desk_for("file") as at:
        files = tuple(path for path in paths if path.exists() or path.suffix or len(path.parts) > 1)
        shipped = {str(path): map_of(at, str(path)) for path in paths if path not in files}
        report = run(files, at.voice.say)
        found = Findings([p for p in report.problems if p.severity == "error"], report.files)
        if found.code:
            streams.out((as_json if settings().json else as_text)(found, at.voice))
            context.exit(found.code)
        maps = {str(path): read(path, at) for path in files} | shipped
        proofs = {str(path): prove(maps[str(path)]) for path in paths}
    told = {
        path: {
            "cells": proof.walkable, "places": proof.places, "loops": round(100 * proof.loops),
            "seals": len(proof.opened),
        }
        for path, proof in proofs.items()
    }  # fmt: skip
    if settings().json:
        streams.out(show.dump(told))
    else:
        streams.out("\n".join(at.voice.word("cli.map.holds", path=path, **figures) for path, figures in told.items()))
