"""``rpg rules migrate``: a pack of an older format becomes one of today's; nothing else in its files changes."""

from __future__ import annotations

from pathlib import Path

import click

from rpg.cli import show, streams
from rpg.cli.fault import Told
from rpg.cli.files import written
from rpg.cli.options import settings, spoken
from rpg.cli.packs import listed, said
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.bundling import zipped
from rpg.rulebook.folder import MANIFEST, ZIP, is_file
from rpg.rulebook.manifest import FORMAT
from rpg.rulebook.migrations import format_of, migrated
from rpg.rulebook.pack import Pack, laid_open
from rpg.rulebook.pack_faults import newer
from rpg.rulebook.report import problem


@click.command(help=text("cli.help.rules.migrate"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--check", "gate", is_flag=True, help=text("cli.migrate.check"))
@click.option("--write", is_flag=True, help=text("cli.migrate.write"))
@spoken
@click.pass_context
def migrate(context: click.Context, folder: Path, *, gate: bool, write: bool) -> None:
    """Say what a migration changes, and change it if asked to, after a backup."""
    pack = _sound(folder)
    have = format_of(pack.manifest.value)
    changed = migrated({name: doc.text for name, doc in pack.documents.items()})
    backup = _backup(folder, have) if write and changed else None
    for name, now in changed.items() if write else ():
        written(folder / name, now.encode(), quiet=True)
    if settings().json:
        told = {"format": have, "now": FORMAT, "files": sorted(changed), "backup": str(backup or "")}
        streams.out(show.dump(told))
    else:
        key = "cli.migrate.none" if not changed else "cli.migrate.done" if write else "cli.migrate.would"
        lines = [
            speak(key, n=len(changed), have=have, now=FORMAT),
            *(f"  {show.seen(name)}" for name in sorted(changed)),
        ]
        streams.out("\n".join([*lines, *([speak("cli.migrate.backup", path=str(backup))] if backup else [])]))
    context.exit(int(gate and bool(changed) and not write))


def _sound(folder: Path) -> Pack:
    """The pack in a folder, its files sound JSON; Told with every fault, or if its format is newer than ours."""
    if not is_file(folder / MANIFEST):
        raise Told("cli.pack.none", path=str(folder))
    pack = laid_open(folder, f"{folder.as_posix()}/")
    faults = [
        problem(doc, fault, said)
        for doc in pack.documents.values()
        for fault in doc.faults
        if fault.severity == "error"
    ]
    if not faults and format_of(pack.manifest.value) > FORMAT:
        faults = [problem(pack.manifest, newer(pack.manifest.value), said)]
    if faults:
        raise Told("cli.fault.rules", below=listed(sorted(faults)))
    return pack


def _backup(folder: Path, have: int) -> Path:
    """The pack as it was, in a zip beside its folder that was not there before."""
    stem, number = f"{folder.resolve().name}-format-{have}", 1
    place = folder.resolve().parent / f"{stem}{ZIP}"
    while place.exists():
        number += 1
        place = place.with_name(f"{stem}-{number}{ZIP}")
    written(place, zipped(folder), quiet=True)
    return place
