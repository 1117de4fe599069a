"""``rpg import FILE``: a campaign made again from its lines.

The lines may come from anybody. Of the packs they name only ids are believed, never a folder of this machine; what does
not fit together makes no campaign.
"""

from __future__ import annotations

import contextlib
import secrets
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
from rpg.store import SIDES, Store, StoreError
from rpg.store.file import made as reserved
from rpg.store.lines import VERSION, Campaign, Entry, Line, Setting, decoded, readable

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
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")  # nobody else's, who imports the same
    try:
        count = made(draft, file)
        with explained(), reserved(path):  # a campaign that was made meanwhile stays
            draft.replace(path)
    finally:
        for end in ("", *SIDES):
            draft.with_name(draft.name + end).unlink(missing_ok=True)
    home.remember(path)
    if settings().json:
        streams.out(show.dump({"name": path.stem, "path": str(path), "entries": count}))
    else:
        streams.out(speak("cli.imported", name=path.stem, path=str(path), n=count))


def made(draft: Path, file: Path) -> int:
    """Make a campaign's file of an export and look through it; how many entries it has. Told if it does not fit."""
    source = _Source(file)
    try:
        with contextlib.closing(Store.of_lines(draft, source.lines())) as store:
            faults = store.faults()
            if faults:
                raise Told("cli.import.faults", file=str(file), below="\n".join(map(show.seen, faults[:10])))
            store.alone()
            return len(store.entries())
    except StoreError as error:
        if error.key not in {"damaged", "newer"}:  # the disk's fault, not that of the lines
            raise Told(error.say.key, error.say.values) from error
        raise source.told(speak("cli.import.line.fits")) from error


class _Source:
    """An export, read line by line."""

    def __init__(self, file: Path) -> None:
        self._file, self._number = file, 0

    def told(self, why: str) -> Told:
        """What is wrong with the line that was read last."""
        return Told("cli.import.line", file=str(self._file), line=max(1, self._number), why=why)

    def lines(self) -> Iterator[Line]:
        """Its lines; Told with the number of the first that is none."""
        line = b""
        with self._file.open("rb") as source:
            while line := source.readline(_LONGEST):
                self._number += 1
                if not line.strip():
                    continue
                try:
                    yield _believed(decoded(line), first=self._number == 1)
                except (msgspec.MsgspecError, ValueError, RecursionError) as error:
                    raise self.told(show.seen(str(error)[:200])) from error
        if not self._number:
            raise self.told(speak("cli.import.line.first"))


def _believed(line: Line, *, first: bool) -> Line:
    """The line as far as it is believed; ValueError if it is not one that can stand there."""
    if first != isinstance(line, Campaign):
        raise ValueError(speak("cli.import.line.first"))
    if isinstance(line, Campaign) and line.version > VERSION:
        raise ValueError(speak("cli.import.line.newer"))
    if isinstance(line, Entry):
        readable(line)
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
