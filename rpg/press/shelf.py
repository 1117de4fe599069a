"""What lies in printables/, opened: themes and sheets by name."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from rpg import content
from rpg.press.sheet.layout import Addition, Sheet
from rpg.press.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path


@cache
def theme(name: str) -> Theme:
    """The theme of that name; FileNotFoundError if there is none."""
    return msgspec.convert(_plain(content.folder("printables") / "theme" / f"{name}.json"), Theme)


@cache
def sheet(name: str) -> Sheet:
    """The sheet of that name; FileNotFoundError if there is none."""
    return msgspec.convert(_plain(content.folder("printables") / "sheet" / f"{name}.json"), Sheet)


def addition(file: Path) -> Addition:
    """What a homebrew file adds to a sheet; msgspec.ValidationError, with its place, if it is not one."""
    return msgspec.convert(_plain(file), Addition)


def _plain(file: Path) -> Any:  # noqa: ANN401 -- JSON, before it has a type
    read = json.loads(file.read_bytes())
    return {key: value for key, value in read.items() if key not in {"$schema", "//"}}
