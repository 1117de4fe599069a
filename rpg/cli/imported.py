"""``rpg import FILE``: a campaign made again from its lines.

The lines may come from anybody. Of the packs they name only ids are believed, never a folder of this machine; what does
not fit together makes no campaign.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec.structs import replace

from rpg.cli import home, show, streams
from rpg.cli.app import explained
from rpg.cli.fault import Told
from rpg.cli.files import room_for
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.ids import SLUG
from rpg.store import SIDES, Store
from rpg.store.lines import VERSION, Campaign, Line, Setting, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 64 << 20
"""Bytes that a line may have: as many as the rules that a campaign keeps."""
_ENDS = (".pack.json", ".zip")


@click.command("import", help=text("cli.help.import"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "name", metavar="NAME", default="", help=text("cli.option.as"))
@shared
def command(file: Path, name: str) -> None:
    """Make a campaign of an export."""
    path = home.place(name or file.stem)
    if path.exists():
        raise Told("cli.fault.exists", name=path.stem, path=str(path))
    room_for(path)
    draft = path.with_name(f".{path.name}.part")
    for end in ("", *SIDES):
        draft.with_name(draft.name + end).unlink(missing_ok=True)
    try:
        count = made(draft, file)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    home.remember(path)
    if settings().json:
        streams.out(show.dump({"name": path.stem, "path": str(path), "entries": count}))
    else:
        streams.out(speak("cli.imported", name=path.stem, path=str(path), n=count))


def made(draft: Path, file: Path) -> int:
    """Make a campaign's file of an export and look through it; how many entries it has. Told if it does not fit."""
    with explained(), contextlib.closing(Store.of_lines(draft, _lines(file))) as store:
        faults = store.faults()
        if faults:
            raise Told("cli.import.faults", file=str(file), below="\n".join(map(show.seen, faults[:10])))
        store.alone()
        return len(store.entries())


def _lines(file: Path) -> Iterator[Line]:
    """The lines of an export; Told with the number of the first that is none."""
    number, line = 0, b""
    with file.open("rb") as source:
        while line := source.readline(_LONGEST):
            number += 1
            if not line.strip():
                continue
            try:
                yield _believed(decoded(line), first=number == 1)
            except (msgspec.MsgspecError, ValueError, RecursionError) as error:
                raise Told("cli.import.line", file=str(file), line=number, why=show.seen(str(error)[:200])) from error
    if not number:
        raise Told("cli.import.line", file=str(file), line=1, why=speak("cli.import.line.first"))


def _believed(line: Line, *, first: bool) -> Line:
    """The line as far as it is believed; ValueError if it is not one that can stand there."""
    if first != isinstance(line, Campaign):
        raise ValueError(speak("cli.import.line.first"))
    if isinstance(line, Campaign) and line.version > VERSION:
        raise ValueError(speak("cli.import.line.newer"))
    if isinstance(line, Setting) and line.key == "packs":
        names = msgspec.json.decode(line.value, type=list[str])
        return replace(line, value=msgspec.json.encode([_name(pack) for pack in names]).decode())
    return line


def _name(pack: str) -> str:
    """The id that a pack probably has, of however an export names it; ValueError if it cannot be one."""
    name = pack.replace("\\", "/").rstrip("/").rpartition("/")[2]
    for end in _ENDS:
        name = name.removesuffix(end)
    if not SLUG.match(name):
        raise ValueError(speak("cli.import.line.pack", pack=pack))
    return name
