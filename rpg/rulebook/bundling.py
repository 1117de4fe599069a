"""Packs put into one file: a zip with all that is in the folder, or one JSON file if there is nothing but rules."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from rpg.rulebook.folder import MANIFEST, PATCHES, REDIRECTS, listing

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.rulebook.folder import AnyEntry

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16
_GROUPS = {PATCHES: "patches", "locale": "locale"}


def zipped(folder: Path) -> bytes:
    """The pack in a folder as a zip: the same bytes for the same files, on every system and every day."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in listing(folder).files:
            member = zipfile.ZipInfo(entry.name, _EPOCH)
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
            with archive.open(member, "w") as file:
                for chunk in entry.chunks():
                    file.write(chunk)
    return into.getvalue()


def odd(folder: Path) -> list[str]:
    """The files of a sound pack that one JSON file cannot hold."""
    return [entry.name for entry in listing(folder).files if not entry.json]


def joined(folder: Path) -> bytes:
    """The sound pack in a folder, of rules alone, as one ``.pack.json``."""
    whole: dict[str, Any] = {"pack": {}, "entities": []}
    for entry in listing(folder).files:
        _join(whole, entry)
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()


def _join(whole: dict[str, Any], entry: AnyEntry) -> None:
    value = json.loads(entry.read())
    group, _, name = entry.name.removesuffix(".json").partition("/")
    if entry.name == MANIFEST:
        whole["pack"] = value
    elif entry.name == REDIRECTS:
        whole["redirects"] = value
    elif group in _GROUPS:
        whole.setdefault(_GROUPS[group], {})[name] = value
    else:
        whole["entities"].append(value)
