"""Words needed before any campaign is open: help and hints, from the catalogue, without the typed rooms."""

from __future__ import annotations

import json
import locale
import os
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from rpg import content

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT = "en"


@cache
def languages() -> tuple[str, ...]:
    """The languages the program speaks, English first."""
    found = sorted(p.name for p in (Path(content.__file__).parent / "locale").iterdir() if p.is_dir())
    return (DEFAULT, *(name for name in found if name != DEFAULT))


@cache
def language() -> str:
    """The language for words outside a campaign: ``--language``, RPG_LANGUAGE, the system's, English."""
    return asked() or system()


def asked() -> str:
    """The language asked for on the command line or in RPG_LANGUAGE, or ""."""
    given = (*told(sys.argv[1:], "--language"), os.environ.get("RPG_LANGUAGE", ""))
    return next((name for name in given if name in languages()), "")


def told(words: Sequence[str], option: str) -> list[str]:
    """What an option is told among words that are not parsed yet: ``--option VALUE`` and ``--option=VALUE``."""
    values = [value for word, value in pairwise(words) if word == option]
    return values + [word.partition("=")[2] for word in words if word.startswith(f"{option}=")]


def system() -> str:
    """The language of the system's locale if the program speaks it, else English."""
    name = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    short = (name or locale.getlocale()[0] or "")[:2].casefold()  # without these names: as the system itself says
    return short if short in languages() else DEFAULT


def text(key: str) -> str:
    """A message without values, in that language; KeyError if the catalogue lacks it."""
    return messages(language())[key]


@cache
def messages(tongue: str) -> dict[str, str]:
    """The messages of this room in a language, by key."""
    found: dict[str, str] = {}
    for raw in content.catalogues(tongue):
        if b'"cli.' in raw:
            found |= json.loads(raw)
    return found
