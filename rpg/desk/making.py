"""Somebody new, as they are described in words: archetype, ability, numbers, each found by any unique beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.desk.line import number
from rpg.desk.names import entities, one
from rpg.desk.plain import plain
from rpg.game.character.creation import Choice, created
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.campaign.rules import Rules
    from rpg.game.character.rules import Gender
    from rpg.game.character.state import Person

_SLUG = re.compile(r"[^a-z0-9]+")
GENDERS: dict[str, Gender] = {"f": "f", "m": "m", "n": "n"}


def slug_of(name: str, taken: Iterable[str] = ()) -> str:
    """The id of somebody of that name; a short one if no letter of it can be typed everywhere."""
    found = _SLUG.sub("-", plain(name)).strip("-")
    return found or "guest" + "-guest" * sum(who.startswith("guest") for who in taken)


def archetype_of(rules: Rules, language: str, word: str) -> str | Refusal:
    """The archetype that a word means, by its name of either gender."""
    kinds = rules.character.archetypes
    found = one(word, {**entities(rules, language, kinds), **feminine(rules, language)})
    if isinstance(found, Refusal) and found.why.key == "desk.refused.unknown":
        names = Listed(tuple(Term(key) for key in kinds))
        return Refusal(Say("desk.refused.no_archetype", {"word": word, "archetypes": names}))
    return found


def feminine(rules: Rules, language: str) -> dict[str, str]:
    """Plain feminine name -> full id of every archetype that has one."""
    known: dict[str, str] = {}
    for tongue in ("en", language):
        for key in rules.character.archetypes:
            name = rules.texts.get(tongue, {}).get(key, {}).get("feminine")
            if isinstance(name, str) and name:
                known.setdefault(plain(name), key)
    return known


def ability_of(rules: Rules, language: str, archetype: str, word: str) -> str | Refusal:
    """The ability of an archetype that a word means."""
    kind = rules.character.archetypes[archetype]
    found = one(word, entities(rules, language, dict.fromkeys(kind.abilities)))
    if isinstance(found, Refusal):
        names = Listed(tuple(Term(key) for key in kind.abilities))
        return Refusal(Say("desk.refused.no_ability", {"word": word, "abilities": names}))
    return found


def numbers_of(
    rules: Rules, language: str, known: Mapping[str, object], pairs: Iterable[str]
) -> tuple[dict[str, int], list[Say]]:
    """``frame=3``: full id -> number, and what is wrong with the others."""
    found: dict[str, int] = {}
    faults: list[Say] = []
    words = entities(rules, language, known)
    for pair in pairs:
        word, _, told = pair.partition("=")
        key, value = one(word, words), number(told)
        if isinstance(key, Refusal):
            near = key.why if key.why.key != "desk.refused.unknown" else None
            names = Listed(tuple(Term(full) for full in known))
            faults.append(near or Say("person.fault.unknown", {"word": word, "known": names}))
        elif value is None:
            faults.append(Say("person.fault.pair", {"pair": pair, "what": Term(key)}))
        else:
            found[key] = value
    return found, faults


def made(  # noqa: PLR0913 - what somebody may be told to be: named by keyword
    rules: Rules,
    language: str,
    *,
    name: str,
    archetype: str,
    ability: str = "",
    numbers: Iterable[str] = (),
    gender: Gender = "n",
    player: str = "",
    taken: Iterable[str] = (),
) -> Person | tuple[Say, ...]:
    """The person that these words describe; or every fault in them, in the order of the words."""
    of = rules.character
    own, wrong = numbers_of(rules, language, {**of.attributes, **of.skills}, numbers)
    kind = archetype_of(rules, language, archetype)
    if isinstance(kind, Refusal):
        return (kind.why, *wrong)
    able = ability_of(rules, language, kind, ability) if ability else ""
    faults = ([able.why] if isinstance(able, Refusal) else []) + wrong
    choice = Choice(
        name=name,
        archetype=kind,
        ability="" if isinstance(able, Refusal) else able,
        attributes={key: n for key, n in own.items() if key in of.attributes},
        skills={key: n for key, n in own.items() if key in of.skills},
        gender=gender,
        player=player,
    )
    person = created(of, choice, slug_of(name, taken))
    if not isinstance(person, tuple):
        return tuple(faults) or person
    # of numbers that were not understood nobody can say what they come to
    return (*faults, *(say for say in person if not (wrong and say.key.endswith(("_few", "_many")))))
