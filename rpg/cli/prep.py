"""Prepared scenes on disk: ``prep/*.md`` beside the campaign's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.cli import home
from rpg.cli.fault import Told
from rpg.cli.files import written
from rpg.desk.prep import Prepared, read, unread
from rpg.words import Say

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.words import Voice

FOLDER = "prep"
_LARGEST = 64 << 10
"""Bytes of a scene's file."""
_MOST = 500
"""Files that are read."""


def scenes(campaign: Path) -> tuple[Prepared, ...]:
    """The scenes prepared beside a campaign, by name; those of files that cannot be read say why."""
    folder = campaign.parent / FOLDER
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".md" and not file.name.startswith("."))
    except OSError:  # there is none, or it is no folder
        return ()
    return tuple(_scene(file) for file in files[:_MOST])


def _scene(file: Path) -> Prepared:
    try:
        with file.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
    except OSError as error:
        return unread(file.stem, Say("desk.prep.unread", {"why": error.strerror or str(error)}))
    if len(raw) > _LARGEST:
        return unread(file.stem, Say("desk.prep.large", {"most": _LARGEST >> 10}))
    try:
        return read(file.stem, raw.decode())
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return unread(file.stem, Say("desk.prep.fault", {"line": line, "why": Say("desk.prep.fault.letters")}))


def new(campaign: Path, slug: str, name: str, voice: Voice) -> Path:
    """Write the file of a scene to be prepared, with its four parts to fill in; Told if there is one already."""
    path = campaign.parent / FOLDER / f"{slug}.md"
    if path.exists() or home.is_device(slug):
        raise Told("cli.fault.scene_exists", path=f"{FOLDER}/{slug}.md")
    written(path, (voice.word("cli.scene.template", name=name) + "\n").encode(), quiet=True)
    return path
