"""Papers to look at: the shipped rules, a voice, people of the story."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from rpg import content
from rpg.campaign.rules import Rules
from rpg.game.character.decide import from_named
from rpg.press.options import Laid, Options
from rpg.press.printing import look
from rpg.press.sheet.page import sheet
from rpg.press.shelf import sheet as laid_out
from rpg.rulebook import open_packs
from rpg.words import Catalogue, Term, Voice

if TYPE_CHECKING:
    from rpg.game.character.state import Person

LANGUAGES = ("en", "it")
PAPERS = ("a4", "letter")
THEMES = ("concrete", "ink")
NAMES = ("zuru", "tae", "oru", "minto", "sefa")


@cache
def rules() -> Rules:
    read = open_packs(["core", "zuru"])
    assert isinstance(read, Rules), read
    return read


def messages(language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for raw in content.catalogues(language):
        said |= json.loads(raw)
    return said


@cache
def voice(language: str = "en") -> Voice:
    return Voice(Catalogue(language, messages(language)), rules().texts)


def person(slug: str = "zuru", language: str = "en", **changes: Any) -> Person:
    named = rules().character.named[f"zuru:named/{slug}"]
    came = from_named(rules().character, named, voice(language).term(Term(named.id)))
    return msgspec.structs.replace(came, **changes)


def laid(who: Person | None = None, language: str = "en", layout: str = "character", **options: Any) -> Laid:
    options.setdefault("notice", voice(language).word("press.notice"))
    chosen = Options(**options)
    return sheet(who, rules(), voice(language), look(chosen.theme, large=chosen.large), laid_out(layout), chosen)
