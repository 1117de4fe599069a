"""Voices: the catalogues of every room that speaks, in one language, with the texts of the rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rpg import content
from rpg.cli import texts
from rpg.words import Catalogue, Voice

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.words import Value


def voice(language: str, rules: Rules | None = None) -> Voice:
    """A voice of that language (English if the program does not speak it)."""
    known = language if language in texts.languages() else texts.DEFAULT
    messages: dict[str, str] = {}
    for raw in content.catalogues(known):
        messages |= json.loads(raw)
    return Voice(Catalogue(known, messages), rules.texts if rules else None)


def speak(key: str, /, **values: Value) -> str:
    """One sentence outside any campaign."""
    return voice(texts.language()).word(key, **values)
