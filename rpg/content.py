"""Where rules, schemas, printables and trials are: inside the installed package, or in the checkout beside it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HERE = os.path.dirname(__file__)  # noqa: PTH120 - a plain roll needs sentences, and pathlib takes long to load
_LOCALE = f"{_HERE}/locale"


def folder(name: str) -> Path:
    """The folder ``rules``, ``schemas``, ``printables`` or ``trials``; FileNotFoundError if this copy lacks it."""
    from pathlib import Path  # noqa: PLC0415 - the same

    for root in (Path(_HERE) / "_content", Path(_HERE).parent):
        place = root / name
        if place.is_dir():
            return place
    raise FileNotFoundError(f"this copy of Megastructure has no {name}/")


def languages() -> list[str]:
    """The languages in which there are sentences, by name."""
    with os.scandir(_LOCALE) as found:
        return sorted(entry.name for entry in found if entry.is_dir())


def rooms(language: str) -> list[str]:
    """The rooms that speak a language, by name."""
    return sorted(name.removesuffix(".json") for name in os.listdir(f"{_LOCALE}/{language}") if name.endswith(".json"))  # noqa: PTH208 - the same


def catalogue(language: str, room: str) -> bytes:
    """The sentences of a room in a language: a JSON object of key to message."""
    with open(f"{_LOCALE}/{language}/{room}.json", "rb") as file:  # noqa: PTH123 - the same
        return file.read()


def catalogues(language: str) -> list[bytes]:
    """The program's own sentences in a language: one JSON object of key to message for each room that speaks."""
    return [catalogue(language, room) for room in rooms(language)]
