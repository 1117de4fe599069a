"""What the program itself prints with, for those who add to it: sheets, views, fonts, themes, sentences, sizes."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import msgspec

from rpg import content
from rpg.rulebook.shape import bare

Tree: TypeAlias = "dict[str, Any] | list[Any] | str"
"""What can be pointed to: ``text``, ``number`` or ``truth``, in objects and in lists of one kind of item."""
SAID = "press."
"""How the keys of the sentences begin that papers say."""


@cache
def views(of: str) -> dict[str, Tree]:
    """What a ``sheet`` or a ``card`` can point to, by what it shows."""
    found: dict[str, Tree] = _read("views.json")[of]
    return found


@cache
def sheets() -> dict[str, dict[str, Any]]:
    """The sheets that came with the program, by name."""
    return _folder("sheet")


@cache
def themes() -> dict[str, dict[str, Any]]:
    """The themes that came with the program, by name; their fonts by name too."""
    found = _folder("theme")
    return {
        name: {**theme, "fonts": {role: _stem(file) for role, file in theme["fonts"].items()}}
        for name, theme in found.items()
    }


@cache
def fonts() -> dict[str, str]:
    """The fonts by name, each with its file below ``printables/fonts``."""
    place = content.folder("printables") / "fonts"
    return {file.stem: f"{file.parent.name}/{file.name}" for file in sorted(place.glob("*/*.ttf"))}


@cache
def card_sizes() -> tuple[tuple[float, float], ...]:
    """The sizes of cards that there are pages for, in millimetres; those of large print are made from them."""
    found = {name: tuple(lies["card"]) for name, lies in _folder("imposition").items()}
    return tuple(sorted({size for name, size in found.items() if "-large" not in name}))


@cache
def sentences() -> dict[str, str]:
    """The sentences that papers say, in English, by key."""
    read: dict[str, str] = msgspec.json.decode(content.catalogue("en", "press"))
    return {key: text for key, text in read.items() if key.startswith(SAID)}


@cache
def messages() -> dict[str, str]:
    """All sentences of the program in English, by key."""
    found: dict[str, str] = {}
    for raw in content.catalogues("en"):
        found |= msgspec.json.decode(raw, type=dict[str, str])
    return found


@cache
def chapters() -> dict[str, dict[str, Any]]:
    """The chapters of the rulebook that came with the program, by id."""
    return _folder("chapter")


@cache
def chapter_values() -> tuple[str, ...]:
    """The pointers into the rules that those have: each is there in whatever rules."""
    specs = {spec for chapter in chapters().values() for spec in chapter.get("values", {}).values()}
    return tuple(sorted(spec for spec in specs if spec.startswith("/")))


def _folder(name: str) -> dict[str, dict[str, Any]]:
    files = sorted((content.folder("printables") / name).glob("*.json"))
    return {file.stem: bare(msgspec.json.decode(file.read_bytes())) for file in files}


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = bare(msgspec.json.decode((content.folder("printables") / name).read_bytes()))
    return read


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".ttf")
