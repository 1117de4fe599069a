"""Words needed before any campaign is open: help and hints, from the catalogue, without the typed rooms."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from pathlib import Path

from rpg import content

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
    words = [*sys.argv[1:], ""]
    given = [words[i + 1] for i, word in enumerate(words[:-1]) if word == "--language"]
    given += [word.partition("=")[2] for word in words if word.startswith("--language=")]
    return next((name for name in (*given, os.environ.get("RPG_LANGUAGE", "")) if name in languages()), "")


def system() -> str:
    """The language of the system's locale if the program speaks it, else English."""
    name = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return name[:2] if name[:2] in languages() else DEFAULT


def text(key: str) -> str:
    """A message without values, in that language; KeyError if the catalogue lacks it."""
    return _messages(language())[key]


@cache
def _messages(tongue: str) -> dict[str, str]:
    messages: dict[str, str] = {}
    for raw in content.catalogues(tongue):
        if b'"cli.' in raw:
            messages |= json.loads(raw)
    return messages
