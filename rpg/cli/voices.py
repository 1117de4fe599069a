"""Voices: the catalogues of every room that speaks, in one language, with the texts of the rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rpg import content
from rpg.cli import texts
from rpg.words import Catalogue, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.campaign.rules import Rules
    from rpg.words import Value


def voice(language: str, rules: Rules | None = None, more: Iterable[Mapping[str, Mapping[str, str]]] = ()) -> Voice:
    """A voice of that language (English if the program does not speak it).

    ``more`` are messages by language and key, in English where that language lacks them; the program's own stay.
    """
    known = language if language in texts.languages() else texts.DEFAULT
    messages: dict[str, str] = {}
    for texts_ in more:
        messages |= {**texts_.get(texts.DEFAULT, {}), **texts_.get(known, {})}
    for raw in content.catalogues(known):
        messages |= json.loads(raw)
    return Voice(Catalogue(known, messages), rules.texts if rules else None)


def speak(key: str, /, **values: Value) -> str:
    """One sentence, in the language asked for or that of the campaign at hand."""
    return voice(texts.spoken()).word(key, **values)
