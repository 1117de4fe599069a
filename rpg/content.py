"""Where rules, schemas and printables are: inside the installed package, or in the checkout beside it."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_content"


def folder(name: str) -> Path:
    """The folder ``rules``, ``schemas`` or ``printables``; FileNotFoundError if this copy of the program lacks it."""
    for root in (_INSTALLED, Path(__file__).parent.parent):
        place = root / name
        if place.is_dir():
            return place
    raise FileNotFoundError(f"this copy of Megastructure has no {name}/")


def catalogues(language: str) -> list[bytes]:
    """The program's own sentences in a language: one JSON object of key to message for each room that speaks."""
    return [file.read_bytes() for file in sorted((Path(__file__).parent / "locale" / language).glob("*.json"))]
